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

  @SuppressWarnings("ArrayRecordComponent") // handed on and never compared
  private record KeyLinks(int[] rows, ScoredPairs pairs) {}

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
    KeyLinks[] found = new KeyLinks[plan.keys().size()];
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
      ScoredPairs ofKey = found[key].pairs();
      ofKey.copyTo(pairs, logOdds, at);
      int end = at + ofKey.links();
      Arrays.fill(keys, at, end, (byte) key);
      int[] rows = found[key].rows();
      for (; at < end; at++) {
        pairs[at] = (long) rows[(int) (pairs[at] >>> 32)] << 32 | rows[(int) pairs[at]];
      }
    }
    return Links.weighed(pairs, keys, logOdds, new RowSorter());
  }

  private KeyLinks score(int key, RowSorter sorter, AtomicLong total, long linkLimit) {
    PlannedKey planned = plan.keys().get(key);
    int[] rows = ChangedBlocks.rows(words, firstChanged, planned.key());
    long[] some = new long[rows.length];
    int firstLate = rows.length;
    for (int i = rows.length - 1; i >= 0; i--) {
      some[i] = words[rows[i]];
      firstLate = rows[i] >= firstChanged ? i : firstLate;
    }
    BlockingIndex index = BlockingIndex.of(some, planned.key(), sorter);
    ScoredPairs pairs = new ScoredPairs(plan, key, scorer, threshold, total, linkLimit);
    try {
      index.forEachPairWithLate(firstLate, pairs);
    } catch (PairList.LimitReached e) {
      throw new TooManyPairsException(
          planned.key().name(), planned.pairs(), index.largestBlock(), linkLimit);
    }
    return new KeyLinks(rows, pairs);
  }
}
