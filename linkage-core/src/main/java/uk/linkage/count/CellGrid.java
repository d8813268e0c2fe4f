package uk.linkage.count;

import java.util.Arrays;
import java.util.List;

/** The cells of a table by their places: each dimension has a total after its last label. */
final class CellGrid {

  private final int[] lengths;
  private final int[] strides;
  private final int cells;

  private CellGrid(int[] lengths) {
    this.lengths = lengths;
    this.strides = new int[lengths.length];
    int stride = 1;
    for (int i = lengths.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride = Math.multiplyExact(stride, lengths[i]);
    }
    this.cells = stride;
  }

  static CellGrid of(List<Dimension> dimensions) {
    return new CellGrid(dimensions.stream().mapToInt(d -> d.labels().size() + 1).toArray());
  }

  int cells() {
    return cells;
  }

  /** How far apart two cells are that follow each other in a dimension. */
  int stride(int dimension) {
    return strides[dimension];
  }

  /** The place of a dimension's total. */
  int total(int dimension) {
    return lengths[dimension] - 1;
  }

  int cell(int... places) {
    if (places.length != lengths.length) {
      throw new IllegalArgumentException("a cell has a place in each dimension");
    }
    int cell = 0;
    for (int i = 0; i < places.length; i++) {
      if (places[i] < 0 || places[i] >= lengths[i]) {
        throw new IllegalArgumentException("there is no cell at " + Arrays.toString(places));
      }
      cell += places[i] * strides[i];
    }
    return cell;
  }

  int place(int cell, int dimension) {
    return cell / strides[dimension] % lengths[dimension];
  }
}
