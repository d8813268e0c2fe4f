package uk.linkage.match;

/** Counts 64-bit values, by open addressing. */
final class LongCounts {

  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int LEAST_BITS = 10;

  private long[] values = new long[1 << LEAST_BITS];
  private int[] counts = new int[1 << LEAST_BITS];
  private int shift = Long.SIZE - LEAST_BITS;
  private int size;

  /** Counts a value; returns whether it is new. */
  boolean add(long value) {
    int at = place(value);
    boolean isNew = counts[at]++ == 0;
    values[at] = value;
    if (isNew && ++size > values.length / 8 * 5) {
      grow();
    }
    return isNew;
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

  long ramBytesUsed() {
    return 12L * values.length;
  }
}
