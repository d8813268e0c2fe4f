package uk.linkage.block;

/** A few thousand pairs of records, handed over together; the left index is the smaller one. */
public final class PairBatch {

  static final int CAPACITY = 4096;

  final int[] left = new int[CAPACITY];
  final int[] right = new int[CAPACITY];
  int size;

  PairBatch() {}

  /**
   * Returns the number of pairs.
   *
   * @return 0 to 4,096
   */
  public int size() {
    return size;
  }

  /**
   * Returns the smaller index of a pair.
   *
   * @param pair 0 to {@link #size()} - 1
   * @return the index of a record
   */
  public int left(int pair) {
    return left[pair];
  }

  /**
   * Returns the greater index of a pair.
   *
   * @param pair 0 to {@link #size()} - 1
   * @return the index of a record
   */
  public int right(int pair) {
    return right[pair];
  }
}
