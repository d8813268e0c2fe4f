package uk.linkage.model;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Matches and non-matches mixed: the state of one run of expectation-maximisation. */
final class Mixture {

  /*
   * One round. E: the chance that a pair of row j is a match, from Bayes' rule,
   *
   *   zeta_j = 1 / (1 + exp(-(logit(prior) + log P(j|M) - log P(j|U))))
   *
   * M: both laws move to the pairs they are thus given, and the prior to the matches'
   * share of pairs of each knowledge, within the bound. The penalised likelihood never falls [1]; step() asserts it.
   *
   * Matches may be one pair in 10^7 and pairs 10^14. So chances stay logarithms, and the
   * log likelihood of a row is taken relative to its observed share: the terms of the rows that
   * hold nearly all pairs are then near 0, and their rounding is far below the gains looked for. Sums
   * run over rows in the order of patterns: the same census gives the same bits.
   *
   * StrictMath gives these bits on every machine, and takes most of the time; so no exponential or
   * logarithm is taken twice of one number.
   *
   * [1] Dempster, Laird & Rubin 1977; Jaro 1989 for record linkage.
   */

  private final ObservedPatterns data;
  private final IndependentLaw matches;
  private final PatternLaw nonMatches;
  private final PriorLaw prior;
  private double expectedMatches;
  private double logLikelihood;

  /**
   * A mixture to start from.
   *
   * @param matches the patterns of matches
   * @param nonMatches the patterns of strangers
   * @param prior how common matches are
   */
  Mixture(ObservedPatterns data, IndependentLaw matches, PatternLaw nonMatches, PriorLaw prior) {
    this.data = data;
    this.matches = matches;
    this.nonMatches = nonMatches;
    this.prior = prior;
  }

  /**
   * Makes a round.
   *
   * @return the penalised log likelihood before it
   */
  double step() {
    double penalised = share();
    move();
    return penalised;
  }

  private double share() {
    double logLikelihoods = 0;
    double sum = 0;
    for (int row = 0; row < data.rows(); row++) {
      double pairs = data.count(row);
      double logNonMatch = nonMatches.logProbability(row);
      double logOddsBefore = prior.logOdds(row);
      double logOdds = logOddsBefore + matches.logProbability(row) - logNonMatch;
      double odds = StrictMath.exp(logOdds);
      double inverse = StrictMath.exp(-logOdds);
      double matched = pairs * (1 / (1 + inverse));
      double unmatched = pairs * (1 / (1 + odds));
      sum += matched;
      prior.collect(row, matched, unmatched);
      matches.collect(row, matched);
      nonMatches.collect(row, unmatched);
      double lesser = logOdds >= 0 ? inverse : odds;
      logLikelihoods += logLikelihood(row, logNonMatch, logOdds, lesser);
    }
    logLikelihood = logLikelihoods;
    expectedMatches = sum;
    return logLikelihoods + matches.logPrior() + nonMatches.logPrior() + prior.logPrior();
  }

  private void move() {
    matches.maximise();
    nonMatches.maximise();
    prior.maximise();
  }

  /**
   * Lets fields hang together in threes among strangers where that is worth it.
   *
   * @param law the law of the non-matches
   * @return what hangs together now
   */
  List<Margins.Margin> refine(InteractionLaw law) {
    share();
    Coarsening coarsening = data.coarsening();
    double[] matched = new double[coarsening.tableSize()];
    for (int entry = 0; entry < matched.length; entry++) {
      matched[entry] = expectedMatches;
      for (int k = 0; k < coarsening.comparisonCount(); k++) {
        matched[entry] *= matches.probability(k, coarsening.levelOf(entry, k));
      }
    }
    List<Margins.Margin> more = law.worthwhile(new Margins(data).ofFields(), matched);
    law.allow(more);
    move();
    return more;
  }

  /**
   * Makes rounds until nothing moves any more, with a leap after every second one.
   *
   * @param tolerance how little is nothing
   * @param rounds the most rounds to make
   * @param before the rounds made before
   */
  Climb climb(double tolerance, int rounds, List<TraceStep> before) {
    List<TraceStep> trace = new ArrayList<>(before);
    int end = before.size() + rounds;
    double last = Double.NEGATIVE_INFINITY;
    boolean converged = false;
    while (trace.size() < end && !converged) {
      double[] start = state();
      double[] pairs = pairsOfState();
      double priorBefore = prior.matches();
      double[] chances = matchProbabilities();
      double penalised = round(trace, last);
      double gain = penalised - last;
      last = penalised;
      boolean moves = moved(chances, priorBefore) >= tolerance;
      converged = !moves && gain < Math.max(1e-6, rounding(penalised));
      converged |= priorBefore > 0 && expectedMatches < Climb.NO_MATCHES;
      if (!converged && trace.size() < end) {
        double[] once = state();
        last = round(trace, last);
        double[] twice = state();
        leap(Leap.from(start, once, twice, pairs), twice, last);
      }
    }
    return new Climb(this, last, converged, List.copyOf(trace));
  }

