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

  /** Shortest paths from a row over edges that alternate between the two sides. */
  private final class Paths {
    final double[] distance = new double[columns];
    final int[] before = new int[columns];
    final boolean[] done = new boolean[columns];

    /** The column they end at. */
    final int end;

    /**
     * Searches.
     *
     * @param forbidden the column that may not be entered from the row itself, and where the paths
     *     end; -1 if they end at the nearest free column
     */
    Paths(int start, int forbidden) {
      Arrays.fill(distance, Double.POSITIVE_INFINITY);
      enterFrom(start, 0, forbidden);
      boolean freed = false;
      // A row can always stay alone, so some free column is reached.
      int column = nearest();
      while (column != forbidden && (forbidden >= 0 || rowOf[column] >= 0)) {
        if (rowOf[column] >= 0) {
          enterFrom(rowOf[column], distance[column], -1);
        } else if (!freed) {
          // One column more is taken, so one less: any may be left behind, at the price of its
          // potential.
          freed = true;
          for (int left = 0; left < columns; left++) {
            if (rowOf[left] >= 0) {
              enter(left, distance[column] - columnPotential[left], -1);
            }
          }
        }
        column = nearest();
      }
      end = column;
    }

    private void enterFrom(int row, double walked, int forbidden) {
      for (int column = 0; column < columns; column++) {
        if (column != forbidden && cost[row][column] < Double.POSITIVE_INFINITY) {
          enter(column, walked + Math.max(0, length(row, column)), row);
        }
      }
    }

    private void enter(int column, double walked, int from) {
      if (!done[column] && walked < distance[column]) {
        distance[column] = walked;
        before[column] = from;
      }
    }

    /** The nearest column that paths have not gone on from. */
    private int nearest() {
      int nearest = -1;
      double least = Double.POSITIVE_INFINITY;
      for (int column = 0; column < columns; column++) {
        if (!done[column] && distance[column] < least) {
          least = distance[column];
          nearest = column;
        }
      }
      done[nearest] = true;
      return nearest;
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
