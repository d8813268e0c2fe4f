package uk.linkage.block;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.schema.Schema;
import uk.linkage.schema.Twist;

/**
 * What two records must share to be a candidate pair: the same bits under a mask, every field of it
 * present, perhaps after an exchange of two fields on one side.
 */
public final class BlockingKey {

  /**
   * A value that says nothing, such as the first of January: a record that has it does not take
   * part in the key.
   *
   * @param mask the bits concerned
   * @param value what they hold
   */
  public record Placeholder(long mask, long value) {}

  private final String name;
  private final long mask;
  private final @Nullable Twist twist;
  private final long[] placeholderMasks;
  private final long[] placeholderValues;
  private final long[] fieldMasks;
  private final long[] runMasks;
  private final int[] runShifts;

  /**
   * A key of a schema.
   *
   * @param schema the schema of the records
   * @param name what the key is called in outputs
   * @param mask the bits that must agree
   * @param twist the exchange that one side goes through first, or null
   * @param placeholders values with which a record does not take part
   */
  public BlockingKey(
      Schema schema,
      String name,
      long mask,
      @Nullable Twist twist,
      List<Placeholder> placeholders) {
    if (mask == 0) {
      throw new IllegalArgumentException("key " + name + " must compare at least one bit");
    }
    this.name = name;
    this.mask = mask;
    this.twist = twist;
    this.placeholderMasks = placeholders.stream().mapToLong(Placeholder::mask).toArray();
    this.placeholderValues = placeholders.stream().mapToLong(Placeholder::value).toArray();
    this.fieldMasks = schema.fieldMasks(mask);
    int runs = Long.bitCount(mask & ~(mask << 1));
    this.runMasks = new long[runs];
    this.runShifts = new int[runs];
    findRuns();
  }

  /**
   * A key without a twist and without placeholders.
   *
   * @param schema the schema of the records
   * @param name what the key is called in outputs
   * @param mask the bits that must agree
   */
  public BlockingKey(Schema schema, String name, long mask) {
    this(schema, name, mask, null, List.of());
  }

  /** Finds the runs of adjacent bits, which {@link #compact} moves together. */
  private void findRuns() {
    long rest = mask;
    int packed = 0;
    for (int run = 0; run < runMasks.length; run++) {
      int low = Long.numberOfTrailingZeros(rest);
      int length = Long.numberOfTrailingZeros(~(rest >>> low));
      runMasks[run] = rest & ((length == Long.SIZE ? 0 : 1L << length) - 1) << low;
      runShifts[run] = low - packed;
      packed += length;
      rest &= ~runMasks[run];
    }
  }

  /**
   * Returns what the key is called in outputs.
   *
   * @return the name
   */
  public String name() {
    return name;
  }

  /**
   * Tells whether a record takes part: every field of the key is present, and no placeholder. One
   * that a twist leaves as it is takes no part either: it agrees with others as it stands.
   *
   * @param record a packed record
   * @return whether it can be in a block of this key
   */
  public boolean admits(long record) {
    if (!Schema.hasAll(record, fieldMasks)) {
      return false;
    }
    for (int i = 0; i < placeholderMasks.length; i++) {
      if ((record & placeholderMasks[i]) == placeholderValues[i]) {
        return false;
      }
    }
    return twist == null || (twist.appliesTo(record) && twist.apply(record) != record);
  }

  /**
   * Tells whether this key makes a candidate pair of two records.
   *
   * @param a a packed record
   * @param b another
   * @return whether both take part and agree; symmetric
   */
  public boolean joins(long a, long b) {
    if (twist == null) {
      return ((a ^ b) & mask) == 0 && admits(a) && admits(b);
    }
    return admits(a) && ((twist.apply(a) ^ b) & mask) == 0 && admits(b);
  }

  /** Tells whether every two records of a block are a candidate pair, without asking each pair. */
  boolean blocksAreExact() {
    return twist == null;
  }

  /**
   * The bits of the key, moved together: equal for records of one block. Under a twist a record and
   * its twisted self have the same, so that one block holds both sides.
   */
  long blockOf(long record) {
    long own = compact(record);
    return twist == null ? own : Math.min(own, compact(twist.apply(record)));
  }

  private long compact(long record) {
    long compact = 0;
    for (int run = 0; run < runMasks.length; run++) {
      compact |= (record & runMasks[run]) >>> runShifts[run];
    }
    return compact;
  }

  @Override
  public String toString() {
    return name;
  }
}
