package uk.linkage.duckdb.output;

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
import uk.linkage.count.Estimate;
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

  /** How the face of a table calls figures that nothing was done to. */
  public static final String EXACT = "exact, not for publication";

  /** How the total of a dimension is called. */
  public static final String ALL = "all";

  private final CellFigures figures;
  private final @Nullable DisclosureMode mode;
  private final List<Group> groups;
  private final WithheldCells withheld;

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
    this.withheld = new WithheldCells(figures, hasTwoSources);
    if (mode != null) {
      withheld.protect(mode, figures::linked);
      withheld.protect(mode, figures::naive);
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
  public boolean isWithheld(int cell, Group group) {
    return withheld.contains(cell, group);
  }

  /**
   * Returns how many persons a cell is believed to have.
   *
   * <p>Persons of any contact are the sum of the three groups, each with a factor of its own. Where
   * a group is withheld that sum would tell of it, so there the whole has the one factor of its
   * own.
   *
   * @param cell a cell
   * @param group whom it counts
   * @return persons
   */
  public Estimate estimated(int cell, Group group) {
    boolean tells = group == Group.ANY && groups.stream().anyMatch(part -> isWithheld(cell, part));
    return tells ? figures.estimatedAlone(cell) : figures.estimated(cell, group);
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

  /**
   * Tells whether a number that stands alone is too small to be shown.
   *
   * @param persons a number of persons that adds up to nothing with others that are shown
   * @return whether it is to be withheld
   */
  public boolean isSmall(long persons) {
    CountTable alone = new CountTable(List.of(), new long[] {persons});
    return mode != null && DisclosureControl.protect(alone, mode).isSuppressed(0);
  }

  /**
   * Returns how a number that stands alone is shown.
   *
   * @param number a number that adds up to nothing with others that are shown
   * @return the number as the mode asks, or null if it is withheld
   */
  public @Nullable Long alone(long number) {
    return PublishedTotals.alone(number, mode);
  }

  /**
   * Tells whether nothing is done to small numbers.
   *
   * @return whether all figures are exact, and not for publication
   */
  public boolean isExact() {
    return mode == null;
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
