package uk.linkage.count;

import java.util.List;

/** The cells, over some dimensions of a table, that a record is in: all its places crossed. */
final class Visits {

  /** Told of each cell of a record. */
  @FunctionalInterface
  interface Visitor {

    /**
     * Visits a cell.
     *
     * @param cell its number among those of these dimensions
     * @param gridCell its number in the table, at place 0 of all other dimensions
     * @param isFirst whether no record of the person was there before
     */
    void visit(int cell, int gridCell, boolean isFirst);
  }

  private final List<Dimension> dimensions;
  private final int[] numbers;
  private final CellGrid grid;
  private final CellGrid own;
  private final int[] visitors;

  Visits(List<Dimension> all, int[] numbers, CellGrid grid) {
    this.dimensions = java.util.Arrays.stream(numbers).mapToObj(all::get).toList();
    this.numbers = numbers;
    this.grid = grid;
    this.own = CellGrid.of(dimensions);
    this.visitors = new int[own.cells()];
  }

  int cells() {
    return own.cells();
  }

  /** The cell over these dimensions that a cell of the table is in. */
  int cellAt(int gridCell) {
    int cell = 0;
    for (int i = 0; i < numbers.length; i++) {
      cell += grid.place(gridCell, numbers[i]) * own.stride(i);
    }
    return cell;
  }

  /** Visits the cells of a record; one of two overlapping spans may come to a cell again. */
  void visit(int record, int person, Visitor visitor) {
    visit(0, 0, 0, record, person, visitor);
  }

  private void visit(int depth, int cell, int gridCell, int record, int person, Visitor visitor) {
    if (depth == numbers.length) {
      boolean isFirst = visitors[cell] != person;
      visitors[cell] = person;
      visitor.visit(cell, gridCell, isFirst);
      return;
    }
    int stride = own.stride(depth);
    int gridStride = grid.stride(numbers[depth]);
    boolean any = false;
    for (Spans spans : dimensions.get(depth).spans()) {
      int from = spans.from(record);
      if (from >= 0) {
        any = true;
        for (int place = from; place <= spans.to(record); place++) {
          int next = gridCell + place * gridStride;
          visit(depth + 1, cell + place * stride, next, record, person, visitor);
        }
      }
    }
    if (any) {
      int total = own.total(depth);
      int next = gridCell + total * gridStride;
      visit(depth + 1, cell + total * stride, next, record, person, visitor);
    }
  }
}
