package uk.linkage.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import uk.linkage.block.BlockingIndex;
import uk.linkage.block.BlockingPlan;
import uk.linkage.block.ChangedBlocks;
import uk.linkage.block.PlannedKey;
import uk.linkage.parallel.Workers;
import uk.linkage.sort.RowSorter;

/**
 * Links changed records to all: weighs what a plan joins of pairs that hold a changed record, and
 * none of the others.
 */
public final class ChangedPairs {

  /**
   * From this part of all records on they are grouped: tables to look them up in would be large.
   */
  private static final int LEAST_OF_MANY = 8;

  private final long[] words;
  private final int firstChanged;
  private final BlockingPlan plan;
  private final Scorer scorer;
  private final double threshold;

  /**
   * Pairs to be weighed.
   *
   * @param words packed records, the changed ones last
   * @param firstChanged the first changed one
   * @param plan how candidate pairs are found; at most 127 keys
   * @param scorer weighs them
   * @param threshold log2 of the least odds of a link
   */
  public ChangedPairs(
      long[] words, int firstChanged, BlockingPlan plan, Scorer scorer, double threshold) {
    if (plan.keys().size() > PairScoring.MOST_KEYS) {
      throw new IllegalArgumentException("a plan has at most 127 keys, got " + plan.keys().size());
    }
    this.words = words;
    this.firstChanged = firstChanged;
    this.plan = plan;
    this.scorer = scorer;
    this.threshold = threshold;
  }

  /**
   * Weighs the pairs.
   *
   * @param workers the threads; each takes a key at a time
   * @param linkLimit the most links that there is memory for
   * @return the links by rows of words, the same whatever the number of threads
   * @throws TooManyPairsException if there are more links than that
   */
  public Links run(Workers workers, long linkLimit) {
    AtomicLong total = new AtomicLong();
    AtomicInteger keysLeft = new AtomicInteger(plan.keys().size());
    ScoredPairs[] found = new ScoredPairs[plan.keys().size()];
    List<Callable<Void>> lanes = new ArrayList<>();
    for (int lane = 0; lane < Math.min(workers.count(), found.length); lane++) {
      lanes.add(
          () -> {
            RowSorter sorter = new RowSorter();
            for (int key = keysLeft.decrementAndGet(); key >= 0; ) {
              found[key] = score(key, sorter, total, linkLimit);
              key = keysLeft.decrementAndGet();
            }
            return null;
          });
    }
    workers.run(lanes);

    long[] pairs = new long[Math.toIntExact(total.get())];
    byte[] keys = new byte[pairs.length];
    double[] logOdds = new double[pairs.length];
    int at = 0;
    for (int key = 0; key < found.length; key++) {
      found[key].copyTo(pairs, logOdds, at);
      int end = at + found[key].links();
      Arrays.fill(keys, at, end, (byte) key);
      at = end;
    }
    return Links.weighed(pairs, keys, logOdds, new RowSorter());
  }

  private ScoredPairs score(int key, RowSorter sorter, AtomicLong total, long linkLimit) {
    PlannedKey planned = plan.keys().get(key);
    ScoredPairs pairs = new ScoredPairs(plan, key, scorer, threshold, total, linkLimit);
    try {
      if (words.length - firstChanged < words.length / LEAST_OF_MANY) {
        new ChangedBlocks(words, firstChanged, planned.key()).forEachPair(pairs);
      } else {
        BlockingIndex.of(words, planned.key(), sorter).forEachPairWithLate(firstChanged, pairs);
      }
    } catch (PairList.LimitReached e) {
      throw new TooManyPairsException(
          planned.key().name(),
          planned.pairs(),
          BlockingIndex.of(words, planned.key(), new RowSorter()).largestBlock(),
          linkLimit);
    }
    return pairs;
  }
}
