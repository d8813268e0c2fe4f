package uk.linkage.model;

/**
 * A pattern that pairs show more or less often than the model expects.
 *
 * @param pattern the pattern
 * @param observed how many pairs show it
 * @param expected how many should
 * @param linkEffect how many expected matches this moves: the difference times the match
 *     probability of the pattern
 */
public record PatternMisfit(int pattern, long observed, double expected, double linkEffect) {

  /**
   * Returns the difference in standard deviations.
   *
   * @return (observed - expected) / sqrt(expected)
   */
  public double deviations() {
    return (observed - expected) / Math.sqrt(Math.max(expected, Double.MIN_NORMAL));
  }
}
