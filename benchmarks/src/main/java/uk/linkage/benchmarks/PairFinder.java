package uk.linkage.benchmarks;

/** Finds the pairs of records that share what a mask covers. May be asked over and over. */
interface PairFinder extends AutoCloseable {

  /**
   * What was found.
   *
   * @param pairs how many pairs
   * @param mixed the exclusive or of {@code left << 32 | right} over all of them
   */
  record Found(long pairs, long mixed) {}

  /** Finds all pairs, from records to the last pair. */
  Found find();

  @Override
  default void close() {}
}
