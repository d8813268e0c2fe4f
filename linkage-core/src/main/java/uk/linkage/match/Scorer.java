package uk.linkage.match;

import java.util.List;
import uk.linkage.model.LinkageModel;
import uk.linkage.schema.PatternReader;

/**
 * Weighs pairs: what a model says of their pattern, and their values add to it. Immutable; threads
 * may share it.
 */
public final class Scorer {

  private static final double LN_2 = StrictMath.log(2);

  private final LinkageModel model;
  private final PatternReader reader;
  private final ValueWeights values;
  private final double[] weights;
  private final double[] priors;

  /**
   * A scorer.
   *
   * @param model weighs patterns
   * @param values weighs values
   */
  public Scorer(LinkageModel model, ValueWeights values) {
    this.model = model;
    this.values = values;
    this.reader = new PatternReader(model.lattice());
    this.weights = new double[model.lattice().patternCount()];
    this.priors = new double[weights.length];
    for (int pattern = 0; pattern < weights.length; pattern++) {
      weights[pattern] = model.weight(pattern);
      priors[pattern] = model.prior().logOdds(pattern) / LN_2;
    }
  }

  /**
   * Returns the model.
   *
   * @return what weighs patterns
   */
  public LinkageModel model() {
    return model;
  }

  /**
   * Returns how common values are.
   *
   * @return what values add is made from this
   */
  public List<ValueStatistics> valueStatistics() {
    return values.statistics();
  }

  /**
   * Returns the pattern that a pair shows.
   *
   * @param a a packed record
   * @param b the other
   * @return a pattern of the model's lattice
   */
  public int pattern(long a, long b) {
    return reader.pattern(a, b);
  }

  /**
   * Reads the patterns of many pairs at once.
   *
   * @param a packed records
   * @param b for each, another
   * @param size how many pairs there are
   * @param patterns takes the patterns
   */
  void patterns(long[] a, long[] b, int size, int[] patterns) {
    reader.patterns(a, b, size, patterns);
  }

  /**
   * Returns the match weight of a pair.
   *
   * @param pattern the pattern that it shows
   * @param a a packed record
   * @param b the other
   * @return log2 of the chance of what is seen among matches over that among non-matches
   */
  public double weight(int pattern, long a, long b) {
    return weights[pattern] + values.bits(pattern, a, b);
  }

  /**
   * Returns the part of the match weight that comes from the values themselves.
   *
   * @param pattern the pattern that the pair shows
   * @param a a packed record
   * @param b the other
   * @return bits: above 0 if what the records share is rare, below 0 if it is common; at most
   *     {@link ValueWeights#MOST_BITS}
   */
  public double valueWeight(int pattern, long a, long b) {
    return values.bits(pattern, a, b);
  }

  /**
   * Returns the odds of a match.
   *
   * @param pattern the pattern that the pair shows
   * @param a a packed record
   * @param b the other
   * @return log2 of the odds: the prior's and the match weight
   */
  public double logOdds(int pattern, long a, long b) {
    return priors[pattern] + weights[pattern] + values.bits(pattern, a, b);
  }

  /**
   * Returns the odds of a match.
   *
   * @param a a packed record
   * @param b the other
   * @return log2 of the odds
   */
  public double logOdds(long a, long b) {
    return logOdds(pattern(a, b), a, b);
  }

  /**
   * Returns the best odds that a pair of a pattern can have.
   *
   * @param pattern a pattern of the lattice
   * @return log2 of the odds if its values are as rare as can be
   */
  public double bestLogOdds(int pattern) {
    return priors[pattern] + weights[pattern] + values.best(pattern);
  }

  /**
   * Returns the odds before anything is compared.
   *
   * @param pattern a pattern of the lattice
   * @return log2 of the odds of a pair of which as much is known
   */
  public double priorLogOdds(int pattern) {
    return priors[pattern];
  }

  /**
   * Turns odds into a probability.
   *
   * @param logOdds log2 of the odds
   * @return 0 to 1
   */
  public static double probability(double logOdds) {
    return 1 / (1 + StrictMath.exp(-logOdds * LN_2));
  }

  /**
   * Turns a probability into odds.
   *
   * @param probability above 0 and below 1
   * @return log2 of the odds
   */
  public static double logOddsOf(double probability) {
    return (StrictMath.log(probability) - StrictMath.log1p(-probability)) / LN_2;
  }
}
