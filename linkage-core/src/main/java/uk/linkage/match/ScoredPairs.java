package uk.linkage.match;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import uk.linkage.block.BlockingPlan;
import uk.linkage.block.PairBatch;
import uk.linkage.block.PairSink;

/**
 * Weighs candidate pairs and keeps those that reach a threshold. One instance serves one thread.
 */
final class ScoredPairs implements PairSink {

  /*
   * What happens to a pair is told by its pattern: it belongs to another key (or to none), it can't
   * reach the threshold, or it is weighed. Most pairs end at that one load.
   */
  private static final byte OF_ANOTHER_KEY = 0;
  private static final byte TOO_WEAK = 1;
  private static final byte TO_BE_WEIGHED = 2;

  private final Scorer scorer;
  private final double threshold;
  private final AtomicLong total;
  private final long limit;
  private final byte[] fate;
  private final int[] patterns = new int[PairBatch.CAPACITY];
  private long[] pairs = new long[1 << 12];
  private double[] logOdds = new double[1 << 12];
  private int links;
  private long seen;

  ScoredPairs(
      BlockingPlan plan, int key, Scorer scorer, double threshold, AtomicLong total, long limit) {
    this.scorer = scorer;
    this.threshold = threshold;
    this.total = total;
    this.limit = limit;
    this.fate = new byte[scorer.model().lattice().patternCount()];
    for (int pattern = 0; pattern < fate.length; pattern++) {
      byte ofThisKey = scorer.bestLogOdds(pattern) >= threshold ? TO_BE_WEIGHED : TOO_WEAK;
      fate[pattern] = plan.keyOf(pattern) == key ? ofThisKey : OF_ANOTHER_KEY;
    }
  }

  @Override
  public void accept(PairBatch batch) {
    final long[] left = batch.leftRecords();
    final long[] right = batch.rightRecords();
    final int[] shown = patterns;
    final byte[] fates = fate;
    int before = links;
    int own = 0;
    scorer.patterns(left, right, batch.size(), shown);
    for (int pair = 0; pair < batch.size(); pair++) {
      byte what = fates[shown[pair]];
      if (what != OF_ANOTHER_KEY) {
        own++;
        if (what == TO_BE_WEIGHED) {
          double odds = scorer.logOdds(shown[pair], left[pair], right[pair]);
          if (odds >= threshold) {
            add((long) batch.left(pair) << 32 | batch.right(pair), odds);
          }
        }
      }
    }
    seen += own;
    if (total.addAndGet(links - before) > limit) {
      throw new PairList.LimitReached();
    }
  }

  private void add(long pair, double odds) {
    if (links == pairs.length) {
      int longer = (int) Math.min(Integer.MAX_VALUE - 8L, links * 3L / 2);
      pairs = Arrays.copyOf(pairs, longer);
      logOdds = Arrays.copyOf(logOdds, longer);
    }
    pairs[links] = pair;
    logOdds[links++] = odds;
  }

  /** How many pairs were weighed. */
  long seen() {
    return seen;
  }

  int links() {
    return links;
  }

  void copyTo(long[] targetPairs, double[] targetOdds, int at) {
    System.arraycopy(pairs, 0, targetPairs, at, links);
    System.arraycopy(logOdds, 0, targetOdds, at, links);
  }
}
