package uk.linkage.block;

/** Takes pairs as they are found. */
@FunctionalInterface
public interface PairSink {

  /**
   * Takes some pairs.
   *
   * @param batch the pairs; it is filled anew after the call
   */
  void accept(PairBatch batch);
}
