package uk.linkage.report;

import uk.linkage.match.Links;
import uk.linkage.match.Scorer;

/**
 * How many links lie above any threshold that is at least that of the run, and how many of them are
 * expected to be matches. Links are looked at once.
 */
final class LinkWeights {

  /*
   * Weights are gathered in bins of 1/1024 bit. A bin keeps the sum of its weights, and its links have
   * the probability of their mean weight: what that is off by is the curvature of the logistic times
   * a bin's variance, 4 in 10^9.
   */

  /** Bins of a bit: thresholds that are whole bins above that of the run are exact. */
  static final int BINS_PER_BIT = 1024;

  private static final int BINS = 64 * BINS_PER_BIT;

  private final long[] links = new long[BINS + 1];
  private final double[] found = new double[BINS + 1];

  /**
   * Looks at links.
   *
   * @param of links that were weighed
   * @param threshold log2 of the odds of the weakest link there can be
   */
  LinkWeights(Links of, double threshold) {
    double[] sums = new double[BINS];
    for (int link = 0; link < of.size(); link++) {
      double above = of.logOdds(link) - threshold;
      int bin = (int) Math.min(BINS - 1, Math.max(0, above * BINS_PER_BIT));
      links[bin]++;
      sums[bin] += above;
    }
    for (int bin = BINS - 1; bin >= 0; bin--) {
      long here = links[bin];
      double matches = here == 0 ? 0 : here * Scorer.probability(threshold + sums[bin] / here);
      links[bin] = links[bin + 1] + here;
      found[bin] = found[bin + 1] + matches;
    }
  }

  /** How many links lie at least so many bins above the threshold. */
  long links(int bins) {
    return links[Math.min(bins, BINS)];
  }

  /** How many of these are expected to be matches. */
  double found(int bins) {
    return found[Math.min(bins, BINS)];
  }
}
