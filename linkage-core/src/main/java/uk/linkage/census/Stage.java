package uk.linkage.census;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.schema.Exchange;
import uk.linkage.schema.Schema;

/** A place in the search at which some comparisons are decided and the rest is open. */
final class Stage {

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
          && ((twisted ^ other) & exchange.mask()) == 0
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

  /** The twists of all open comparisons. */
  final OpenTwist[] twists;

  /** The twists of all open comparisons but the next. */
  final OpenTwist[] laterTwists;

  /** What pairs agree on in the open comparisons; null if they have too many fields. */
  final @Nullable PairTable table;

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
    this.table = PairTable.of(schema, axes, strides, place, open);
  }
}
