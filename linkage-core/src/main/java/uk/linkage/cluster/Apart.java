package uk.linkage.cluster;

/** Which records can't be one person, whatever speaks for it. */
@FunctionalInterface
public interface Apart {

  /** Any two records can be one person. */
  Apart NOBODY = (a, b) -> false;

  /**
   * Tells whether two records can't be one person.
   *
   * @param a the index of a record
   * @param b the index of another
   * @return whether no cluster may hold both; symmetric
   */
  boolean test(int a, int b);
}
