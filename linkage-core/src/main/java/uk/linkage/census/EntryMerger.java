package uk.linkage.census;

import java.util.Arrays;

/** Merges entries of a group that are alike in what still matters. One merger serves one thread. */
final class EntryMerger {

  private static final long KEY_FACTOR = 0x9E3779B97F4A7C15L;
  private static final long TAG_FACTOR = 0xC2B2AE3D27D4EB4FL;

  private static final int MOST_KEPT_BITS = 18;

  /** The place in the output after that of an entry; 0 where there is none. */
  private int[] slots = {};

  /**
   * Fills {@code out} with the distinct entries of a range, in order of first appearance.
   *
   * @return how many there are
   */
  int merge(Entries in, int from, int to, long mask, Entries out) {
    out.ensureCapacity(to - from);
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(2 * (to - from) - 1);
    final int[] table = emptySlots(bits);
    final int last = (1 << bits) - 1;
    final long[] outKeys = out.keys;
    final long[] outInfos = out.infos;
    int merged = 0;
    for (int i = from; i < to; i++) {
      long key = in.keys[i] & mask;
      long info = in.infos[i];
      long tag = info >>> Entries.TAG_SHIFT;
      long hash = (key ^ (tag * TAG_FACTOR)) * KEY_FACTOR;
      int slot = (int) (hash >>> (Long.SIZE - bits));
      while (true) {
        int at = table[slot] - 1;
        if (at < 0) {
          outKeys[merged] = key;
          outInfos[merged] = info;
          table[slot] = ++merged;
          break;
        }
        if (outKeys[at] == key && outInfos[at] >>> Entries.TAG_SHIFT == tag) {
          outInfos[at] += info & Entries.COUNT_MASK;
          break;
        }
        slot = (slot + 1) & last;
      }
    }
    return merged;
  }

  /** Empty slots. Those of a large group are used once. */
  private int[] emptySlots(int bits) {
    if (bits > MOST_KEPT_BITS) {
      return new int[1 << bits];
    }
    if (slots.length < 1 << bits) {
      slots = new int[1 << bits];
    } else {
      Arrays.fill(slots, 0, 1 << bits, 0);
    }
    return slots;
  }
}
