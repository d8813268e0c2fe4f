package uk.linkage.schema;

/**
 * Moves the bits of a mask together: words that are equal under the mask, and no others, give the
 * same number. Immutable.
 */
public final class BitGather {

  private final long[] runMasks;
  private final int[] runShifts;

  /**
   * Finds the runs of adjacent bits, which are moved together.
   *
   * @param mask any bits; a number has as many as these
   */
  public BitGather(long mask) {
    int runs = Long.bitCount(mask & ~(mask << 1));
    this.runMasks = new long[runs];
    this.runShifts = new int[runs];
    long rest = mask;
    int packed = 0;
    for (int run = 0; run < runs; run++) {
      int low = Long.numberOfTrailingZeros(rest);
      int length = Long.numberOfTrailingZeros(~(rest >>> low));
      runMasks[run] = rest & (((length == Long.SIZE ? 0 : 1L << length) - 1) << low);
      runShifts[run] = low - packed;
      packed += length;
      rest &= ~runMasks[run];
    }
  }

  /**
   * Returns the bits of a word under the mask, moved together.
   *
   * @param word any word
   * @return the lowest bit of the mask in the lowest place
   */
  public long number(long word) {
    long number = 0;
    for (int run = 0; run < runMasks.length; run++) {
      number |= (word & runMasks[run]) >>> runShifts[run];
    }
    return number;
  }

  /**
   * Returns the word that a number was gathered from.
   *
   * @param number what {@link #number} gave
   * @return the word, without the bits outside the mask
   */
  public long word(long number) {
    long word = 0;
    for (int run = 0; run < runMasks.length; run++) {
      word |= (number << runShifts[run]) & runMasks[run];
    }
    return word;
  }
}
