package uk.linkage.schema;

import java.util.List;

/**
 * Tells of all fields of a word at once which are zero: one flag for each field, in the place of
 * its highest bit.
 */
public final class FieldFlags {

  /*
   * Adding a field's lower bits, all set, to its lower bits carries into the highest bit exactly if
   * one of them was set, and never further. So one addition answers for all fields [1].
   *
   * [1] Lamport, Multiple byte processing with full-word instructions, CACM 18 (1975).
   */
  private final long lower;
  private final long highest;

  /**
   * The flags of some fields.
   *
   * @param fields fields that share no bit
   */
  public FieldFlags(List<Field> fields) {
    long lowerBits = 0;
    long highestBits = 0;
    for (Field field : fields) {
      long top = Long.highestOneBit(field.mask());
      highestBits |= top;
      lowerBits |= field.mask() & ~top;
    }
    this.lower = lowerBits;
    this.highest = highestBits;
  }

  /**
   * Returns the highest bits of the fields: their flags.
   *
   * @return a bit for each field
   */
  public long highest() {
    return highest;
  }

  /**
   * Returns all other bits of the fields.
   *
   * @return what is added to find out which fields are zero
   */
  public long lower() {
    return lower;
  }

  /**
   * Returns the flags of the fields that are not zero.
   *
   * @param word a packed record, or the difference of two
   * @return some of the bits of {@link #highest}
   */
  public long nonZero(long word) {
    return (((word & lower) + lower) | word) & highest;
  }

  /**
   * Returns the flags of the fields that are zero.
   *
   * @param word a packed record, or the difference of two
   * @return the other bits of {@link #highest}
   */
  public long zero(long word) {
    return nonZero(word) ^ highest;
  }
}
