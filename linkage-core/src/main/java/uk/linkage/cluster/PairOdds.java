package uk.linkage.cluster;

/** Weighs any pair of records. */
@FunctionalInterface
public interface PairOdds {

  /**
   * Returns the odds that two records are one person.
   *
   * @param a the index of a record
   * @param b the index of another
   * @return log2 of the odds, negative infinity if they can't be one person whatever else speaks
   *     for it; symmetric
   */
  double logOdds(int a, int b);
}
