package uk.linkage.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The cells of one column of one batch, as UTF-8 bytes: an adapter fills it, {@link Intake} reads
 * it, and it is used again for the next batch.
 *
 * <p>Cell r is {@code bytes[starts[r]]} to {@code bytes[ends[r] - 1]}: the cells of several columns
 * may lie in one array of bytes, as they do in a CSV file. Null and empty are the same.
 */
public final class TextColumn {

  private byte[] bytes = {};
  private int[] starts = {};
  private int[] ends = {};
  private int from;
  private int to;

  /** A column without cells. */
  public TextColumn() {}

  /**
   * Makes room for the cells of a batch; those that were set stay.
   *
   * @param rows the number of rows of the batch
   */
  public void reserve(int rows) {
    if (starts.length < rows) {
      starts = Arrays.copyOf(starts, rows);
      ends = Arrays.copyOf(ends, rows);
    }
  }

  /**
   * Returns where the cells begin, to be filled.
   *
   * @return an array of at least as many numbers as {@link #reserve} was asked for
   */
  public int[] starts() {
    return starts;
  }

  /**
   * Returns where the cells end, to be filled.
   *
   * @return an array of at least as many numbers as {@link #reserve} was asked for
   */
  public int[] ends() {
    return ends;
  }

  /**
   * Sets the array that the cells lie in. It is read and not changed.
   *
   * @param all an array, which other columns may share
   */
  public void setBytes(byte[] all) {
    bytes = all;
  }

  /**
   * Makes room for the bytes of a batch in an array of this column's own.
   *
   * @param length the number of bytes of all cells
   * @return an array of at least that length, to be filled
   */
  public byte[] bytesFor(int length) {
    if (bytes.length < length) {
      bytes = new byte[length];
    }
    return bytes;
  }

  /**
   * Fills the column from strings; for tests and small inputs.
   *
   * @param cells one string a row
   */
  public void fill(String... cells) {
    reserve(cells.length);
    setBytes(String.join("", cells).getBytes(StandardCharsets.UTF_8));
    int at = 0;
    for (int row = 0; row < cells.length; row++) {
      starts[row] = at;
      at += cells[row].getBytes(StandardCharsets.UTF_8).length;
      ends[row] = at;
    }
  }

  /**
   * Chooses the cell that {@link #from}, {@link #to} and {@link #bytes} speak of, without blanks
   * around it.
   *
   * @param row the cell
   */
  public void select(int row) {
    from = starts[row];
    to = ends[row];
    // Most cells begin and end in a letter or digit; half a no-break space is less than a space.
    if (from < to && (bytes[from] <= ' ' || bytes[to - 1] <= ' ')) {
      trim();
    }
  }

  private void trim() {
    int start = from;
    int end = to;
    while (start < end && (isSpace(bytes[start]) || isNoBreakSpace(start, end))) {
      start += bytes[start] < 0 ? 2 : 1;
    }
    while (end > start && (isSpace(bytes[end - 1]) || isNoBreakSpace(end - 2, end))) {
      end -= bytes[end - 1] < 0 ? 2 : 1;
    }
    from = start;
    to = end;
  }

  /** U+00A0 in UTF-8, which web pages and Excel leave at the ends of cells. */
  private boolean isNoBreakSpace(int at, int end) {
    return at >= 0 && at + 1 < end && bytes[at] == (byte) 0xC2 && bytes[at + 1] == (byte) 0xA0;
  }

  /** Treats the selected cell as blank if it is a word for a blank. */
  void blankIfOneOf(BlankWords words) {
    if (words.contains(bytes, from, to)) {
      to = from;
    }
  }

  private static boolean isSpace(byte b) {
    return b >= 0 && b <= ' ';
  }

  /**
   * Returns what the cells lie in.
   *
   * @return the array itself, to be read and not changed
   */
  public byte[] bytes() {
    return bytes;
  }

  /**
   * Returns where the chosen cell begins.
   *
   * @return a place in {@link #bytes}
   */
  public int from() {
    return from;
  }

  /**
   * Returns where the chosen cell ends.
   *
   * @return a place in {@link #bytes}
   */
  public int to() {
    return to;
  }

  /**
   * Tells whether there is nothing in the chosen cell.
   *
   * @return whether it is blank
   */
  public boolean isBlank() {
    return from == to;
  }

  boolean selectionEquals(byte[] other) {
    return Arrays.equals(bytes, from, to, other, 0, other.length);
  }
}
