package uk.linkage.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.AgreementLattice.Cell;
import uk.linkage.schema.Field;
import uk.linkage.schema.Level;

/** What hangs together among strangers: margins of the table of all combinations of levels. */
final class Margins {

  /*
   * Two kinds. The margin of two comparisons has a group for each two kinds of their levels. The margin of
   * three fields of three comparisons has eight groups: does each of them agree or not? First names
   * go with sex and with the year of birth, so strangers of one sex and year share an initial more
   * often than any two of the three would have it. To let whole comparisons hang together in
   * threes would leave nothing to know matches by: that "both initials, exact date, same sex" is
   * common is just what matches are. Agreement of three single fields is nearly all chance, and says the
   * same.
   */

  /** A margin. */
  static final class Margin {
    private final String name;
    private final int[] groups;
    private final int groupCount;

    Margin(String name, int groupCount, int[] groups) {
      this.name = name;
      this.groups = groups;
      this.groupCount = groupCount;
    }

    int groupCount() {
      return groupCount;
    }

    /** What hangs together, such as {@code birth_year x sex}. */
    String name() {
      return name;
    }

    /** The group that a combination of levels falls in. */
    int group(int entry) {
      return groups[entry];
    }
  }

  /** The group of three fields in which all agree. */
  static final int ALL_AGREE = 7;

  private final ObservedPatterns data;
  private final AgreementLattice lattice;
  private final Coarsening coarsening;

  Margins(ObservedPatterns data) {
    this.data = data;
    this.lattice = data.lattice();
    this.coarsening = data.coarsening();
  }

  /** The margins of any two comparisons. */
  List<Margin> ofComparisons() {
    List<Margin> margins = new ArrayList<>();
    for (int a = 0; a < coarsening.comparisonCount(); a++) {
      for (int b = a + 1; b < coarsening.comparisonCount(); b++) {
        int[] groups = new int[coarsening.tableSize()];
        for (int entry = 0; entry < groups.length; entry++) {
          groups[entry] =
              data.kind(a, coarsening.levelOf(entry, a)) * data.kindCount(b)
                  + data.kind(b, coarsening.levelOf(entry, b));
        }
        margins.add(
            new Margin(name(a) + " x " + name(b), data.kindCount(a) * data.kindCount(b), groups));
      }
    }
    return Collections.unmodifiableList(margins);
  }

  private String name(int comparison) {
    return lattice.schema().comparisons().get(comparison).name();
  }

  /** The margins of any three fields of three comparisons that are not silent. */
  List<Margin> ofFields() {
    List<Margin> margins = new ArrayList<>();
    int count = coarsening.comparisonCount();
    for (int a = 0; a < count; a++) {
      for (int b = a + 1; b < count; b++) {
        for (int c = b + 1; c < count; c++) {
          if (!data.isSilent(a) && !data.isSilent(b) && !data.isSilent(c)) {
            addFields(new int[] {a, b, c}, margins);
          }
        }
      }
    }
    return Collections.unmodifiableList(margins);
  }

  private void addFields(int[] comparisons, List<Margin> margins) {
    for (Field first : fields(comparisons[0])) {
      for (Field second : fields(comparisons[1])) {
        for (Field third : fields(comparisons[2])) {
          Field[] fields = {first, second, third};
          int[] groups = new int[coarsening.tableSize()];
          for (int entry = 0; entry < groups.length; entry++) {
            for (int i = 0; i < fields.length; i++) {
              int level = coarsening.levelOf(entry, comparisons[i]);
              groups[entry] |= agrees(comparisons[i], level, fields[i]) ? 1 << i : 0;
            }
          }
          margins.add(
              new Margin(
                  first.name() + " x " + second.name() + " x " + third.name(),
                  ALL_AGREE + 1,
                  groups));
        }
      }
    }
  }

  private List<Field> fields(int comparison) {
    long mask = 0;
    for (Level level : lattice.schema().comparisons().get(comparison).levels()) {
      mask |= level.mask();
    }
    long compared = mask;
    return lattice.schema().fields().stream().filter(f -> (f.mask() & compared) != 0).toList();
  }

  /** Whether all full levels of a level's kind say that a field agrees as it stands. */
  private boolean agrees(int comparison, int level, Field field) {
    List<Cell> cells = lattice.cells(comparison);
    int levels = coarsening.levelCount(comparison);
    long agreed = field.mask();
    for (int other = 0; other < levels; other++) {
      if (data.kind(comparison, other) == data.kind(comparison, level)) {
        agreed &= cells.get(cells.size() - levels + other).agreed();
      }
    }
    return agreed != 0;
  }
}
