package uk.linkage.duckdb.input;

import java.util.Arrays;

/**
 * The line of each row of a CSV file.
 *
 * <p>Row n mostly stands on line n + 2, after the header. Only where a blank line or a line break
 * within quotes moves the rows after it is anything kept.
 */
final class LineIndex {

  private static final int HEADER_LINES = 2;

  private int[] rows = new int[4];
  private long[] shifts = new long[4];
  private int size;
  private long lastShift;

  /** Forgets all rows. */
  void clear() {
    size = 0;
    lastShift = 0;
  }

  /** Notes on which line a row stands; rows come in order. */
  void note(int row, long line) {
    long shift = line - HEADER_LINES - row;
    if (shift == lastShift) {
      return;
    }
    if (size == rows.length) {
      rows = Arrays.copyOf(rows, size * 2);
      shifts = Arrays.copyOf(shifts, size * 2);
    }
    rows[size] = row;
    shifts[size++] = shift;
    lastShift = shift;
  }

  /** Notes the rows of a block, which begins after some rows and some lines. */
  void noteAll(LineIndex block, int rowsBefore, long linesBefore) {
    note(rowsBefore, linesBefore + block.lineOf(0));
    for (int i = 0; i < block.size; i++) {
      int row = block.rows[i];
      note(rowsBefore + row, linesBefore + block.lineOf(row));
    }
  }

  /** The line of a row, from 1. */
  long lineOf(int row) {
    int place = Arrays.binarySearch(rows, 0, size, row);
    int last = place >= 0 ? place : -place - 2;
    return row + HEADER_LINES + (last < 0 ? 0 : shifts[last]);
  }
}
