package uk.linkage.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.linkage.census.PatternCounts;

/** How many pairs show each pattern, against how many the model expects. */
public final class ModelFit {

  /*
   * Expected: the pairs of which the same is known, times the chance of the pattern in the mixture. A
   * difference of more than five standard deviations is flagged. With 10^11 pairs every difference
   * is that large, and most say nothing of the links: so a flagged pattern counts by the
   * expected matches that it moves, |n - e| z, and only a large share of those is worth a warning.
   */

  private static final double FLAGGED_DEVIATIONS = 5;

  /** With a greater {@link #linkEffect} than this, the error rates of a model are rough. */
  public static final double DOUBTFUL_LINK_EFFECT = 0.05;

  private final PatternCounts census;
  private final double[] expected;
  private final List<PatternMisfit> misfits;
  private final double matches;

  /**
   * Compares.
   *
   * @param model weighs the patterns of the census
   * @param census how many pairs show each
   */
  public ModelFit(LinkageModel model, PatternCounts census) {
    this.census = census;
    ObservedPatterns data = new ObservedPatterns(census);
    Map<Integer, Double> pairs = new HashMap<>();
    for (int row = 0; row < data.rows(); row++) {
      pairs.merge(data.firstOfTheEquallyKnown(data.pattern(row)), data.count(row), Double::sum);
    }
    this.expected = new double[census.lattice().patternCount()];
    List<PatternMisfit> flagged = new ArrayList<>();
    double sum = 0;
    for (int pattern = 0; pattern < expected.length; pattern++) {
      double equallyKnown = pairs.getOrDefault(data.firstOfTheEquallyKnown(pattern), 0.0);
      expected[pattern] = equallyKnown * chance(model, pattern);
      double probability = model.probability(pattern);
      sum += census.count(pattern) * probability;
      double difference = Math.abs(census.count(pattern) - expected[pattern]);
      PatternMisfit misfit =
          new PatternMisfit(
              pattern, census.count(pattern), expected[pattern], difference * probability);
      if (equallyKnown > 0 && Math.abs(misfit.deviations()) > FLAGGED_DEVIATIONS) {
        flagged.add(misfit);
      }
    }
    flagged.sort(
        Comparator.comparingDouble(PatternMisfit::linkEffect)
            .reversed()
            .thenComparingInt(PatternMisfit::pattern));
    this.misfits = List.copyOf(flagged);
    this.matches = sum;
  }

  private static double chance(LinkageModel model, int pattern) {
    double logOdds = model.prior().logOdds(pattern);
    return PriorLaw.logistic(logOdds) * StrictMath.exp(model.logMatch(pattern))
        + PriorLaw.logistic(-logOdds) * StrictMath.exp(model.logNonMatch(pattern));
  }

  /**
   * Returns how many pairs show a pattern.
   *
   * @param pattern a pattern of the lattice
   * @return the number of pairs
   */
  public long observed(int pattern) {
    return census.count(pattern);
  }

  /**
   * Returns how many pairs should show a pattern.
   *
   * @param pattern a pattern of the lattice
   * @return the expected number, given what is known of how many pairs; 0 if of none
   */
  public double expected(int pattern) {
    return expected[pattern];
  }

  /**
   * Returns the patterns that are more than five standard deviations off.
   *
   * @return those that move the most links first
   */
  public List<PatternMisfit> misfits() {
    return misfits;
  }

  /**
   * Returns the expected matches that all misfits together move, as a share of the expected
   * matches.
   *
   * @return 0 if nothing misfits; can exceed 1
   */
  public double linkEffect() {
    double sum = 0;
    for (PatternMisfit misfit : misfits) {
      sum += misfit.linkEffect();
    }
    return matches == 0 ? 0 : sum / matches;
  }
}
