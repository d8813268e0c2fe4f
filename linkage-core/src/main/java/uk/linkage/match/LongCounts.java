package uk.linkage.match;

/** Counts 64-bit values, by open addressing. */
final class LongCounts {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int LEAST_BITS = 10;

  private long[] values;
  private int[] counts;
  private int shift;
  private int size;

  /**
   * Without values.
   *
   * @param expected about how many different ones there will be, if that is known. Values that come
   *     in the order of another table need to know: in a table that grows they would fill the front
   *     first, and every one would be looked for past all others there.
   */
  LongCounts(int expected) {
    int bits = LEAST_BITS;
    while ((1 << bits) / 8 * 5 <= expected && bits < Integer.SIZE - 2) {
      bits++;
    }
    this.values = new long[1 << bits];
    this.counts = new int[1 << bits];
    this.shift = Long.SIZE - bits;
  }

  /** Counts a value a number of times, at least once. */
  void add(long value, int times) {
    int at = place(value);
    boolean isNew = counts[at] == 0;
    counts[at] += times;
    values[at] = value;
    if (isNew && ++size > values.length / 8 * 5) {
      grow();
    }
  }

  private int place(long value) {
    int at = (int) ((value * GOLDEN) >>> shift);
    while (counts[at] != 0 && values[at] != value) {
      at = (at + 1) & (values.length - 1);
    }
    return at;
  }

  private void grow() {
    long[] oldValues = values;
    int[] oldCounts = counts;
    values = new long[oldValues.length * 2];
    counts = new int[values.length];
    shift--;
    for (int i = 0; i < oldValues.length; i++) {
      if (oldCounts[i] != 0) {
        int at = place(oldValues[i]);
        values[at] = oldValues[i];
        counts[at] = oldCounts[i];
      }
    }
  }

  /** How often a value was added. */
  int count(long value) {
    return counts[place(value)];
  }

  /** All counts, zeros among them, in no order that means anything. */
  int[] counts() {
    return counts;
  }

  /** The value of each of {@link #counts}; of no meaning where that is zero. */
  long[] values() {
    return values;
  }

  /** How many different values there are. */
  int size() {
    return size;
  }

  long ramBytesUsed() {
    return 12L * values.length;
  }
}
