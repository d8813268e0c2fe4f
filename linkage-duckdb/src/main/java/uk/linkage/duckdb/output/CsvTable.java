package uk.linkage.duckdb.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Writes a table as CSV after RFC 4180, in UTF-8, with lines that end in LF.
 *
 * <p>Cells go from bytes to bytes through one buffer: ten million rows make no object.
 */
final class CsvTable implements Table.CellSink {

  private static final int BUFFER = 1 << 16;
  private static final int LONGEST_NUMBER = 19;

  private byte[] buffer = new byte[BUFFER * 2];
  private int size;
  private boolean first = true;

  private CsvTable() {}

  static void write(Table table, Path path) {
    try (OutputStream out = Files.newOutputStream(path)) {
      new CsvTable().write(table, out);
    } catch (IOException e) {
      throw OutputFault.refusal(path, e);
    }
  }

  private void write(Table table, OutputStream out) throws IOException {
    for (Table.Column column : table.columns()) {
      text(column.name().getBytes(StandardCharsets.UTF_8));
    }
    endRow();
    for (long row = 0; row < table.rows(); row++) {
      table.writer().write(row, this);
      endRow();
      if (size >= BUFFER) {
        out.write(buffer, 0, size);
        size = 0;
      }
    }
    out.write(buffer, 0, size);
  }

  private void endRow() {
    reserve(1);
    buffer[size++] = '\n';
    first = true;
  }

  private void startCell(int length) {
    reserve(length + 1);
    if (!first) {
      buffer[size++] = ',';
    }
    first = false;
  }

  private void reserve(int length) {
    if (buffer.length - size < length) {
      buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, size + length));
    }
  }

  @Override
  public void text(byte[] bytes, int from, int to) {
    // Every byte a quote: twice as long, between two more.
    startCell((to - from) * 2 + 2);
    if (copyBare(bytes, from, to)) {
      return;
    }
    buffer[size++] = '"';
    for (int i = from; i < to; i++) {
      if (bytes[i] == '"') {
        buffer[size++] = '"';
      }
      buffer[size++] = bytes[i];
    }
    buffer[size++] = '"';
  }

  /** Copies a cell as it is, or answers false if it needs quotes. */
  private boolean copyBare(byte[] bytes, int from, int to) {
    byte[] target = buffer;
    int at = size;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      // All that needs quotes is below the hyphen, and most of what is written is above.
      if (b <= ',' && (b == ',' || b == '"' || b == '\n' || b == '\r')) {
        return false;
      }
      target[at++] = b;
    }
    // Some readers drop spaces at the ends of a bare cell.
    if (from < to && (bytes[from] == ' ' || bytes[to - 1] == ' ')) {
      return false;
    }
    size = at;
    return true;
  }

  @Override
  public void number(long number) {
    startCell(LONGEST_NUMBER);
    int digits = 1;
    for (long rest = number / 10; rest != 0; rest /= 10) {
      digits++;
    }
    long rest = number;
    for (int at = size + digits - 1; at >= size; at--) {
      buffer[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
  }

  @Override
  public void missing() {
    startCell(0);
  }
}
