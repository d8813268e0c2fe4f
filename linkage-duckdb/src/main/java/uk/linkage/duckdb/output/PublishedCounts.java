package uk.linkage.duckdb.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.linkage.count.CellFigures;
import uk.linkage.count.ContactTotals.Group;
import uk.linkage.count.Dimension;
import uk.linkage.count.PersonCells;
import uk.linkage.disclosure.CountTable;
import uk.linkage.disclosure.Differencing;
import uk.linkage.disclosure.DisclosureControl;
import uk.linkage.disclosure.DisclosureMode;
import uk.linkage.disclosure.ProtectedTable;

/**
 * A table of counts as it may be shown: exact, or under disclosure control.
 *
 * <p>Linked persons and attributors are protected each for itself, and what is withheld of either
 * is withheld of all figures of the cell: a table of which more is withheld tells no more.
 */
public final class PublishedCounts {

  /*
   * Periods restrict whom a cell counts, so a person in contact with both over the year may be in contact
   * with one in May: then the numbers by contact of the months don't add up to those of the year in any
   * way. So they are protected month by month, and the persons of any contact over all months.
   */

  /** How the face of a table calls figures that nothing was done to. */
  public static final String EXACT = "exact, not for publication";

  /** How the total of a dimension is called. */
  public static final String ALL = "all";

  private static final Group[] PARTS = {Group.IMS_ONLY, Group.NDTMS_ONLY, Group.BOTH};

  private final CellFigures figures;
  private final @Nullable DisclosureMode mode;
  private final List<Group> groups;
  private final boolean[][] withheld;

  /**
   * A table.
   *
   * @param figures its figures
   * @param mode what is done to small numbers, or null to show all as they are
   * @param hasTwoSources whether persons are told apart by their contact
   */
  public PublishedCounts(
      CellFigures figures, @Nullable DisclosureMode mode, boolean hasTwoSources) {
    this.figures = figures;
    this.mode = mode;
    this.groups = hasTwoSources ? List.of(Group.values()) : List.of(Group.ANY);
    this.withheld = new boolean[figures.cells().cells()][Group.values().length];
    if (mode != null) {
      protect(mode, true);
      protect(mode, false);
    }
  }

  /** Withholds what must be of linked persons or of attributors. */
  private void protect(DisclosureMode how, boolean linked) {
    List<Dimension> all = figures.cells().dimensions();
    List<Integer> free = new ArrayList<>();
    List<Integer> restricting = new ArrayList<>();
    for (int d = 0; d < all.size(); d++) {
      (all.get(d).restricts() ? restricting : free).add(d);
    }
    int[] places = new int[all.size()];
    if (groups.size() == 1) {
      free.addAll(restricting);
      protectSlice(how, linked, free, places, false);
      return;
    }
    if (!restricting.isEmpty()) {
      List<Integer> every = new ArrayList<>(free);
      every.addAll(restricting);
      protectSlice(how, linked, every, new int[all.size()], false);
    }
    protectSlices(how, linked, free, restricting, 0, places);
  }

  private void protectSlices(
      DisclosureMode how,
      boolean linked,
      List<Integer> free,
      List<Integer> restricting,
      int fixed,
      int[] places) {
    if (fixed == restricting.size()) {
      protectSlice(how, linked, free, places, true);
      return;
    }
    int dimension = restricting.get(fixed);
    int size = figures.cells().dimensions().get(dimension).labels().size();
    for (int place = 0; place <= size; place++) {
      places[dimension] = place;
      protectSlices(how, linked, free, restricting, fixed + 1, places);
    }
  }

  @SuppressWarnings("EnumOrdinal") // an index within one table, never kept
  private void withhold(int cell, Group group) {
    withheld[cell][group.ordinal()] = true;
  }

