package uk.linkage.duckdb.output;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import uk.linkage.parallel.Workers;

/**
 * Writes a table as CSV: the workers make the text of some thousand rows at a time, this thread
 * writes and hashes it in order.
 */
final class CsvTable {

  private static final int BLOCK_ROWS = 1 << 12;
  private static final int BLOCK_BYTES = 1 << 20;

  private final Table table;

  /** What has been written and may be filled again. */
  private final Queue<CsvText> spare = new ConcurrentLinkedQueue<>();

  private CsvTable(Table table) {
    this.table = table;
  }

  /**
   * Writes a table.
   *
   * @return the SHA-256 of the file
   */
  static String write(Table table, Path path, Workers workers) {
    CsvTable csv = new CsvTable(table);
    MessageDigest digest = DigestUtils.getSha256Digest();
    try (OutputStream out = Files.newOutputStream(path)) {
      byte[] header = csv.header();
      digest.update(header);
      out.write(header);
      long blocks = (table.rows() + BLOCK_ROWS - 1) / BLOCK_ROWS;
      workers.inOrder(
          blocks,
          csv::block,
          (CsvText text) -> {
            text.update(digest);
            text.writeTo(out);
            csv.spare.add(text);
          });
    } catch (IOException e) {
      throw OutputFault.refusal(path, e);
    }
    return Hex.encodeHexString(digest.digest());
  }

  private byte[] header() {
    CsvText text = new CsvText(1 << 8);
    for (Table.Column column : table.columns()) {
      byte[] name = column.name().getBytes(StandardCharsets.UTF_8);
      text.text(name, 0, name.length);
    }
    text.endRow();
    return text.bytes();
  }

  private CsvText block(long number) {
    CsvText text = spare.poll();
    if (text == null) {
      text = new CsvText((int) Math.min(BLOCK_BYTES, table.rows() * 64 + 64));
    }
    text.clear();
    long from = number * BLOCK_ROWS;
    table.writer().write(from, Math.min(table.rows(), from + BLOCK_ROWS), text);
    return text;
  }
}
