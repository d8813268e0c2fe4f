package uk.linkage.intake;

import java.util.Collections;
import java.util.List;

/**
 * Where the records that take part stood in the files: for who finds something in one of them, and
 * must say where.
 */
public final class RowPlaces {

  /** Nothing is known: what a run has that doesn't ask. */
  public static final RowPlaces NOT_ASKED = new RowPlaces(new int[0], List.of());

  private final int[] rows;
  private final List<Integer> fileStarts;

  /**
   * Places of records.
   *
   * @param rows of each record the row, counted over all files
   * @param fileStarts the first row of each file
   */
  RowPlaces(int[] rows, List<Integer> fileStarts) {
    this.rows = rows;
    this.fileStarts = List.copyOf(fileStarts);
  }

  /**
   * Returns the place of a record in the order of reading.
   *
   * @param index a record
   * @return its row, from 0, counted over all files
   */
  public int row(int index) {
    return rows[index];
  }

  /**
   * Returns the file of a record.
   *
   * @param index a record
   * @return the number of the file, in order of reading
   */
  public int file(int index) {
    return fileOf(rows[index], fileStarts);
  }

  /**
   * Returns the place of a record in its file.
   *
   * @param index a record
   * @return its row, from 0
   */
  public int rowInFile(int index) {
    return rows[index] - fileStarts.get(file(index));
  }

  static int fileOf(int row, List<Integer> fileStarts) {
    int file = Collections.binarySearch(fileStarts, row);
    if (file < 0) {
      return -file - 2;
    }
    // Files without rows start where the next one does: the last of them holds the row.
    while (file + 1 < fileStarts.size() && fileStarts.get(file + 1) == row) {
      file++;
    }
    return file;
  }
}
