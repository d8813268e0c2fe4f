package uk.linkage.census;

/**
 * Splits a group by a digit, and drops those who are left alone. One splitter serves one thread.
 */
final class GroupSplitter {

  /*
   * A counting sort whose cost depends on the entries and not on the digit's range: the digits that
   * occur are noted in a bitmap, and only their counters are read and cleared. A counter holds the
   * entries in its upper half and the records in its lower half, because one entry of several
   * records is a group, and one record is none.
   */
  private static final long ONE_ENTRY = 1L << 32;

  private final long[] counters = new long[1 << Step.DIGIT];
  private final int[] places = new int[1 << Step.DIGIT];
  private final long[] seen = new long[1 << (Step.DIGIT - 6)];

  /** Fills {@code out} with the groups of two or more records. */
  void split(Step step, Entries in, int from, int to, boolean sided, Entries out) {
    out.ensureCapacity(to - from);
    count(step, in.keys, in.infos, from, to);
    layOut(step.digitMask, sided, out);
    scatter(step, in, from, to, out);
  }

  private void count(Step step, long[] keys, long[] infos, int from, int to) {
    final long[] count = counters;
    final long[] bitmap = seen;
    final long present = step.present;
    final int shift = step.shift;
    final int mask = step.digitMask;
    for (int i = from; i < to; i++) {
      long key = keys[i];
      if ((key & present) != 0) {
        int digit = (int) (key >>> shift) & mask;
        count[digit] += ONE_ENTRY + (infos[i] & Entries.COUNT_MASK);
        bitmap[digit >>> 6] |= 1L << digit;
      }
    }
  }

  private void layOut(int digitMask, boolean sided, Entries out) {
    int place = 0;
    out.groups = 0;
    for (int word = 0; word <= digitMask >>> 6; word++) {
      long bits = seen[word];
      seen[word] = 0;
      while (bits != 0) {
        int digit = (word << 6) + Long.numberOfTrailingZeros(bits);
        bits &= bits - 1;
        long counted = counters[digit];
        counters[digit] = 0;
        int entries = (int) (counted >>> 32);
        long records = counted & Entries.COUNT_MASK;
        if (entries > 1 || (!sided && records > 1)) {
          places[digit] = place;
          place += entries;
          out.addGroup(place);
        } else {
          places[digit] = -1;
        }
      }
    }
  }

  private void scatter(Step step, Entries in, int from, int to, Entries out) {
    final int[] place = places;
    final long[] keys = in.keys;
    final long[] infos = in.infos;
    final long[] outKeys = out.keys;
    final long[] outInfos = out.infos;
    final long present = step.present;
    final int shift = step.shift;
    final int mask = step.digitMask;
    for (int i = from; i < to; i++) {
      long key = keys[i];
      if ((key & present) != 0) {
        int digit = (int) (key >>> shift) & mask;
        int at = place[digit];
        if (at >= 0) {
          outKeys[at] = key;
          outInfos[at] = infos[i];
          place[digit] = at + 1;
        }
      }
    }
  }
}
