package uk.linkage.block;

/**
 * A few thousand pairs of records, handed over together, with their words; the left index is the
 * smaller one.
 */
public final class PairBatch {

  /** The most pairs of a batch. */
  public static final int CAPACITY = 4096;

  final int[] left = new int[CAPACITY];
  final int[] right = new int[CAPACITY];
  final long[] leftRecord = new long[CAPACITY];
  final long[] rightRecord = new long[CAPACITY];
  int size;

  PairBatch() {}

  void add(int leftRow, int rightRow, long leftWord, long rightWord) {
    left[size] = leftRow;
    right[size] = rightRow;
    leftRecord[size] = leftWord;
    rightRecord[size++] = rightWord;
  }

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

  /**
   * Returns the left words, for loops over whole batches.
   *
   * @return an array of 4,096, of which the first {@link #size()} count; not to be changed
   */
  public long[] leftRecords() {
    return leftRecord;
  }

  /**
   * Returns the right words.
   *
   * @return as {@link #leftRecords}
   */
  public long[] rightRecords() {
    return rightRecord;
  }
}
