package uk.linkage.sort;

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
   * moves 12 bytes three to five times.
   *
   * Seven keys over a million clients, best of twelve on busy cores: 201 ms, and 242 to 262 by sorting.
   * Partitions of a thousand rows with a small hash table for each took 289: three branches for each
   * row are as good as coins tossed.
   */
  private long[] words = {};
  private long[] others = {};
  private final int[] counters = MixedWords.counters();
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
    words[size++] = (MixedWords.mixed(key) & ~rowMask) | row;
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
    long[] sorted = MixedWords.sort(words, others, size, Long.SIZE - rowBits, counters);
    others = sorted == words ? others : words;
    words = sorted;
    dropAlone();
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
    return 8L * words.length + 8L * others.length + 4L * counters.length;
  }
}
