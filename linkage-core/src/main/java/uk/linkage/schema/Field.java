package uk.linkage.schema;

/**
 * A range of bits of a record that holds one value; zero means that the value is missing.
 *
 * @param name what the field is called in outputs, such as {@code birth_year}
 * @param shift the number of bits below the field, 0 to 63
 * @param width the number of bits of the field, at least 1; the field ends at bit 64 at the latest
 */
public record Field(String name, int shift, int width) {

  public Field {
    if (name.isBlank()) {
      throw new IllegalArgumentException("a field needs a name");
    }
    if (shift < 0 || width < 1 || shift + width > Long.SIZE) {
      throw new IllegalArgumentException(
          "field " + name + " must lie in bits 0 to 63, got shift=" + shift + ", width=" + width);
    }
  }

  /**
   * Returns the bits of this field set, all others clear.
   *
   * @return the field's mask
   */
  public long mask() {
    return (-1L >>> (Long.SIZE - width)) << shift;
  }

  /**
   * Returns the value of this field in a record.
   *
   * @param record a packed record
   * @return the value, 0 when it is missing
   */
  public long valueIn(long record) {
    return (record & mask()) >>> shift;
  }

  /**
   * Returns a record that is zero but for this field.
   *
   * @param value the value, 0 to {@link #maxValue()}
   * @return the value at its place
   * @throws IllegalArgumentException if the value does not fit
   */
  public long place(long value) {
    if (value < 0 || value > maxValue()) {
      throw new IllegalArgumentException("field " + name + " holds 0 to " + maxValue());
    }
    return value << shift;
  }

  /**
   * Returns the largest value that the field can hold.
   *
   * @return {@code 2^width - 1}
   */
  public long maxValue() {
    return mask() >>> shift;
  }

  /**
   * Tells whether a record has a value here.
   *
   * @param record a packed record
   * @return whether the field is not zero
   */
  public boolean isPresentIn(long record) {
    return (record & mask()) != 0;
  }
}
