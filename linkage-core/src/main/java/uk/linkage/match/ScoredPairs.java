package uk.linkage.match;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import uk.linkage.block.PairBatch;
import uk.linkage.block.PairSink;

/**
 * Weighs candidate pairs and keeps those that reach a threshold. One instance serves one thread.
 */
final class ScoredPairs implements PairSink {

  private final long[] records;
  private final Scorer scorer;
  private final double threshold;
  private final AtomicLong total;
  private final long limit;
  private final boolean[] reachable;
  private long[] pairs = new long[1 << 12];
  private double[] logOdds = new double[1 << 12];
  private int links;
  private long seen;

  ScoredPairs(long[] records, Scorer scorer, double threshold, AtomicLong total, long limit) {
    this.records = records;
    this.scorer = scorer;
    this.threshold = threshold;
    this.total = total;
    this.limit = limit;
    this.reachable = new boolean[scorer.model().lattice().patternCount()];
    for (int pattern = 0; pattern < reachable.length; pattern++) {
      reachable[pattern] = scorer.bestLogOdds(pattern) >= threshold;
    }
  }

  @Override
  public void accept(PairBatch batch) {
    final long[] all = records;
    int before = links;
    seen += batch.size();
    for (int pair = 0; pair < batch.size(); pair++) {
      long a = all[batch.left(pair)];
      long b = all[batch.right(pair)];
      int pattern = scorer.pattern(a, b);
      if (reachable[pattern]) {
        double odds = scorer.logOdds(pattern, a, b);
        if (odds >= threshold) {
          add((long) batch.left(pair) << 32 | batch.right(pair), odds);
        }
      }
    }
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
