package uk.linkage.duckdb.input;

import java.util.Arrays;

/**
 * Walks over the rows of a CSV text byte by byte and knows the line of each.
 *
 * <p>Reads what DuckDB reads: lines end in LF, CR LF or CR; a blank line is no row; a cell may be
 * quoted, with spaces around its quotes, and holds a quote by doubling it. Unlike DuckDB it takes
 * line ends of several kinds in one file, and it can say where a file is broken without quoting it.
 */
final class CsvScanner {

  /** The longest row; more is a quote that was never closed. */
  static final int LONGEST_ROW = 1 << 21;

  private static final byte QUOTE = '"';

  private final byte[] buffer;
  private final int limit;
  private final boolean atEnd;
  private final byte delimiter;
  private final byte highest;
  private int position;

  private long line;
  private long rowLine;
  private long openedLine;
  private long newlines;
  private int cells;
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private boolean[] doubled = new boolean[16];

  /**
   * A scanner at the start of a text in UTF-8 without a byte order mark.
   *
   * @param bytes holds the text; a cell with doubled quotes is changed in its place when it is
   *     asked for
   * @param limit where the text ends
   * @param atEnd whether that is the end of a row, and not somewhere within one
   * @param delimiter what stands between cells
   * @param linesBefore how many lines of the file went before
   */
  CsvScanner(byte[] bytes, int limit, boolean atEnd, char delimiter, long linesBefore) {
    this.line = linesBefore + 1;
    this.buffer = bytes;
    this.limit = limit;
    this.atEnd = atEnd;
    this.delimiter = (byte) delimiter;
    this.highest = (byte) Math.max(delimiter, '\r');
  }

  /** Goes to the next row. Returns whether there is one that is complete. */
  boolean next() throws CsvFault {
    do {
      if (position == limit) {
        return false;
      }
      int from = position;
      if (!row()) {
        return false;
      }
      if (position - from > LONGEST_ROW) {
        throw new CsvFault(rowLine, "must be shorter than 2 MB; check that the file is a CSV");
      }
    } while (isBlankLine());
    return true;
  }

  /**
   * Finds the cells of the row at {@link #position} and steps over it. Returns false, and stays, if
   * the buffer ends before the row does.
   */
  private boolean row() throws CsvFault {
    cells = 0;
    newlines = 0;
    openedLine = 0;
    int i = cell(position);
    while (i >= 0 && i < limit && buffer[i] == delimiter) {
      i = cell(i + 1);
    }
    if (i < 0 || (i >= limit && !atEnd)) {
      return false;
    }
    if (i < limit) {
      i = afterLineEnd(i);
      if (i < 0) {
        return false;
      }
    }
    rowLine = line;
    line += newlines;
    position = i;
    return true;
  }

  /** Steps over one line end of any kind, or answers -1 if the buffer ends within it. */
  private int afterLineEnd(int at) {
    boolean carriageReturn = buffer[at] == '\r';
    int next = at + 1;
    if (carriageReturn && next >= limit && !atEnd) {
      return -1;
    }
    newlines++;
    return carriageReturn && next < limit && buffer[next] == '\n' ? next + 1 : next;
  }

  /** Finds a cell; returns the place of what ends it, or -1 if the buffer ends too early. */
  private int cell(int from) throws CsvFault {
    byte[] bytes = buffer;
    int i = from;
    while (i < limit && bytes[i] == ' ') {
      i++;
    }
    if (i < limit && bytes[i] == QUOTE) {
      return quotedCell(i + 1);
    }
    while (i < limit && !endsCell(bytes[i])) {
      i++;
    }
    addCell(from, i, false);
    return i >= limit && !atEnd ? -1 : i;
  }

  private int quotedCell(int from) throws CsvFault {
    openedLine = line + newlines;
    boolean twice = false;
    int i = from;
    while (true) {
      while (i < limit && !(buffer[i] == QUOTE || buffer[i] == '\n' || buffer[i] == '\r')) {
        i++;
      }
      if (i + 1 >= limit && !atEnd) {
        return -1;
      }
      if (i >= limit) {
        throw unclosed(openedLine);
      }
      if (buffer[i] != QUOTE) {
        i = afterLineEnd(i);
      } else if (i + 1 < limit && buffer[i + 1] == QUOTE) {
        twice = true;
        i += 2;
      } else {
        break;
      }
    }
    addCell(from, i, twice);
    openedLine = 0;
    do {
      i++;
    } while (i < limit && buffer[i] == ' ');
    if (i < limit && !endsCell(buffer[i])) {
      throw new CsvFault(
          line + newlines,
          "must have a "
              + delimiterName()
              + " or the line's end after a closing quote, got more text; write a quote within"
              + " quotes twice");
    }
    return i >= limit && !atEnd ? -1 : i;
  }

  private boolean endsCell(byte b) {
    // Most bytes are letters and digits, which are greater than a comma and a line end.
    return b <= highest && (b == delimiter || b == '\n' || b == '\r');
  }

  private void addCell(int from, int to, boolean twice) {
    if (cells == starts.length) {
      starts = Arrays.copyOf(starts, cells * 2);
      ends = Arrays.copyOf(ends, cells * 2);
      doubled = Arrays.copyOf(doubled, cells * 2);
    }
    starts[cells] = from;
    ends[cells] = to;
    doubled[cells++] = twice;
  }

  private boolean isBlankLine() {
    return cells == 1 && starts[0] == ends[0];
  }

  private String delimiterName() {
    return switch (delimiter) {
      case ',' -> "comma";
      case ';' -> "semicolon";
      case '\t' -> "tab";
      default -> "'" + (char) delimiter + "'";
    };
  }

  private static CsvFault unclosed(long line) {
    return new CsvFault(
        line, "must close the quote that opens here, got none; remove the quote or close it");
  }

  /** The refusal of a row that has not as many cells as the header. */
  CsvFault ragged(int columns) {
    return new CsvFault(
        rowLine,
        "must have "
            + columns
            + " columns like the header, got "
            + cells
            + (cells > columns
                ? "; check for an unquoted " + delimiterName()
                : "; check for a missing " + delimiterName() + " or a line break within a cell"));
  }

  /** The number of cells of the row. */
  int cells() {
    return cells;
  }

  /** The line of the file on which the row begins, from 1. */
  long line() {
    return rowLine;
  }

  /** The number of lines that were stepped over, those that went before too. */
  long lines() {
    return line - 1;
  }

  /** The place after the last row that was complete. */
  int position() {
    return position;
  }

  /** What the places of cells are in. */
  byte[] bytes() {
    return buffer;
  }

  /** The place of the first byte of a cell. */
  int start(int cell) {
    return starts[cell];
  }

  /** The place after the last byte of a cell, when doubled quotes have been made one. */
  int end(int cell) {
    if (doubled[cell]) {
      int to = starts[cell];
      for (int i = starts[cell]; i < ends[cell]; i++) {
        buffer[to++] = buffer[i];
        i += buffer[i] == QUOTE ? 1 : 0;
      }
      ends[cell] = to;
      doubled[cell] = false;
    }
    return ends[cell];
  }
}
