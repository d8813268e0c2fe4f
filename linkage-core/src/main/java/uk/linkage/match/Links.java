package uk.linkage.match;

import uk.linkage.sort.RowSorter;

/**
 * Pairs of records that are held to be one person, in order of their left and then their right
 * record, each with the match key that linked it.
 */
public final class Links {

  private final long[] pairs;
  private final byte[] keys;

  private Links(long[] pairs, byte[] keys) {
    this.pairs = pairs;
    this.keys = keys;
  }

  /** Puts pairs in order. Takes the arrays over. */
  static Links ordered(long[] pairs, int[] keyOfPair, RowSorter sorter) {
    sorter.sort(pairs, keyOfPair, 0, pairs.length);
    byte[] keys = new byte[pairs.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (byte) keyOfPair[i];
    }
    return new Links(pairs, keys);
  }

  /**
   * Returns the number of links.
   *
   * @return a number of pairs
   */
  public int size() {
    return pairs.length;
  }

  /**
   * Returns the smaller index of a link.
   *
   * @param link 0 to {@link #size()} - 1
   * @return the index of a record
   */
  public int left(int link) {
    return (int) (pairs[link] >>> 32);
  }

  /**
   * Returns the greater index of a link.
   *
   * @param link 0 to {@link #size()} - 1
   * @return the index of a record
   */
  public int right(int link) {
    return (int) pairs[link];
  }

  /**
   * Returns the match key of a link.
   *
   * @param link 0 to {@link #size()} - 1
   * @return the place of the key in its ladder
   */
  public int key(int link) {
    return keys[link];
  }

  /**
   * Returns the memory held.
   *
   * @return bytes
   */
  public long ramBytesUsed() {
    return 9L * pairs.length;
  }
}
