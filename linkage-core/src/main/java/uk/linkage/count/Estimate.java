package uk.linkage.count;

/**
 * A number that is estimated, with how far it may be off.
 *
 * @param formula what it was computed by, a name of docs/method.md
 * @param value the estimate
 * @param variance the square of its standard error, not below 0
 * @param least no truth lies below this, such as 0
 */
public record Estimate(String formula, double value, double variance, double least) {

  /** The deviations of a normal distribution between which 95 % of it lies. */
  private static final double DEVIATIONS_95 = 1.959963984540054;

  public Estimate {
    if (!(variance >= 0 && variance < Double.POSITIVE_INFINITY && Double.isFinite(value))) {
      throw new IllegalArgumentException(
          "an estimate must be a number with a variance, got " + value + " and " + variance);
    }
  }

  /**
   * Returns the standard error.
   *
   * @return at least 0
   */
  public double standardError() {
    return StrictMath.sqrt(variance);
  }

  /**
   * Returns the lower end of the interval that holds the truth in 95 of 100 cases.
   *
   * @return not below {@link #least}
   */
  public double low95() {
    return Math.max(least, value - DEVIATIONS_95 * standardError());
  }

  /**
   * Returns the upper end of that interval.
   *
   * @return at least {@link #low95}
   */
  public double high95() {
    return Math.max(low95(), value + DEVIATIONS_95 * standardError());
  }

  /**
   * Tells whether a number lies in the interval.
   *
   * @param truth a number
   * @return whether it is not below one end, nor above the other
   */
  public boolean covers(double truth) {
    return low95() <= truth && truth <= high95();
  }

  /** The sum of two estimates that err independently. */
  Estimate plus(Estimate other, String sumFormula) {
    return new Estimate(sumFormula, value + other.value, variance + other.variance, 0);
  }

  /** The difference of two estimates that err independently; never less than nothing. */
  Estimate minus(Estimate other, String differenceFormula) {
    return new Estimate(
        differenceFormula, Math.max(0, value - other.value), variance + other.variance, 0);
  }
}
