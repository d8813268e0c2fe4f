package uk.linkage.schema;

/**
 * An exchange of two fields, such as the initials written the wrong way round.
 *
 * <p>A twist is its own inverse. It applies to a record only when each value fits the other field,
 * so a day of 25 is never taken for a month, whatever the widths. (Day 13 to 15 fit the bits of a
 * month; no valid record has such a month, so such a twisted record agrees with none.)
 *
 * @param name what the twist is called in outputs, such as {@code day and month swapped}
 * @param left one field
 * @param right the other field
 */
public record Twist(String name, Field left, Field right) {

  public Twist {
    if ((left.mask() & right.mask()) != 0) {
      throw new IllegalArgumentException(
          "twist " + name + " must exchange two fields that do not overlap");
    }
  }

  /**
   * Tells whether both values are present and each fits the other field.
   *
   * @param record a packed record
   * @return whether {@link #apply} may be called
   */
  public boolean appliesTo(long record) {
    long a = left.valueIn(record);
    long b = right.valueIn(record);
    return a != 0 && b != 0 && a <= right.maxValue() && b <= left.maxValue();
  }

  /**
   * Exchanges the two values.
   *
   * @param record a packed record that the twist applies to
   * @return the record with the values exchanged
   */
  public long apply(long record) {
    assert appliesTo(record) : "twist " + name + " does not apply";
    long rest = record & ~(left.mask() | right.mask());
    return rest | (right.valueIn(record) << left.shift()) | (left.valueIn(record) << right.shift());
  }
}
