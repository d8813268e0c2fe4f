package uk.linkage.count;

/** How far a model's expectation of its own errors may be off. */
final class ModelDoubt {

  /*
   * With e errors expected, false and missed together, their number varies as a Poisson variable does; and
   * the expectation itself is off, for no model is true. How far was measured on generated worlds of
   * three degrees of care, 5,000 to 300,000 persons: about a tenth of e (benchmarks/coverage,
   * docs/accuracy.md).
   */
  private static final double SHARE = 0.12;

  /*
   * Twins, and kin who share initials, sex and the date of birth but for a slip: .16 % of persons have a
   * twin among the clients (the published simulations of co-treated twins), and nothing in an attributor
   * tells two of one sex and initials apart. Their number is not known in any real file.
   */
  private static final double KIN = 0.001;

  private ModelDoubt() {}

  /**
   * The variance of the number of errors about what is expected.
   *
   * @param errors how many are expected, false and missed
   * @param persons among how many persons
   */
  static double variance(double errors, double persons) {
    double off = SHARE * errors;
    double kin = KIN * persons;
    return errors + off * off + kin * kin;
  }
}
