package uk.linkage.block;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.schema.FieldFlags;
import uk.linkage.schema.Schema;
import uk.linkage.schema.Twist;
import uk.linkage.sort.RowGrouper;

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
  private final FieldFlags flags;

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
    this.flags =
        new FieldFlags(schema.fields().stream().filter(f -> (f.mask() & mask) != 0).toList());
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

  /** The bits that must agree. */
  long mask() {
    return mask;
  }

  /**
   * The bits of the key: equal for records of one block. Under a twist a record and its twisted
   * self have the same, so that one block holds both sides.
   */
  long blockOf(long record) {
    long own = record & mask;
    return twist == null ? own : Math.min(own, twist.apply(record) & mask);
  }

  /** Adds the records that take part, by their block. */
  void addAdmitted(long[] records, RowGrouper groups) {
    if (twist != null || placeholderMasks.length > 0) {
      for (int row = 0; row < records.length; row++) {
        if (admits(records[row])) {
          groups.add(blockOf(records[row]), row);
        }
      }
      return;
    }
    // All fields are asked for at once, and nothing else: one short loop without calls.
    final long all = flags.highest();
    for (int row = 0; row < records.length; row++) {
      long record = records[row];
      if (flags.nonZero(record) == all) {
        groups.add(record & mask, row);
      }
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
