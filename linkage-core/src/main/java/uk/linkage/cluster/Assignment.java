package uk.linkage.cluster;

import java.util.Arrays;

/** The best assignment of rows to columns by the Hungarian method; see {@link OneToOne}. */
final class Assignment {

  private final int rows;
  private final int columns;
  private final double[][] cost;
  private final double[] rowPotential;
  private final double[] columnPotential;
  private final int[] rowOf;
  private final int[] columnOf;

  /**
   * Assigns.
   *
   * @param gain what each row gains in each column, none negative; 0 where it can't stand
   */
  Assignment(double[][] gain) {
    this.rows = gain.length;
    // A column for each row to stay alone in.
    this.columns = gain[0].length + rows;
    this.cost = new double[rows][columns];
    for (int row = 0; row < rows; row++) {
      Arrays.fill(cost[row], Double.POSITIVE_INFINITY);
      for (int column = 0; column < gain[row].length; column++) {
        if (gain[row][column] > 0) {
          cost[row][column] = -gain[row][column];
        }
      }
      cost[row][gain[row].length + row] = 0;
    }
    this.rowPotential = new double[rows];
    this.columnPotential = new double[columns];
    this.rowOf = new int[columns];
    this.columnOf = new int[rows];
    Arrays.fill(rowOf, -1);
    Arrays.fill(columnOf, -1);
    for (int row = 0; row < rows; row++) {
      // With this no length of an edge of the row is negative.
      double least = Double.POSITIVE_INFINITY;
      for (int column = 0; column < columns; column++) {
        least = Math.min(least, cost[row][column] - columnPotential[column]);
      }
      rowPotential[row] = least;
      augment(row);
    }
  }

  /** The column of a row. */
  int columnOf(int row) {
    return columnOf[row];
  }

  private double length(int row, int column) {
    return cost[row][column] - rowPotential[row] - columnPotential[column];
  }

  /** Shortest paths from a row over edges that alternate; ends at the nearest free column. */
  private final class Paths {
    final double[] distance = new double[columns];
    final int[] before = new int[columns];
    final boolean[] done = new boolean[columns];
    int end = -1;
    private final double offset;

    /**
     * Searches.
     *
     * @param forbidden the column that may not be entered from the row itself and is held to be
     *     free; -1 for none
     */
    Paths(int start, int forbidden) {
      // Lengths are relative to potentials. Of all ends but the forbidden column that of the column
      // counts, which is left behind; free columns have none.
      this.offset = forbidden < 0 ? 0 : -columnPotential[forbidden];
      Arrays.fill(distance, Double.POSITIVE_INFINITY);
      int row = start;
      double walked = 0;
      while (true) {
        for (int column = 0; column < columns; column++) {
          boolean allowed = row != start || column != forbidden;
          if (allowed && !done[column] && cost[row][column] < Double.POSITIVE_INFINITY) {
            double length = walked + Math.max(0, length(row, column));
            length += rowOf[column] < 0 ? offset : 0;
            if (length < distance[column]) {
              distance[column] = length;
              before[column] = row;
            }
          }
        }
        int nearest = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int column = 0; column < columns; column++) {
          if (!done[column] && distance[column] < least) {
            least = distance[column];
            nearest = column;
          }
        }
        // A row can always stay alone, so some free column is reached.
        done[nearest] = true;
        if (rowOf[nearest] < 0 || nearest == forbidden) {
          end = nearest;
          return;
        }
        walked = least;
        row = rowOf[nearest];
      }
    }
  }

  private void augment(int start) {
    Paths paths = new Paths(start, -1);
    double length = paths.distance[paths.end];
    rowPotential[start] += length;
    for (int column = 0; column < columns; column++) {
      if (paths.done[column] && column != paths.end) {
        double gained = length - paths.distance[column];
        columnPotential[column] -= gained;
        rowPotential[rowOf[column]] += gained;
      }
    }
    int column = paths.end;
    while (true) {
      int row = paths.before[column];
      int next = columnOf[row];
      rowOf[column] = row;
      columnOf[row] = column;
      if (row == start) {
        return;
      }
      column = next;
    }
  }

  /** How much less all rows gain together if a row may not have its column. */
  double marginOf(int row) {
    Paths paths = new Paths(row, columnOf[row]);
    return paths.distance[paths.end];
  }
}
