package uk.linkage.sort;

import java.util.Arrays;

/**
 * Brings the rows of equal 64-bit keys together, and drops those whose key nobody shares.
 *
 * <p>Keys are known by fingerprints of some forty bits, so two keys may be taken for one, about
 * once in a run of ten million: whoever reads a group asks whether its keys are equal. One grouper
 * serves one thread; it keeps its working arrays between calls, 16 bytes for every row of the
 * longest run so far.
 */
public final class RowGrouper {

  /*
   * Equal keys must come together, and their order means nothing. So a row and a hash of its key
   * share one word, and the words are sorted by as many of their highest bits as tell most keys
   * apart: two passes for a million rows, of 8 bytes each, where a sort by the keys of 27 to 46 bits
   * moves 12 bytes three to five times. What is left out of order is out by a place or two, which an
   * insertion sort mends in one more pass; long runs are of one key and in order already.
   *
   * Seven keys over a million clients, best of twelve on busy cores: 201 ms, and 242 to 262 by sorting.
   * Partitions of a thousand rows with a small hash table for each took 289: three branches for each
   * row are as good as coins tossed.
   */
  private static final int WIDEST_DIGIT = 11;
  private static final int LEAST_BITS = 8;
  private static final long FIRST_FACTOR = 0x9E3779B97F4A7C15L;
  private static final long SECOND_FACTOR = 0xD6E8FEB86659FD93L;

  private long[] words = {};
  private long[] others = {};
  private final int[] places = new int[1 << WIDEST_DIGIT];
  private int rowBits;
  private long rowMask;
  private int size;

  /** A grouper without working arrays; they are made when they are needed. */
  public RowGrouper() {}

  /**
   * Begins anew, without rows.
   *
   * @param rows rows are numbered from 0 to this minus 1, and each is added once at most
   */
  public void begin(int rows) {
    if (words.length < rows) {
      words = new long[rows];
      others = new long[rows];
    }
    rowBits = Integer.SIZE - Integer.numberOfLeadingZeros(rows);
    rowMask = (1L << rowBits) - 1;
    size = 0;
  }

  /**
   * Adds a row; rows must come in ascending order.
   *
   * @param key its key
   * @param row its number
   */
  public void add(long key, int row) {
    long mixed = key * FIRST_FACTOR;
    words[size++] = (((mixed ^ (mixed >>> 32)) * SECOND_FACTOR) & ~rowMask) | row;
  }

  /**
   * Returns how many rows were added; once they are grouped, how many are left.
   *
   * @return a number of rows
   */
  public int size() {
    return size;
  }

  /**
   * Returns a row.
   *
   * @param place 0 to {@link #size()} - 1; in order of groups once they are grouped
   * @return its number
   */
  public int row(int place) {
    return (int) (words[place] & rowMask);
  }

  /**
   * Tells where a group begins.
   *
   * @param place 0 to {@link #size()} - 1
   * @return whether the row there is of another group than the one before
   */
  public boolean beginsGroup(int place) {
    return place == 0 || (words[place] ^ words[place - 1]) >>> rowBits != 0;
  }

  /**
   * Groups what was added: rows of one key stand together in ascending order, and rows that are
   * alone with their key are gone. The order of groups depends on keys and rows alone.
   */
  public void group() {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, size)) + 2;
    bits = Math.min(Long.SIZE - rowBits, Math.max(LEAST_BITS, bits));
    int passes = (bits + WIDEST_DIGIT - 1) / WIDEST_DIGIT;
    int digit = (bits + passes - 1) / passes;
    for (int pass = passes; pass > 0; pass--) {
      scatter(Long.SIZE - pass * digit, (1 << digit) - 1);
    }
    finish();
    dropAlone();
  }

  private void scatter(int shift, int mask) {
    final int[] place = places;
    final long[] from = words;
    final long[] to = others;
    Arrays.fill(place, 0, mask + 1, 0);
    for (int i = 0; i < size; i++) {
      place[(int) (from[i] >>> shift) & mask]++;
    }
    int start = 0;
    for (int d = 0; d <= mask; d++) {
      int count = place[d];
      place[d] = start;
      start += count;
    }
    for (int i = 0; i < size; i++) {
      long word = from[i];
      to[place[(int) (word >>> shift) & mask]++] = word;
    }
    words = to;
    others = from;
  }

  private void finish() {
    final long[] of = words;
    for (int i = 1; i < size; i++) {
      long word = of[i];
      if (Long.compareUnsigned(of[i - 1], word) > 0) {
        int j = i;
        while (j > 0 && Long.compareUnsigned(of[j - 1], word) > 0) {
          of[j] = of[j - 1];
          j--;
        }
        of[j] = word;
      }
    }
  }

  /** Without a branch: whether a row is alone is as good as a coin tossed. */
  private void dropAlone() {
    final long[] of = words;
    final int shift = rowBits;
    final int last = size - 1;
    int kept = 0;
    long before = last < 0 ? 0 : ~of[0] >>> shift;
    for (int i = 0; i <= last; i++) {
      long word = of[i];
      long print = word >>> shift;
      long after = i == last ? ~print : of[i + 1] >>> shift;
      of[kept] = word;
      kept += (print == before ? 1 : 0) | (print == after ? 1 : 0);
      before = print;
    }
    size = kept;
  }

  /**
   * Returns the memory that the working arrays hold.
   *
   * @return bytes
   */
  public long ramBytesUsed() {
    return 8L * words.length + 8L * others.length + 4L * places.length;
  }
}
