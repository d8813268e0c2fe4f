package uk.linkage.census;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.schema.Field;
import uk.linkage.schema.FieldFlags;
import uk.linkage.schema.FlagGather;
import uk.linkage.schema.Schema;

/** What pairs of records agree on in some comparisons, twists aside, by table. */
final class PairTable {

  /*
   * The flags of the fields that differ are gathered into a number, and under that number stand the
   * choices of all the comparisons at once: some ten instructions and one load for a pair.
   */

  /** The most fields of a table: twice what is gathered at once. */
  private static final int MOST_FIELDS = 2 * FlagGather.MOST_FLAGS;

  final FieldFlags flags;
  final FlagGather upper;
  final FlagGather lower;

  /** The choices of a pair by its number. */
  final int[] choices;

  private PairTable(FieldFlags flags, FlagGather upper, FlagGather lower) {
    this.flags = flags;
    this.upper = upper;
    this.lower = lower;
    this.choices = new int[upper.range() * lower.range()];
  }

  /**
   * A table of the last comparisons of a search.
   *
   * @param axes all comparisons
   * @param strides by how much the number of a combination of choices grows with a choice of each
   * @param place the first comparison of the table
   * @param open the bits of the comparisons from there on
   * @return null if they have too many fields
   */
  static @Nullable PairTable of(
      Schema schema, List<ChoiceAxis> axes, int[] strides, int place, long open) {
    List<Field> fields = new ArrayList<>(schema.fields());
    fields.removeIf(field -> (field.mask() & open) == 0);
    if (fields.size() > MOST_FIELDS) {
      return null;
    }
    int half = (fields.size() + 1) / 2;
    FieldFlags upperFields = new FieldFlags(fields.subList(0, half));
    FieldFlags lowerFields = new FieldFlags(fields.subList(half, fields.size()));
    FlagGather upper = FlagGather.of(upperFields.highest());
    FlagGather lower = FlagGather.of(lowerFields.highest());
    if (upper == null || lower == null) {
      return null;
    }
    PairTable table = new PairTable(new FieldFlags(fields), upper, lower);
    table.fill(fields, axes, strides, place, open);
    return table;
  }

  private void fill(
      List<Field> fields, List<ChoiceAxis> axes, int[] strides, int place, long open) {
    for (int subset = 0; subset < 1 << fields.size(); subset++) {
      long differing = 0;
      for (int field = 0; field < fields.size(); field++) {
        differing |= ((subset >>> field) & 1) != 0 ? fields.get(field).mask() : 0;
      }
      int combination = 0;
      for (int at = place; at < axes.size(); at++) {
        combination += axes.get(at).largestWithin(open & ~differing) * strides[at];
      }
      choices[number(differing & flags.highest())] = combination;
    }
  }

  /** The choices of a pair. */
  int choices(long record, long other) {
    return choices[number(flags.nonZero(record ^ other) | flags.zero(record))];
  }

  /** The number of pairs that differ, or have nothing, in the fields of some flags. */
  private int number(long differing) {
    return upper.number(differing) * lower.range() + lower.number(differing);
  }
}
