package uk.linkage.match;

import java.util.function.IntPredicate;
import uk.linkage.sort.RowSorter;

/**
 * Pairs of records that are held to be one person, in order of their left and then their right
 * record, each with the key that found it and, where pairs are weighed, its odds.
 */
public final class Links {

  private final long[] pairs;
  private final byte[] keys;
  private final double[] logOdds;

  private Links(long[] pairs, byte[] keys, double[] logOdds) {
    this.pairs = pairs;
    this.keys = keys;
    this.logOdds = logOdds;
  }

  /**
   * No links.
   *
   * @return an empty list
   */
  public static Links none() {
    return new Links(new long[0], new byte[0], new double[0]);
  }

  /**
   * Links that were found before.
   *
   * @param left the smaller record of each
   * @param right the greater one; each pair once
   * @param logOdds log2 of the odds of each
   * @return the links in order; what key found them isn't known any more
   */
  public static Links of(int[] left, int[] right, double[] logOdds) {
    long[] pairs = new long[left.length];
    for (int link = 0; link < pairs.length; link++) {
      pairs[link] = (long) left[link] << 32 | right[link];
    }
    return weighed(pairs, new byte[pairs.length], logOdds, new RowSorter());
  }

  /** Puts pairs in order. Takes the arrays over. */
  static Links ordered(long[] pairs, int[] keyOfPair, RowSorter sorter) {
    sorter.sort(pairs, keyOfPair, 0, pairs.length);
    byte[] keys = new byte[pairs.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = (byte) keyOfPair[i];
    }
    return new Links(pairs, keys, new double[0]);
  }

  /** Puts weighed pairs in order. Takes the pairs over. */
  static Links weighed(long[] pairs, byte[] keyOfPair, double[] logOddsOfPair, RowSorter sorter) {
    int[] places = new int[pairs.length];
    for (int i = 0; i < places.length; i++) {
      places[i] = i;
    }
    sorter.sort(pairs, places, 0, pairs.length);
    byte[] keys = new byte[pairs.length];
    double[] logOdds = new double[pairs.length];
    for (int i = 0; i < places.length; i++) {
      keys[i] = keyOfPair[places[i]];
      logOdds[i] = logOddsOfPair[places[i]];
    }
    return new Links(pairs, keys, logOdds);
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
   * Returns the key that found a link.
   *
   * @param link 0 to {@link #size()} - 1
   * @return the place of the key in its ladder or plan
   */
  public int key(int link) {
    return keys[link];
  }

  /**
   * Returns the odds that a link is a match.
   *
   * @param link 0 to {@link #size()} - 1
   * @return log2 of the odds
   * @throws ArrayIndexOutOfBoundsException if the links come from match keys, which don't weigh
   */
  public double logOdds(int link) {
    return logOdds[link];
  }

  /**
   * Returns some of the links.
   *
   * @param kept which ones
   * @return those, in the same order; these if all are kept
   */
  public Links only(IntPredicate kept) {
    int[] places = new int[size()];
    int count = 0;
    for (int link = 0; link < places.length; link++) {
      places[count] = link;
      count += kept.test(link) ? 1 : 0;
    }
    if (count == size()) {
      return this;
    }
    long[] keptPairs = new long[count];
    byte[] keptKeys = new byte[count];
    double[] keptOdds = new double[logOdds.length == 0 ? 0 : count];
    for (int i = 0; i < count; i++) {
      keptPairs[i] = pairs[places[i]];
      keptKeys[i] = keys[places[i]];
      if (keptOdds.length > 0) {
        keptOdds[i] = logOdds[places[i]];
      }
    }
    return new Links(keptPairs, keptKeys, keptOdds);
  }

  /**
   * Returns the links from the strongest down; of equal ones, those of the first records first.
   *
   * @return the places of all links
   */
  public int[] strongestFirst() {
    long[] order = new long[size()];
    int[] places = new int[size()];
    for (int link = 0; link < order.length; link++) {
      // The bits of doubles stand in their order once the sign is taken care of; turned round.
      long bits = Double.doubleToLongBits(logOdds[link]);
      order[link] = ~(bits ^ ((bits >> 63) | Long.MIN_VALUE));
      places[link] = link;
    }
    new RowSorter().sort(order, places, 0, order.length);
    return places;
  }

  /**
   * Returns the memory held.
   *
   * @return bytes
   */
  public long ramBytesUsed() {
    return 9L * pairs.length + 8L * logOdds.length;
  }
}