  /** Makes a round and notes where it began. */
  private double round(List<TraceStep> trace, double last) {
    double priorBefore = prior.matches();
    double penalised = step();
    trace.add(new TraceStep(trace.size(), penalised, priorBefore / data.pairs()));
    assert penalised >= last - rounding(penalised)
        : "the likelihood fell from "
            + last
            + " to "
            + penalised
            + " in round "
            + trace.size()
            + " of "
            + data.pairs()
            + " pairs";
    return penalised;
  }

  /** Goes where a leap leads, unless that is lower than where the last round began. */
  private void leap(double @Nullable [] to, double[] back, double last) {
    if (to == null) {
      return;
    }
    boolean within = moveTo(to);
    if (!within || !(penalised() >= last)) {
      moveTo(back);
    }
  }

  /** The penalised log likelihood here. */
  private double penalised() {
    double sum = 0;
    for (int row = 0; row < data.rows(); row++) {
      double logNonMatch = nonMatches.logProbability(row);
      double logOdds = prior.logOdds(row) + matches.logProbability(row) - logNonMatch;
      double lesser = StrictMath.exp(-Math.abs(logOdds));
      sum += logLikelihood(row, logNonMatch, logOdds, lesser);
    }
    return sum + matches.logPrior() + nonMatches.logPrior() + prior.logPrior();
  }

  /**
   * The log likelihood of a row.
   *
   * @param lesser the odds or their inverse, whichever is less
   */
  private double logLikelihood(int row, double logNonMatch, double logOdds, double lesser) {
    return data.count(row)
        * (logNonMatch
            - prior.minusLogNoMatch(row)
            + (Math.max(logOdds, 0) + StrictMath.log1p(lesser))
            - data.logShare(row));
  }

  /** Everything that a round changes, as logarithms. */
  private double[] state() {
    double[] terms = prior.logTerms();
    double[] ofMatches = matches.logChances();
    double[] ofNonMatches = nonMatches.logChances();
    double[] state = new double[terms.length + ofMatches.length + ofNonMatches.length];
    System.arraycopy(terms, 0, state, 0, terms.length);
    System.arraycopy(ofMatches, 0, state, terms.length, ofMatches.length);
    System.arraycopy(ofNonMatches, 0, state, terms.length + ofMatches.length, ofNonMatches.length);
    return state;
  }

  /** How many pairs rest on each number of the state. */
  private double[] pairsOfState() {
    double matched = prior.matches();
    double[] terms = prior.logTerms();
    double[] ofMatches = matches.chances();
    double[] ofNonMatches = nonMatches.chances();
    double[] pairs = new double[terms.length + ofMatches.length + ofNonMatches.length];
    java.util.Arrays.fill(pairs, 0, terms.length, matched);
    int at = terms.length;
    for (double chance : ofMatches) {
      pairs[at++] = matched * chance;
    }
    for (double chance : ofNonMatches) {
      pairs[at++] = data.pairs() * chance;
    }
    return pairs;
  }

  private boolean moveTo(double[] state) {
    int terms = prior.logTerms().length;
    int levels = matches.chances().length;
    matches.moveTo(chances(state, terms, terms + levels));
    nonMatches.moveTo(chances(state, terms + levels, state.length));
    return prior.moveTo(java.util.Arrays.copyOf(state, terms));
  }

  private static double[] chances(double[] state, int from, int to) {
    double[] chances = new double[to - from];
    for (int i = 0; i < chances.length; i++) {
      chances[i] = StrictMath.exp(state[from + i]);
    }
    return chances;
  }

  /** How far the last round went: in the chances of levels among matches, and in their number. */
  private double moved(double[] before, double priorBefore) {
    double now = prior.matches();
    double moved = Math.abs(now - priorBefore) / Math.max(now, Double.MIN_NORMAL);
    double[] after = matchProbabilities();
    for (int i = 0; i < after.length && now > 0; i++) {
      moved = Math.max(moved, Math.abs(after[i] - before[i]));
    }
    return moved;
  }

  /** How far a sum over all pairs can be off. */
  private double rounding(double penalised) {
    return 1e-14 * data.pairs() + 1e-12 * Math.abs(penalised) + 1e-9;
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

  PriorLaw prior() {
    return prior;
  }

  /** The sum of the match probabilities of all pairs at the last round. */
  double expectedMatches() {
    return expectedMatches;
  }

  /** The log likelihood before the last round, without the priors, relative to a perfect fit. */
  double logLikelihood() {
    return logLikelihood;
  }

  IndependentLaw matches() {
    return matches;
  }

  PatternLaw nonMatches() {
    return nonMatches;
  }

  int parameters() {
    return matches.parameters() + prior.parameters() + nonMatches.parameters();
  }
}
