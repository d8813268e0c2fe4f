package uk.linkage.benchmarks.accuracy;

import uk.linkage.match.Scorer;

/**
 * What the links of a run would be if a pair were weighed by its pattern alone, and not by its
 * values: all pairs looked at.
 *
 * @param links how many there would be
 * @param trueLinks how many of them would be right
 * @param estimatedPrecision the share that the model would believe to be right
 */
record WithoutValues(long links, long trueLinks, double estimatedPrecision) {

  static WithoutValues of(Trial trial, int threads) {
    Scorer scorer = trial.model().scorer();
    int patterns = scorer.model().lattice().patternCount();
    double threshold = trial.result().settings().model().threshold();
    double[] probability = new double[patterns];
    boolean[] linked = new boolean[patterns];
    for (int pattern = 0; pattern < patterns; pattern++) {
      probability[pattern] = scorer.model().probability(pattern);
      linked[pattern] = probability[pattern] >= threshold;
    }
    long[] records = trial.clients().records();
    long[] pairs = EveryPair.where(records, threads, (a, b) -> linked[scorer.pattern(a, b)]);
    long trueLinks = 0;
    double believed = 0;
    for (long pair : pairs) {
      int a = (int) (pair >>> 32);
      int b = (int) pair;
      trueLinks += trial.truth()[a] == trial.truth()[b] ? 1 : 0;
      believed += probability[scorer.pattern(records[a], records[b])];
    }
    return new WithoutValues(pairs.length, trueLinks, believed / Math.max(1, pairs.length));
  }

  double precision() {
    return (double) trueLinks / Math.max(1, links);
  }
}
