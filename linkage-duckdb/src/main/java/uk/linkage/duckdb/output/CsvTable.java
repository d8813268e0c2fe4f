package uk.linkage.duckdb.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import uk.linkage.parallel.Workers;

/**
 * Writes a table as CSV after RFC 4180, in UTF-8, with lines that end in LF.
 *
 * <p>Cells go from bytes to bytes through one buffer for each chunk of rows: no row makes an
 * object.
 */
final class CsvTable implements Table.CellSink {

  private static final int CHUNK_ROWS = 1 << 14;
  private static final int BUFFER = 1 << 20;
  private static final int LONGEST_NUMBER = 19;

  private byte[] buffer = new byte[BUFFER];
  private int size;
  private boolean first = true;

  private CsvTable() {}

  /**
   * Writes a table. The workers make the text of some thousand rows at a time, this thread writes
   * and hashes it in order.
   *
   * @return the SHA-256 of the file
   */
  static String write(Table table, Path path, Workers workers) {
    MessageDigest digest = DigestUtils.getSha256Digest();
    try (OutputStream out = new DigestOutputStream(Files.newOutputStream(path), digest)) {
      header(table).writeTo(out);
      long chunks = (table.rows() + CHUNK_ROWS - 1) / CHUNK_ROWS;
      workers.inOrder(chunks, chunk -> rows(table, chunk), (CsvTable text) -> text.writeTo(out));
    } catch (IOException e) {
      throw OutputFault.refusal(path, e);
    }
    return Hex.encodeHexString(digest.digest());
  }

  private static CsvTable header(Table table) {
    CsvTable text = new CsvTable();
    for (Table.Column column : table.columns()) {
      text.text(column.name().getBytes(StandardCharsets.UTF_8));
    }
    text.endRow();
    return text;
  }

  private static CsvTable rows(Table table, long chunk) {
    CsvTable text = new CsvTable();
    long end = Math.min(table.rows(), (chunk + 1) * CHUNK_ROWS);
    for (long row = chunk * CHUNK_ROWS; row < end; row++) {
      table.writer().write(row, text);
      text.endRow();
    }
    return text;
  }

  private void writeTo(OutputStream out) throws IOException {
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
    whole(number);
  }

  private void whole(long number) {
    int digits = 1;
    for (long rest = number / 10; rest != 0; rest /= 10) {
      digits++;
    }
    digits(number, digits);
  }

  private void digits(long number, int digits) {
    long rest = number;
    for (int at = size + digits - 1; at >= size; at--) {
      buffer[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    size += digits;
  }

  @Override
  public void decimal(double number, int decimals) {
    long units = Table.units(number, decimals);
    long unit = Table.unit(decimals);
    startCell(LONGEST_NUMBER + 2);
    if (units < 0) {
      buffer[size++] = '-';
    }
    whole(Math.abs(units) / unit);
    buffer[size++] = '.';
    digits(Math.abs(units) % unit, decimals);
  }

  @Override
  public void missing() {
    startCell(0);
  }
}
