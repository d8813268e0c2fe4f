package uk.linkage.sort;

import java.util.Objects;

/**
 * Sorts 64-bit keys, taken as unsigned numbers, and carries a row number along with each. Stable.
 *
 * <p>One sorter serves one thread; it keeps its working arrays between calls, 12 bytes for every
 * key of the longest range sorted so far.
 */
public final class RowSorter {

  /*
   * Least significant digit first [1], over the bits in which the keys differ and over no others:
   * blocking keys are masked records, so most of their 64 bits are the same in all of them, and a
   * pass over a digit that is the same everywhere would be a copy. Digits are 11 bits wide for long
   * ranges (2,048 counters are half of a 32 kB first-level cache) and 8 for short ones, where
   * clearing the counters would be the main work.
   *
   * Cost: two sequential reads and one scattered write of 12 bytes a key and digit.
   *
   * [1] Knuth, The Art of Computer Programming, volume 3, section 5.2.5.
   */
  private static final int WIDE_DIGIT = 11;
  private static final int NARROW_DIGIT = 8;
  private static final int WIDE_FROM = 1 << 14;
  private static final int INSERTION_BELOW = 48;

  private long[] otherKeys = {};
  private int[] otherRows = {};
  private final int[] counters = new int[1 << WIDE_DIGIT];

  private final RowGrouper grouper = new RowGrouper();

  /** A sorter without working arrays; they are made when they are needed. */
  public RowSorter() {}

  /**
   * Sorts a range by key.
   *
   * @param keys the keys
   * @param rows the rows that go with them
   * @param from the first index to be sorted
   * @param to the index after the last
   */
  public void sort(long[] keys, int[] rows, int from, int to) {
    Objects.checkFromToIndex(from, to, Math.min(keys.length, rows.length));
    if (to - from < INSERTION_BELOW) {
      insertionSort(keys, rows, from, to);
    } else {
      radixSort(keys, rows, from, to);
    }
  }

  /**
   * Returns what brings rows together by their keys where order means nothing.
   *
   * @return the grouper of this sorter, with working arrays of its own
   */
  public RowGrouper grouper() {
    return grouper;
  }

  private static void insertionSort(long[] keys, int[] rows, int from, int to) {
    for (int i = from + 1; i < to; i++) {
      long key = keys[i];
      int row = rows[i];
      int j = i;
      while (j > from && Long.compareUnsigned(keys[j - 1], key) > 0) {
        keys[j] = keys[j - 1];
        rows[j] = rows[j - 1];
        j--;
      }
      keys[j] = key;
      rows[j] = row;
    }
  }

  private void radixSort(long[] keys, int[] rows, int from, int to) {
    int size = to - from;
    if (otherKeys.length < size) {
      otherKeys = new long[size];
      otherRows = new int[size];
    }
    long differing = differingBits(keys, from, to);
    int digit = size < WIDE_FROM ? NARROW_DIGIT : WIDE_DIGIT;
    boolean inOther = false;
    for (int shift = 0; shift < Long.SIZE && differing >>> shift != 0; shift += digit) {
      shift += Long.numberOfTrailingZeros(differing >>> shift);
      if (inOther) {
        pass(otherKeys, otherRows, 0, keys, rows, from, size, shift, digit);
      } else {
        pass(keys, rows, from, otherKeys, otherRows, 0, size, shift, digit);
      }
      inOther = !inOther;
    }
    if (inOther) {
      System.arraycopy(otherKeys, 0, keys, from, size);
      System.arraycopy(otherRows, 0, rows, from, size);
    }
  }

  private static long differingBits(long[] keys, int from, int to) {
    long first = keys[from];
    long differing = 0;
    for (int i = from + 1; i < to; i++) {
      differing |= keys[i] ^ first;
    }
    return differing;
  }

  private void pass(
      long[] fromKeys,
      int[] fromRows,
      int fromStart,
      long[] toKeys,
      int[] toRows,
      int toStart,
      int size,
      int shift,
      int digit) {
    int[] places = counters;
    int mask = (1 << digit) - 1;
    java.util.Arrays.fill(places, 0, mask + 1, 0);
    for (int i = fromStart; i < fromStart + size; i++) {
      places[(int) (fromKeys[i] >>> shift) & mask]++;
    }
    int place = toStart;
    for (int d = 0; d <= mask; d++) {
      int count = places[d];
      places[d] = place;
      place += count;
    }
    for (int i = fromStart; i < fromStart + size; i++) {
      long key = fromKeys[i];
      int to = places[(int) (key >>> shift) & mask]++;
      toKeys[to] = key;
      toRows[to] = fromRows[i];
    }
  }

  /**
   * Returns the memory that the working arrays hold.
   *
   * @return bytes
   */
  public long ramBytesUsed() {
    return 8L * otherKeys.length
        + 4L * otherRows.length
        + 4L * counters.length
        + grouper.ramBytesUsed();
  }
}
