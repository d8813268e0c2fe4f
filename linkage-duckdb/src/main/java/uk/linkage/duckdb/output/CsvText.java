package uk.linkage.duckdb.output;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * Some rows of a table as CSV after RFC 4180, in UTF-8, with lines that end in LF.
 *
 * <p>Cells go from bytes to bytes: no cell and no row makes an object.
 */
final class CsvText implements Table.CellSink {

  /*
   * Every cell is followed by a comma, and the end of a row turns the last one into a line feed, so
   * no cell asks whether it is the first.
   */

  private static final int LONGEST_NUMBER = 19;

  private byte[] buffer;
  private int size;

  CsvText(int capacity) {
    buffer = new byte[capacity];
  }

  void clear() {
    size = 0;
  }

  void writeTo(OutputStream out) throws IOException {
    out.write(buffer, 0, size);
  }

  void update(MessageDigest digest) {
    digest.update(buffer, 0, size);
  }

  /** All that was taken; the last byte is a comma while a row has not ended. */
  byte[] bytes() {
    return Arrays.copyOf(buffer, size);
  }

  /** Makes room for a cell of some bytes and the comma after it. */
  private byte[] room(int length) {
    if (buffer.length - size <= length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + length + 1));
    }
    return buffer;
  }

  @Override
  public void endRow() {
    buffer[size - 1] = '\n';
  }

  @Override
  public void text(byte[] bytes, int from, int to) {
    byte[] target = room(to - from);
    int at = size;
    // Some readers drop spaces at the ends of a bare cell.
    boolean bare = from == to || (bytes[from] != ' ' && bytes[to - 1] != ' ');
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      // All that needs quotes is below the hyphen, and most of what is written is above.
      bare &= b > ',' || (b != ',' && b != '"' && b != '\n' && b != '\r');
      target[at++] = b;
    }
    if (bare) {
      target[at] = ',';
      size = at + 1;
    } else {
      quoted(bytes, from, to);
    }
  }

  private void quoted(byte[] bytes, int from, int to) {
    // Every byte a quote: twice as long, between two more.
    byte[] target = room((to - from) * 2 + 2);
    int at = size;
    target[at++] = '"';
    for (int i = from; i < to; i++) {
      if (bytes[i] == '"') {
        target[at++] = '"';
      }
      target[at++] = bytes[i];
    }
    target[at++] = '"';
    target[at] = ',';
    size = at + 1;
  }

  @Override
  public void repeated(RepeatedCells cells) {
    byte[] csv = cells.csv();
    System.arraycopy(csv, 0, room(csv.length), size, csv.length);
    size += csv.length;
  }

  @Override
  public void number(long number) {
    byte[] target = room(LONGEST_NUMBER);
    int end = size + digits(number);
    long rest = number;
    for (int at = end - 1; at >= size; at--) {
      target[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    target[end] = ',';
    size = end + 1;
  }

  /** How many digits a number has that is not negative. */
  private static int digits(long number) {
    int digits = 1;
    for (long power = 10; digits < LONGEST_NUMBER && number >= power; power *= 10) {
      digits++;
    }
    return digits;
  }

  @Override
  public void decimal(double number, int decimals) {
    byte[] target = room(LONGEST_NUMBER + 2);
    long units = Table.units(number, decimals);
    if (units < 0) {
      target[size++] = '-';
    }
    long rest = Math.abs(units);
    int point = size + Math.max(digits(rest) - decimals, 1);
    int end = point + 1 + decimals;
    for (int at = end - 1; at >= size; at--) {
      if (at == point) {
        target[at] = '.';
      } else {
        target[at] = (byte) ('0' + rest % 10);
        rest /= 10;
      }
    }
    target[end] = ',';
    size = end + 1;
  }

  @Override
  public void missing() {
    room(0)[size++] = ',';
  }
}
