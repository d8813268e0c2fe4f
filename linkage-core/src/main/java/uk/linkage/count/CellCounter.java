package uk.linkage.count;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import uk.linkage.count.PersonCells.Contact;

/**
 * Counts one person after the other into the cells of a table.
 *
 * <p>The settled dimensions give a person one place each, and its total. Over the others every
 * record visits its cells; a cell that holds the number of the person has been visited already, so
 * nothing is cleared between persons.
 */
final class CellCounter {

  /** How many counts a cell has: one for each kind of contact, in the order of their bits. */
  static final int CONTACTS = Contact.values().length;

  private final PersonRecords records;
  private final boolean[] ndtms;
  private final CellGrid grid;

  private final int[] settled;
  private final Settling[] settlings;

  /** The offsets in the grid of the settled places and totals of a person, all crossed. */
  private final int[] settledCells;

  /** Cells of every visited place, and those of the restricting dimensions alone. */
  private final Visits visits;

  private final Visits contacts;
  private final byte[] sides;
  private final boolean anyRestricts;
  private final long[] counts;

  CellCounter(PersonRecords records, boolean[] ndtms, List<Dimension> all, CellGrid grid) {
    this.records = records;
    this.ndtms = ndtms;
    this.grid = grid;
    this.settled = where(all, Dimension.Rule.SETTLED);
    this.settlings =
        Arrays.stream(settled).mapToObj(i -> new Settling(all.get(i))).toArray(Settling[]::new);
    this.settledCells = new int[1 << settled.length];
    this.visits = new Visits(all, where(all, Dimension.Rule.EVERY), grid);
    this.contacts =
        new Visits(
            all,
            IntStream.range(0, all.size()).filter(i -> all.get(i).restricts()).toArray(),
            grid);
    this.anyRestricts = all.stream().anyMatch(Dimension::restricts);
    this.sides = new byte[contacts.cells()];
    this.counts = new long[grid.cells() * CONTACTS];
  }

  private static int[] where(List<Dimension> all, Dimension.Rule rule) {
    return IntStream.range(0, all.size()).filter(i -> all.get(i).rule() == rule).toArray();
  }

  /** Counts a person. */
  void count(int person) {
    int from = records.start(person);
    int to = records.end(person);
    if (from == to) {
      return;
    }
    crossSettled(person);
    int overall = 0;
    for (int i = from; i < to; i++) {
      overall |= side(records.record(i));
    }
    if (anyRestricts) {
      // A side of an earlier person is forgotten at the first visit of this one.
      for (int i = from; i < to; i++) {
        int record = records.record(i);
        byte side = (byte) side(record);
        contacts.visit(
            record,
            person,
            (cell, gridCell, isFirst) ->
                sides[cell] = isFirst ? side : (byte) (sides[cell] | side));
      }
    }
    int usual = overall;
    for (int i = from; i < to; i++) {
      visits.visit(
          records.record(i),
          person,
          (cell, gridCell, isFirst) -> {
            if (isFirst) {
              add(gridCell, anyRestricts ? sides[contacts.cellAt(gridCell)] : usual);
            }
          });
    }
  }

  private int side(int record) {
    return (ndtms[record] ? Contact.NDTMS_ONLY : Contact.IMS_ONLY).sides;
  }

  private void crossSettled(int person) {
    int size = 1;
    settledCells[0] = 0;
    for (int i = 0; i < settled.length; i++) {
      int stride = grid.stride(settled[i]);
      int place = settlings[i].placeOf(records, person) * stride;
      int total = grid.total(settled[i]) * stride;
      for (int k = 0; k < size; k++) {
        settledCells[size + k] = settledCells[k] + total;
        settledCells[k] += place;
      }
      size *= 2;
    }
  }

  private void add(int gridCell, int sidesOfPerson) {
    for (int settledCell : settledCells) {
      counts[(gridCell + settledCell) * CONTACTS + sidesOfPerson - 1]++;
    }
  }

  long[] counts() {
    return counts;
  }
}
