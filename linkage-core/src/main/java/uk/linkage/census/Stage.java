package uk.linkage.census;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.schema.Field;
import uk.linkage.schema.Schema;

/**
 * A place in the search at which some comparisons are decided and the rest is open: what the open
 * ones say of a pair, by table.
 */
final class Stage {

  /*
   * The flags of the open fields that differ are gathered into a number, and a table gives the
   * choices of all open comparisons at once, as an offset into counts by choice. With more open
   * fields than the table is made for, no pair is looked at here; groups are split on instead.
   */
  private static final int MOST_FLAGS = 2 * FlagGather.MOST_FLAGS;

  /**
   * A twist that an open comparison may show.
   *
   * @param comparison the place of the comparison in the search
   * @param exchange the twist
   * @param offset from the choices of a pair without the twist to those with it
   */
  record OpenTwist(int comparison, Exchange exchange, int offset) {

    boolean holds(long key, long other) {
      long twisted = exchange.twisted(key);
      return twisted != key
          && ((twisted ^ other) & exchange.mask) == 0
          && exchange.isWhole(other);
    }
  }

  /** The place of the comparison that is decided next. */
  final int place;

  /** The choices of that comparison, or null after the last. */
  final @Nullable ChoiceAxis axis;

  /** By how much the number of a combination of choices grows with a choice of it. */
  final int stride;

  final Step root;

  /** The bits of all open comparisons. */
  final long open;

  final FieldFlags flags;
  final FlagGather upper;
  final FlagGather lower;
  /** The twists of all open comparisons. */
  final OpenTwist[] twists;

  /** The twists of all open comparisons but the next. */
  final OpenTwist[] laterTwists;

  /** The choices of a pair by its gathered flags; empty if pairs are not looked at. */
  final int[] offsets;

  Stage(Schema schema, List<ChoiceAxis> axes, int[] strides, int place, Step root) {
    this.place = place;
    this.axis = place < axes.size() ? axes.get(place) : null;
    this.stride = place < axes.size() ? strides[place] : 1;
    this.root = root;
    long bits = 0;
    List<OpenTwist> openTwists = new ArrayList<>();
    for (int at = place; at < axes.size(); at++) {
      ChoiceAxis of = axes.get(at);
      bits |= of.mask(of.plainCount() - 1);
      for (int choice = of.plainCount(); choice < of.size(); choice++) {
        int offset = (choice - of.untwisted(choice)) * strides[at];
        openTwists.add(new OpenTwist(at, of.exchange(choice), offset));
      }
    }
    this.open = bits;
    this.twists = openTwists.toArray(OpenTwist[]::new);
    openTwists.removeIf(twist -> twist.comparison() == place);
    this.laterTwists = openTwists.toArray(OpenTwist[]::new);
    List<Field> fields = new ArrayList<>(schema.fields());
    fields.removeIf(field -> (field.mask() & open) == 0);
    this.flags = new FieldFlags(fields);
    boolean tabled = fields.size() <= MOST_FLAGS;
    long half = 0;
    for (Field field : fields.subList(0, tabled ? (fields.size() + 1) / 2 : 0)) {
      half |= Long.highestOneBit(field.mask());
    }
    this.upper = FlagGather.of(half);
    this.lower = FlagGather.of(tabled ? flags.highest & ~half : 0);
    this.offsets = tabled ? offsets(fields, axes, strides) : new int[0];
  }

  private int[] offsets(List<Field> fields, List<ChoiceAxis> axes, int[] strides) {
    int[] table = new int[upper.range * lower.range];
    for (int subset = 0; subset < 1 << fields.size(); subset++) {
      long differing = 0;
      long agreed = open;
      for (int field = 0; field < fields.size(); field++) {
        if ((subset >>> field & 1) != 0) {
          long mask = fields.get(field).mask();
          differing |= Long.highestOneBit(mask);
          agreed &= ~mask;
        }
      }
      int offset = 0;
      for (int at = place; at < axes.size(); at++) {
        ChoiceAxis of = axes.get(at);
        offset += of.largestWithin(agreed) * strides[at];
      }
      table[number(differing)] = offset;
    }
    return table;
  }

  /** The place in {@link #offsets} of a pair whose open fields differ where there are flags. */
  int number(long differing) {
    return upper.number(differing) * lower.range + lower.number(differing);
  }

  /** Whether pairs may be looked at here. */
  boolean looksAtPairs() {
    return offsets.length > 0;
  }
}
