package uk.linkage.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import uk.linkage.block.BlockingIndex;
import uk.linkage.block.BlockingPlan;
import uk.linkage.block.PlannedKey;
import uk.linkage.parallel.Workers;
import uk.linkage.sort.RowSorter;

/** Links the pairs of a plan whose odds reach a threshold. */
public final class PairScoring {

  /** The most keys of a plan: the place of a link's key is a byte. */
  public static final int MOST_KEYS = Byte.MAX_VALUE;

  private static final int WITHIN = -1;

  private final long[] records;
  private final int firstRight;
  private final BlockingPlan plan;
  private final Scorer scorer;
  private final double threshold;

  /**
   * Scores pairs.
   *
   * @param records packed records
   * @param plan how candidate pairs are found; at most 127 keys
   * @param scorer weighs them
   * @param threshold log2 of the least odds of a link
   */
  public PairScoring(long[] records, BlockingPlan plan, Scorer scorer, double threshold) {
    this(records, WITHIN, plan, scorer, threshold);
  }

  /**
   * Scores pairs of two files.
   *
   * @param records packed records of the first file, then of the second
   * @param firstRight the first record of the second file
   * @param plan how candidate pairs are found; at most 127 keys
   * @param scorer weighs them
   * @param threshold log2 of the least odds of a link
   */
  public PairScoring(
      long[] records, int firstRight, BlockingPlan plan, Scorer scorer, double threshold) {
    if (plan.keys().size() > MOST_KEYS) {
      throw new IllegalArgumentException("a plan has at most 127 keys, got " + plan.keys().size());
    }
    this.records = records;
    this.firstRight = firstRight;
    this.plan = plan;
    this.scorer = scorer;
    this.threshold = threshold;
  }

  /**
   * What scoring gave.
   *
   * @param links the links, weighed
   * @param keys what each key of the plan gave, in order
   */
  public record Result(Links links, List<ScoredKey> keys) {

    public Result {
      keys = List.copyOf(keys);
    }
  }

  private record KeyLinks(ScoredPairs pairs, ScoredKey report) {}

  /**
   * Makes the candidate pairs and weighs them.
   *
   * @param workers the threads; each takes a key at a time
   * @param linkLimit the most links that there is memory for
   * @return links, the same whatever the number of threads
   * @throws TooManyPairsException if there are more links than that
   */
  public Result run(Workers workers, long linkLimit) {
    AtomicLong total = new AtomicLong();
    AtomicInteger keysLeft = new AtomicInteger(plan.keys().size());
    KeyLinks[] found = new KeyLinks[plan.keys().size()];
    List<Callable<Void>> lanes = new ArrayList<>();
    for (int lane = 0; lane < Math.min(workers.count(), found.length); lane++) {
      lanes.add(() -> scoreKeys(keysLeft, found, total, linkLimit));
    }
    workers.run(lanes);

    long[] pairs = new long[Math.toIntExact(total.get())];
    byte[] keys = new byte[pairs.length];
    double[] logOdds = new double[pairs.length];
    int at = 0;
    for (int key = 0; key < found.length; key++) {
      ScoredPairs ofKey = found[key].pairs();
      ofKey.copyTo(pairs, logOdds, at);
      Arrays.fill(keys, at, at + ofKey.links(), (byte) key);
      at += ofKey.links();
    }
    Links links = Links.weighed(pairs, keys, logOdds, new RowSorter());
    return new Result(links, Arrays.stream(found).map(KeyLinks::report).toList());
  }

  /** Scores keys as long as there are some, the dearest first: the last ones fill the gaps. */
  private Void scoreKeys(
      AtomicInteger keysLeft, KeyLinks[] found, AtomicLong total, long linkLimit) {
    RowSorter sorter = new RowSorter();
    int key = keysLeft.decrementAndGet();
    while (key >= 0) {
      found[key] = scoreKey(key, sorter, total, linkLimit);
      key = keysLeft.decrementAndGet();
    }
    return null;
  }

  private KeyLinks scoreKey(int key, RowSorter sorter, AtomicLong total, long linkLimit) {
    PlannedKey planned = plan.keys().get(key);
    BlockingIndex index = BlockingIndex.of(records, planned.key(), sorter);
    ScoredPairs pairs = new ScoredPairs(plan, key, scorer, threshold, total, linkLimit);
    try {
      if (firstRight == WITHIN) {
        index.forEachPairInBlocks(pairs);
      } else {
        index.forEachPairBetween(firstRight, pairs);
      }
    } catch (PairList.LimitReached e) {
      throw new TooManyPairsException(
          planned.key().name(), planned.pairs(), index.largestBlock(), linkLimit);
    }
    return new KeyLinks(
        pairs,
        new ScoredKey(
            planned.key().name(),
            planned.pairs(),
            pairs.seen(),
            index.largestBlock(),
            pairs.links()));
  }
}
