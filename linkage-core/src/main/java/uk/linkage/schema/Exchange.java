package uk.linkage.schema;

/** A twist, made ready for loops: what a record becomes, if that is another record. Immutable. */
public final class Exchange {

  private final int leftShift;
  private final long leftMost;
  private final int rightShift;
  private final long rightMost;
  private final long rest;

  private final long mask;
  private final long[] fieldMasks;

  /**
   * A twist.
   *
   * @param schema the schema of the records
   * @param twist what is exchanged
   * @param mask the bits on which records that agree under the twist are equal when one of them is
   *     twisted
   */
  public Exchange(Schema schema, Twist twist, long mask) {
    this.leftShift = twist.left().shift();
    this.leftMost = twist.left().maxValue();
    this.rightShift = twist.right().shift();
    this.rightMost = twist.right().maxValue();
    this.rest = ~(twist.left().mask() | twist.right().mask());
    this.mask = mask;
    this.fieldMasks = schema.fieldMasks(mask);
  }

  /**
   * Returns the bits that are compared.
   *
   * @return a mask of whole fields
   */
  public long mask() {
    return mask;
  }

  /**
   * Twists a record.
   *
   * @param record a packed record
   * @return the record itself if the twist does not apply, or makes no other of it: then it agrees
   *     with no record under the twist that it does not agree with as it stands
   */
  public long twisted(long record) {
    long left = (record >>> leftShift) & leftMost;
    long right = (record >>> rightShift) & rightMost;
    if (left == 0 || right == 0 || left > rightMost || right > leftMost) {
      return record;
    }
    return (record & rest) | (right << leftShift) | (left << rightShift);
  }

  /**
   * Tells whether a record has every field that must agree.
   *
   * @param record a packed record
   * @return whether none of them is zero
   */
  public boolean isWhole(long record) {
    return Schema.hasAll(record, fieldMasks);
  }
}
