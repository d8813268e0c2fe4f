package uk.linkage.count;

import uk.linkage.model.LinkageModel;

/** How far a model's expectation of its own errors may be off. */
final class ModelDoubt {

  /*
   * Each constant is what benchmarks/coverage needed to hold the truth in 95 of 100 generated worlds of
   * every size and care (docs/accuracy.md has the figures).
   *
   * Of e errors that are expected, false and missed together, the number varies as a Poisson variable
   * does, by e; and the expectation was fitted to the same pairs, which adds about as much twice. In
   * worlds of 5,000 to 25,000 persons, careful to careless, the variance of the estimate about its mean was
   * 2.2 to 3.9 times e.
   */
  private static final double NOISE = 3;

  /*
   * No model is true. From world to world the mean of the estimates is off by 1 to 8 % of e in careless and
   * realistic worlds, and where 300,000 persons are strangers to one another their noise grows as e does: it
   * is 9 % of e.
   */
  private static final double SHARE = 0.08;

  /*
   * Twins, and kin who share initials, sex and the date of birth but for a slip. .16 % of persons have a
   * twin among the clients (the published simulations of co-treated twins), and nothing in an attributor
   * tells two of one sex and initials apart; relatives at one address look like a person who changed a name.
   * Their number is not known in any real file. In generated worlds of any size they take .07 to .15 %
   * of its persons from the estimate for NDTMS. With .001 here an interval held the sum of both files, in
   * which these add up, in 80 to 86 of 100 small worlds.
   */
  private static final double KIN = 0.0015;

  /*
   * With three comparisons (a file without postcodes) the number of matches rests on what is assumed of
   * strangers: 1.5 to 11 % too many were believed in (five worlds of 3,000 persons).
   */
  private static final double FEW_COMPARISONS = 0.08;
  private static final int ENOUGH_COMPARISONS = 4;

  private ModelDoubt() {}

  /**
   * The variance that comes of how little a model had to compare.
   *
   * @param model the model
   * @param matches how many matches it believes in
   */
  static double ofFewComparisons(LinkageModel model, double matches) {
    int speaking = 0;
    for (int k = 0; k < model.lattice().comparisonCount(); k++) {
      speaking += model.isSilent(k) ? 0 : 1;
    }
    double off = speaking < ENOUGH_COMPARISONS ? FEW_COMPARISONS * matches : 0;
    return off * off;
  }

  /**
   * The variance of the number of errors about what is expected.
   *
   * @param errors how many are expected, false and missed
   * @param persons among how many persons
   */
  static double variance(double errors, double persons) {
    double off = SHARE * errors;
    double kin = KIN * persons;
    return NOISE * errors + off * off + kin * kin;
  }
}
