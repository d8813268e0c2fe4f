package uk.linkage.model;

import java.util.Locale;

/**
 * How a model is fitted. Start from {@link #upTo}.
 *
 * @param maximumMatches more matches than these there can't be: the smaller number of records
 *     between two files without duplicates, and within one file a bound that the caller can defend
 * @param kind the kind that is wanted; with {@link ModelKind#INTERACTIONS} the independent model is
 *     fitted beside it, and taken where the pairs can't carry more
 * @param matchPseudoPairs how many matched pairs the prior on m is worth in each comparison
 * @param nonMatchPseudoPairs how many pairs the prior on u is worth
 * @param priorPseudoMatches how many matches the prior share of matches is worth, for each thing
 *     that can be known of a comparison
 * @param tolerance a run has converged when no m, and the prior relative to itself, moves more
 * @param maximumIterations a run stops after these rounds
 */
public record FitSettings(
    double maximumMatches,
    ModelKind kind,
    double matchPseudoPairs,
    double nonMatchPseudoPairs,
    double priorPseudoMatches,
    double tolerance,
    int maximumIterations) {

  private static final double MATCH_PSEUDO_PAIRS = 15;
  private static final double PRIOR_PSEUDO_MATCHES = 2;
  private static final double TOLERANCE = 1e-8;
  private static final int MAXIMUM_ITERATIONS = 10_000;

  public FitSettings {
    requirePositive("maximumMatches", maximumMatches);
    requirePositive("matchPseudoPairs", matchPseudoPairs);
    requirePositive("nonMatchPseudoPairs", nonMatchPseudoPairs);
    requirePositive("priorPseudoMatches", priorPseudoMatches);
    requirePositive("tolerance", tolerance);
    requirePositive("maximumIterations", maximumIterations);
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s must be positive and finite, got %s", name, value));
    }
  }

  /**
   * The usual settings.
   *
   * @param maximumMatches more matches than these there can't be
   * @return two-way interactions among non-matches; 15 pseudo-pairs for m, 1 for u
   */
  public static FitSettings upTo(double maximumMatches) {
    return new FitSettings(
        maximumMatches,
        ModelKind.INTERACTIONS,
        MATCH_PSEUDO_PAIRS,
        1,
        PRIOR_PSEUDO_MATCHES,
        TOLERANCE,
        MAXIMUM_ITERATIONS);
  }

  /**
   * The same settings for another kind.
   *
   * @param wanted the kind
   * @return changed settings
   */
  public FitSettings withKind(ModelKind wanted) {
    return new FitSettings(
        maximumMatches,
        wanted,
        matchPseudoPairs,
        nonMatchPseudoPairs,
        priorPseudoMatches,
        tolerance,
        maximumIterations);
  }
}
