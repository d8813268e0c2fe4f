package uk.linkage.model;

import java.util.ArrayList;
import java.util.List;

/** Matches and non-matches mixed: the state of one run of expectation-maximisation. */
final class Mixture {

  /*
   * One round. E: the chance that a pair of row j is a match, from Bayes' rule,
   *
   *   zeta_j = 1 / (1 + exp(-(logit(prior) + log P(j|M) - log P(j|U))))
   *
   * M: both laws move to the pairs they are thus given, and the prior to its share of them, at
   * most the bound. The penalised likelihood never falls [1]; step() asserts it.
   *
   * Matches may be one pair in 10^7 and pairs 10^14. So chances stay logarithms, and the
   * log likelihood of a row is taken relative to its observed share: the terms of the rows that
   * hold nearly all pairs are then near 0, and their rounding is far below the gains looked for. Sums
   * run over rows in the order of patterns: the same census gives the same bits.
   *
   * [1] Dempster, Laird & Rubin 1977; Jaro 1989 for record linkage.
   */

  private static final double MOST_LIKELY_PRIOR = 0.5;

  private final ObservedPatterns data;
  private final IndependentLaw matches;
  private final PatternLaw nonMatches;
  private final double greatestPrior;
  private double prior;
  private double expectedMatches;

  /**
   * A mixture to start from.
   *
   * @param prior the share of matches; 0 for a mixture without
   * @param maximumMatches more matches than these there can't be
   */
  Mixture(
      ObservedPatterns data,
      IndependentLaw matches,
      PatternLaw nonMatches,
      double prior,
      double maximumMatches) {
    this.data = data;
    this.matches = matches;
    this.nonMatches = nonMatches;
    this.greatestPrior = Math.min(MOST_LIKELY_PRIOR, maximumMatches / data.pairs());
    this.prior = Math.min(prior, greatestPrior);
  }

  /**
   * Makes a round.
   *
   * @return the penalised log likelihood before it
   */
  double step() {
    double logit = Math.log(prior) - Math.log1p(-prior);
    double logOther = Math.log1p(-prior);
    double logLikelihood = 0;
    double sum = 0;
    for (int row = 0; row < data.rows(); row++) {
      double pairs = data.count(row);
      double logNonMatch = nonMatches.logProbability(row);
      double logOdds = logit + matches.logProbability(row) - logNonMatch;
      double matched = pairs * logistic(logOdds);
      sum += matched;
      matches.collect(row, matched);
      nonMatches.collect(row, pairs * logistic(-logOdds));
      logLikelihood +=
          pairs * (logNonMatch + logOther + softplus(logOdds) - Math.log(data.share(row)));
    }
    double penalised = logLikelihood + matches.logPrior() + nonMatches.logPrior();
    matches.maximise();
    nonMatches.maximise();
    expectedMatches = sum;
    prior = Math.min(sum / data.pairs(), greatestPrior);
    return penalised;
  }

  private static double logistic(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  /** log(1 + exp(x)) without overflow. */
  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  /** Makes rounds until nothing moves any more. */
  Climb climb(FitSettings settings) {
    List<TraceStep> trace = new ArrayList<>();
    double last = Double.NEGATIVE_INFINITY;
    boolean converged = false;
    for (int round = 0; round < settings.maximumIterations() && !converged; round++) {
      double priorBefore = prior;
      double[] before = matchProbabilities();
      double logLikelihood = step();
      trace.add(new TraceStep(round, logLikelihood, priorBefore));
      assert logLikelihood >= last - rounding(logLikelihood)
          : "the likelihood fell from " + last + " to " + logLikelihood + " in round " + round;
      double gain = logLikelihood - last;
      last = logLikelihood;
      double moved = Math.abs(prior - priorBefore) / Math.max(prior, Double.MIN_NORMAL);
      double[] after = matchProbabilities();
      for (int i = 0; i < after.length && prior > 0; i++) {
        moved = Math.max(moved, Math.abs(after[i] - before[i]));
      }
      converged = moved < settings.tolerance() && gain < Math.max(1e-6, rounding(logLikelihood));
      converged |= prior > 0 && prior * data.pairs() < Climb.NO_MATCHES;
    }
    return new Climb(this, last, converged, List.copyOf(trace));
  }

  /** How far a sum over all pairs can be off. */
  private double rounding(double logLikelihood) {
    return 1e-14 * data.pairs() + 1e-12 * Math.abs(logLikelihood) + 1e-9;
  }

  private double[] matchProbabilities() {
    Coarsening coarsening = data.coarsening();
    double[] all = new double[coarsening.tableSize()];
    int at = 0;
    for (int k = 0; k < coarsening.comparisonCount(); k++) {
      for (int level = 0; level < coarsening.levelCount(k); level++) {
        all[at++] = matches.probability(k, level);
      }
    }
    return java.util.Arrays.copyOf(all, at);
  }

  double prior() {
    return prior;
  }

  /** The sum of the chances of all pairs at the last round, before the bound. */
  double expectedMatches() {
    return expectedMatches;
  }

  boolean isBounded() {
    return prior >= greatestPrior;
  }

  IndependentLaw matches() {
    return matches;
  }

  PatternLaw nonMatches() {
    return nonMatches;
  }

  int parameters() {
    return (prior > 0 ? matches.parameters() + 1 : 0) + nonMatches.parameters();
  }
}
