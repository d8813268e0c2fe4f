package uk.linkage.count;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import uk.linkage.intake.InputRefusedException;

/**
 * How many distinct persons are in each cell of a table, by the source they were in contact with.
 *
 * <p>The table is the cross of some dimensions with all its margins: each dimension has its own
 * places, and a total after the last of them. A person counts once in a cell, and once in a total,
 * whatever the number of its records. The total of a dimension is not the sum of its parts where a
 * person is counted in several of them ({@link Dimension.Rule#EVERY}), and never more.
 *
 * <p>The counts are exact: small ones must be hidden before they are published.
 */
public final class PersonCells {

  /** As many as a table may have, margins included: 24 MB of counts. */
  public static final int MOST_CELLS = 1 << 20;

  /** The sources that a person was in contact with. */
  public enum Contact {
    /** With IMS, not with NDTMS; or with the one source there is. */
    IMS_ONLY(1),
    /** With NDTMS, not with IMS. */
    NDTMS_ONLY(2),
    /** With both. */
    BOTH(3);

    /** One bit for each source. */
    final int sides;

    Contact(int sides) {
      this.sides = sides;
    }
  }

  private final List<Dimension> dimensions;
  private final CellGrid grid;
  private final long[] counts;

  private PersonCells(List<Dimension> dimensions, CellGrid grid, long[] counts) {
    this.dimensions = dimensions;
    this.grid = grid;
    this.counts = counts;
  }

  /**
   * Counts persons.
   *
   * @param persons how many there are
   * @param personOfRecord the person of each record, 1 to that number; 0 for a record that isn't
   *     counted
   * @param ndtms whether each record is of NDTMS, and not of IMS; all false with one source only
   * @param dimensions what to count by; none gives one cell, the total
   * @return the counts of all cells: the same in whatever order the records stand
   * @throws InputRefusedException if the table would have more than {@link #MOST_CELLS} cells
   */
  public static PersonCells count(
      int persons, int[] personOfRecord, boolean[] ndtms, List<Dimension> dimensions) {
    for (Dimension dimension : dimensions) {
      if (dimension.records() != personOfRecord.length || ndtms.length != personOfRecord.length) {
        throw new IllegalArgumentException(
            "there must be a place for each record: " + dimension.name());
      }
    }
    requireFewCells(dimensions);
    CellGrid grid = CellGrid.of(dimensions);
    PersonRecords records = new PersonRecords(persons, personOfRecord);
    CellCounter counter = new CellCounter(records, ndtms, dimensions, grid);
    for (int person = 1; person <= persons; person++) {
      counter.count(person);
    }
    return new PersonCells(List.copyOf(dimensions), grid, counter.counts());
  }

  private static void requireFewCells(List<Dimension> dimensions) {
    double cells = 1;
    for (Dimension dimension : dimensions) {
      cells *= dimension.labels().size() + 1.0;
    }
    if (cells > MOST_CELLS) {
      Dimension longest =
          dimensions.stream()
              .max(Comparator.comparingInt(dimension -> dimension.labels().size()))
              .orElseThrow();
      throw new InputRefusedException(
          String.format(
              Locale.ROOT,
              "a table may have %,d cells with its totals, got %,.0f; the longest dimension is %s"
                  + " with %,d values: leave it out, count by something coarser or count a shorter"
                  + " period",
              MOST_CELLS,
              cells,
              longest.name(),
              longest.labels().size()));
    }
  }

  /**
   * Returns what is counted by.
   *
   * @return an unmodifiable list
   */
  public List<Dimension> dimensions() {
    return dimensions;
  }

  /**
   * Returns how many cells there are, totals included.
   *
   * @return the product of the lengths of the dimensions, each with its total
   */
  public int cells() {
    return grid.cells();
  }

  /**
   * Finds a cell.
   *
   * @param places its place in each dimension; the number of a dimension's labels is its total
   * @return a cell, 0 to {@link #cells()} - 1: the last dimension changes first
   */
  public int cell(int... places) {
    return grid.cell(places);
  }

  /**
   * Returns the place of a cell in a dimension.
   *
   * @param cell a cell
   * @param dimension a place in {@link #dimensions()}
   * @return a place in the dimension's labels, or their number for its total
   */
  public int place(int cell, int dimension) {
    return grid.place(cell, dimension);
  }

  /**
   * Returns the cell of the total of all dimensions.
   *
   * @return the last cell
   */
  public int total() {
    return cells() - 1;
  }

  /**
   * Returns how many persons are in a cell.
   *
   * @param cell a cell
   * @param contact the sources that they were in contact with
   * @return a number of persons
   */
  public long count(int cell, Contact contact) {
    return counts[cell * CellCounter.CONTACTS + contact.sides - 1];
  }

  /**
   * Returns how many persons are in a cell, whatever the sources.
   *
   * @param cell a cell
   * @return a number of persons
   */
  public long persons(int cell) {
    long persons = 0;
    for (Contact contact : Contact.values()) {
      persons += count(cell, contact);
    }
    return persons;
  }
}
