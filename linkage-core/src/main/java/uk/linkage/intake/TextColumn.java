package uk.linkage.intake;

import java.util.Arrays;

/**
 * The cells of one column of one batch, as UTF-8 bytes: an adapter fills it, {@link Intake} reads
 * it, and it is used again for the next batch.
 *
 * <p>Holds {@code rows + 1} offsets into one array of bytes. Null and empty are the same.
 */
public final class TextColumn {

  private byte[] bytes = {};
  private int[] offsets = {0};
  private int from;
  private int to;

  /** A column without cells. */
  public TextColumn() {}

  /**
   * Makes room for a batch and returns the offsets to be filled: cell r is {@code
   * bytes[offsets[r]]} to {@code bytes[offsets[r + 1] - 1]}.
   *
   * @param rows the number of rows of the batch
   * @return an array of at least {@code rows + 1} numbers
   */
  public int[] offsetsFor(int rows) {
    if (offsets.length <= rows) {
      offsets = new int[rows + 1];
    }
    return offsets;
  }

  /**
   * Makes room for the bytes of a batch and returns the array to be filled.
   *
   * @param length the number of bytes of all cells
   * @return an array of at least that length
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
    int[] ends = offsetsFor(cells.length);
    byte[] all = String.join("", cells).getBytes(java.nio.charset.StandardCharsets.UTF_8);
    System.arraycopy(all, 0, bytesFor(all.length), 0, all.length);
    ends[0] = 0;
    for (int row = 0; row < cells.length; row++) {
      ends[row + 1] =
          ends[row] + cells[row].getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
    }
  }

  /** Chooses the cell that {@link #from}, {@link #to} and {@link #bytes} speak of, trimmed. */
  void select(int row) {
    int start = offsets[row];
    int end = offsets[row + 1];
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

  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  boolean isBlank() {
    return from == to;
  }

  boolean selectionEquals(byte[] other) {
    return Arrays.equals(bytes, from, to, other, 0, other.length);
  }
}
