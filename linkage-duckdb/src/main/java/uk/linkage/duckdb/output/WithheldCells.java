package uk.linkage.duckdb.output;

import java.util.ArrayList;
import java.util.List;
import uk.linkage.count.CellFigures;
import uk.linkage.count.ContactTotals.Group;
import uk.linkage.count.Dimension;
import uk.linkage.disclosure.CountTable;
import uk.linkage.disclosure.DisclosureControl;
import uk.linkage.disclosure.DisclosureMode;
import uk.linkage.disclosure.ProtectedTable;

/** The cells of a table of counts whose figures are withheld, for any of its measures. */
final class WithheldCells {

  /*
   * Periods restrict whom a cell counts, so a person in contact with both over the year may be in contact
   * with one in May: then the numbers by contact of the months don't add up to those of the year in any
   * way. So they are protected month by month, and the persons of any contact over all months.
   */

  private static final Group[] PARTS = {Group.IMS_ONLY, Group.NDTMS_ONLY, Group.BOTH};

  private final CellFigures figures;
  private final boolean hasTwoSources;
  private final boolean[][] withheld;

  /** Persons of a cell, by one way of counting them. */
  @FunctionalInterface
  interface Measure {
    long of(int cell, Group group);
  }

  /** None so far. */
  WithheldCells(CellFigures figures, boolean hasTwoSources) {
    this.figures = figures;
    this.hasTwoSources = hasTwoSources;
    this.withheld = new boolean[figures.cells().cells()][Group.values().length];
  }

  /**
   * Withholds what must be of one measure.
   *
   * @param how what is done to small numbers
   * @param measure what is counted: linked persons, or attributors
   */
  void protect(DisclosureMode how, Measure measure) {
    List<Dimension> all = figures.cells().dimensions();
    List<Integer> free = new ArrayList<>();
    List<Integer> restricting = new ArrayList<>();
    for (int d = 0; d < all.size(); d++) {
      (all.get(d).restricts() ? restricting : free).add(d);
    }
    int[] places = new int[all.size()];
    if (!hasTwoSources) {
      free.addAll(restricting);
      protectSlice(how, measure, free, places, false);
      return;
    }
    if (!restricting.isEmpty()) {
      List<Integer> every = new ArrayList<>(free);
      every.addAll(restricting);
      protectSlice(how, measure, every, new int[all.size()], false);
    }
    protectSlices(how, measure, free, restricting, 0, places);
  }

  private void protectSlices(
      DisclosureMode how,
      Measure measure,
      List<Integer> free,
      List<Integer> restricting,
      int fixed,
      int[] places) {
    if (fixed == restricting.size()) {
      protectSlice(how, measure, free, places, true);
      return;
    }
    int dimension = restricting.get(fixed);
    int size = figures.cells().dimensions().get(dimension).labels().size();
    for (int place = 0; place <= size; place++) {
      places[dimension] = place;
      protectSlices(how, measure, free, restricting, fixed + 1, places);
    }
  }

  @SuppressWarnings("EnumOrdinal") // an index within one table, never kept
  private void withhold(int cell, Group group) {
    withheld[cell][group.ordinal()] = true;
  }

  /** Protects the table of some dimensions, the others held at their places. */
  private void protectSlice(
      DisclosureMode how, Measure measure, List<Integer> of, int[] fixed, boolean byContact) {
    List<CountTable.Dimension> dimensions = new ArrayList<>();
    for (int d : of) {
      Dimension dimension = figures.cells().dimensions().get(d);
      dimensions.add(
          new CountTable.Dimension(
              dimension.name(),
              dimension.labels().size(),
              dimension.rule() == Dimension.Rule.SETTLED));
    }
    if (byContact) {
      dimensions.add(new CountTable.Dimension("contact", PARTS.length, true));
    }
    int size = 1;
    for (CountTable.Dimension dimension : dimensions) {
      size *= dimension.size() + 1;
    }
    int groupsOfCell = byContact ? PARTS.length + 1 : 1;
    int[] cellOf = new int[size / groupsOfCell];
    long[] counts = new long[size];
    int[] places = fixed.clone();
    for (int i = 0; i < cellOf.length; i++) {
      int rest = i;
      for (int k = of.size() - 1; k >= 0; k--) {
        int length = dimensions.get(k).size() + 1;
        places[of.get(k)] = rest % length;
        rest /= length;
      }
      cellOf[i] = figures.cells().cell(places);
      for (int g = 0; g < groupsOfCell; g++) {
        Group group = groupsOfCell == 1 || g == PARTS.length ? Group.ANY : PARTS[g];
        counts[i * groupsOfCell + g] = measure.of(cellOf[i], group);
      }
    }
    ProtectedTable table = DisclosureControl.protect(new CountTable(dimensions, counts), how);
    for (int i = 0; i < cellOf.length; i++) {
      for (int g = 0; g < groupsOfCell; g++) {
        Group group = groupsOfCell == 1 || g == PARTS.length ? Group.ANY : PARTS[g];
        if (table.isSuppressed(i * groupsOfCell + g)) {
          withhold(cellOf[i], group);
        }
      }
    }
  }

  @SuppressWarnings("EnumOrdinal") // an index within one table, never kept
  boolean contains(int cell, Group group) {
    return withheld[cell][group.ordinal()];
  }
}
