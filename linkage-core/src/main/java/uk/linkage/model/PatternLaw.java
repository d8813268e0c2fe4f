package uk.linkage.model;

/**
 * The chances of patterns in one of the two classes of pairs, as expectation-maximisation changes
 * them: pairs are collected row by row, then the law moves to what explains them best.
 */
sealed interface PatternLaw permits IndependentLaw, InteractionLaw {

  /** The natural logarithm of the chance of a row's pattern, given what is known of it. */
  double logProbability(int row);

  /** Takes in a number of pairs that show a row's pattern. */
  void collect(int row, double pairs);

  /** Moves to where the collected pairs and the prior are not less likely, and forgets them. */
  void maximise();

  /** The logarithm of the prior density, up to a constant. */
  double logPrior();

  /** The chance of a full level of a comparison. */
  double probability(int comparison, int level);

  /** The chances that make the law, none of them 0, in a fixed order. */
  double[] chances();

  /** The natural logarithms of the chances. */
  double[] logChances();

  /** Moves to other chances, made to add up to 1 where they must. */
  void moveTo(double[] chances);

  /** The number of free parameters. */
  int parameters();
}
