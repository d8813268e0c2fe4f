package uk.linkage.block;

import java.util.Arrays;

/** Finds the records that share a block with a changed one: in one pass, whatever their number. */
public final class ChangedBlocks {

  /*
   * The blocks of the changed records are marked in a table of bits, sixteen for each: it stays in
   * the cache for tens of thousands of them. One record in sixteen is let through that has no
   * changed one in its block; the index of blocks drops it.
   */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int BITS_FOR_EACH = 16;

  private ChangedBlocks() {}

  /**
   * Finds the records that matter to a key.
   *
   * @param words packed records, the changed ones last
   * @param firstChanged the first changed one
   * @param key the key
   * @return the rows that may share a block with a changed record, in ascending order: all others,
   *     then the changed ones
   */
  public static int[] rows(long[] words, int firstChanged, BlockingKey key) {
    int changed = words.length - firstChanged;
    int bits = Math.max(10, Integer.SIZE - Integer.numberOfLeadingZeros(changed * BITS_FOR_EACH));
    long[] marks = new long[1 << (bits - 6)];
    int shift = Long.SIZE - bits;
    int marked = 0;
    int[] rows = new int[Math.max(16, changed)];
    for (int row = firstChanged; row < words.length; row++) {
      if (key.admits(words[row])) {
        int bit = (int) ((key.blockOf(words[row]) * GOLDEN) >>> shift);
        marks[bit >> 6] |= 1L << bit;
        marked++;
      }
    }
    if (marked == 0) {
      return new int[0];
    }
    // A twist may be asked of none but those whom the key admits.
    boolean plain = key.blocksAreExact();
    int size = 0;
    for (int row = 0; row < words.length; row++) {
      long word = words[row];
      if (!plain && !key.admits(word)) {
        continue;
      }
      int bit = (int) ((key.blockOf(word) * GOLDEN) >>> shift);
      // The table says no to most; whom a plain key admits is the dearer question.
      if ((marks[bit >> 6] >>> bit & 1) != 0 && (!plain || key.admits(word))) {
        if (size == rows.length) {
          rows = Arrays.copyOf(rows, size + (size >> 1));
        }
        rows[size++] = row;
      }
    }
    return Arrays.copyOf(rows, size);
  }
}
