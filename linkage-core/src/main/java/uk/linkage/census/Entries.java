package uk.linkage.census;

import java.util.Arrays;

/**
 * Records of some groups, one after another: the bits that still matter, and beside them what does
 * not split a group.
 *
 * <pre>
 *  63            33   32   31              0
 * +----------------+------+-----------------+
 * | presence class | side | records alike   |
 * |       31       |  1   |       32        |
 * +----------------+------+-----------------+
 * </pre>
 */
final class Entries {

  static final int CLASS_SHIFT = 33;
  static final int TAG_SHIFT = 32;
  static final long COUNT_MASK = 0xFFFF_FFFFL;
  static final long SIDE = 1L << TAG_SHIFT;

  /** No entries. */
  static final Entries NONE = new Entries(0);

  long[] keys;
  long[] infos;

  /** The end of each group. */
  int[] ends = new int[16];

  int groups;

  Entries(int capacity) {
    keys = new long[capacity];
    infos = new long[capacity];
  }

  /** The information of one record. */
  static long info(int presenceClass, boolean otherSide) {
    return ((long) presenceClass << CLASS_SHIFT) | (otherSide ? SIDE : 0) | 1;
  }

  /** Makes room; what was there is lost. */
  void ensureCapacity(int capacity) {
    if (keys.length < capacity) {
      int larger = Math.max(capacity, keys.length + (keys.length >> 1));
      keys = new long[larger];
      infos = new long[larger];
    }
  }

  /** Gives back the room that is not used. */
  void trim(int size) {
    keys = Arrays.copyOf(keys, size);
    infos = Arrays.copyOf(infos, size);
  }

  void addGroup(int end) {
    if (groups == ends.length) {
      ends = Arrays.copyOf(ends, groups * 2);
    }
    ends[groups++] = end;
  }

  /** Whether both sides have an entry in a range. */
  boolean hasBothSides(int from, int to) {
    long first = infos[from];
    for (int i = from + 1; i < to; i++) {
      if (((infos[i] ^ first) & SIDE) != 0) {
        return true;
      }
    }
    return false;
  }
}
