package uk.linkage.census;

import java.util.List;
import uk.linkage.schema.Field;

/**
 * Tells of all fields of a word at once which are zero: one flag for each field, in the place of
 * its highest bit.
 */
final class FieldFlags {

  /*
   * Adding a field's lower bits, all set, to its lower bits carries into the highest bit exactly if
   * one of them was set, and never further. So one addition answers for all fields [1].
   *
   * [1] Lamport, Multiple byte processing with full-word instructions, CACM 18 (1975).
   */
  final long lower;
  final long highest;

  FieldFlags(List<Field> fields) {
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

  /** The flags of the fields that are not zero. */
  long nonZero(long word) {
    return (((word & lower) + lower) | word) & highest;
  }

  /** The flags of the fields that are zero. */
  long zero(long word) {
    return nonZero(word) ^ highest;
  }
}