  /** Protects the table of some dimensions, the others held at their places. */
  private void protectSlice(
      DisclosureMode how, boolean linked, List<Integer> of, int[] fixed, boolean byContact) {
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
        counts[i * groupsOfCell + g] =
            linked ? figures.linked(cellOf[i], group) : figures.naive(cellOf[i], group);
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

  /**
   * Returns the figures.
   *
   * @return exact figures, not for publication
   */
  public CellFigures figures() {
    return figures;
  }

  /**
   * Returns what was done to small numbers, for the face of the table.
   *
   * @return a word or two
   */
  public String face() {
    return mode == null ? EXACT : mode.label();
  }

  /**
   * Returns what that means.
   *
   * @return a sentence
   */
  public String sentence() {
    return mode == null ? "Figures are exact, and not for publication." : mode.sentence();
  }

  /**
   * Returns whom the rows of the table count.
   *
   * @return all groups, or only that of any contact if there is one source
   */
  public List<Group> groups() {
    return groups;
  }

  /**
   * Tells whether the figures of a cell are withheld.
   *
   * @param cell a cell
   * @param group whom it counts
   * @return whether they are shown as {@code *}
   */
  @SuppressWarnings("EnumOrdinal") // an index within one table, never kept
  public boolean isWithheld(int cell, Group group) {
    return withheld[cell][group.ordinal()];
  }

  /**
   * Returns how a number of persons of a cell is shown.
   *
   * @param cell a cell
   * @param group whom it counts
   * @param number the number
   * @return the number, rounded to a whole one and as the mode asks, or {@code *}
   */
  public String text(int cell, Group group, double number) {
    return isWithheld(cell, group) ? ProtectedTable.SUPPRESSED : Long.toString(shown(number));
  }

  /**
   * Returns how a number that may be shown is shown.
   *
   * @param number the number
   * @return a whole one, as the mode asks
   */
  public long shown(double number) {
    long whole = Math.round(number);
    return mode == null ? whole : mode.shown(whole);
  }

  /** Whether a number that stands alone is too small to be shown. */
  boolean isSmall(long persons) {
    CountTable alone = new CountTable(List.of(), new long[] {persons});
    return mode != null && DisclosureControl.protect(alone, mode).isSuppressed(0);
  }

  /** The label of a cell in a dimension. */
  String label(int cell, int dimension) {
    int place = figures.cells().place(cell, dimension);
    List<String> labels = figures.cells().dimensions().get(dimension).labels();
    return place == labels.size() ? ALL : labels.get(place);
  }

  /**
   * Compares the linked persons of this table with those of an earlier one.
   *
   * @param earlier what was published before
   * @return what the two tell together
   */
  public List<Differencing.Warning> against(EarlierCounts earlier) {
    if (mode == null) {
      return List.of();
    }
    Map<String, String> shown = new LinkedHashMap<>();
    Map<String, Set<String>> parts = new LinkedHashMap<>();
    for (int cell = 0; cell < figures.cells().cells(); cell++) {
      for (Group group : groups) {
        String name = name(cell, group);
        shown.put(name, text(cell, group, (double) figures.linked(cell, group)));
        Set<String> ofTotal = partsOf(cell, group);
        if (!ofTotal.isEmpty()) {
          parts.put(name, ofTotal);
        }
      }
    }
    return Differencing.compare(
        earlier.publication(), new Differencing.Publication(mode, shown, parts));
  }

  /** The parts of a total: by its first dimension that adds up. */
  private Set<String> partsOf(int cell, Group group) {
    PersonCells cells = figures.cells();
    int[] places = new int[cells.dimensions().size()];
    for (int d = 0; d < places.length; d++) {
      places[d] = cells.place(cell, d);
    }
    for (int d = 0; d < places.length; d++) {
      Dimension dimension = cells.dimensions().get(d);
      int size = dimension.labels().size();
      if (dimension.rule() == Dimension.Rule.SETTLED && places[d] == size) {
        Set<String> parts = new LinkedHashSet<>();
        int[] part = Arrays.copyOf(places, places.length);
        for (int place = 0; place < size; place++) {
          part[d] = place;
          parts.add(name(cells.cell(part), group));
        }
        return parts;
      }
    }
    return Set.of();
  }

  private String name(int cell, Group group) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (int d = 0; d < figures.cells().dimensions().size(); d++) {
      labels.put(figures.cells().dimensions().get(d).name(), label(cell, d));
    }
    return EarlierCounts.name(labels, group.label());
  }
}
