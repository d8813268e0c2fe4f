package uk.linkage.duckdb.input;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Cuts a CSV file into blocks of whole rows, so that they can be scanned and packed beside each
 * other.
 *
 * <p>Where a block holds no quote every line end ends a row, and the last one is looked for from
 * behind. Where it holds one, its rows are scanned to find the last that is complete: a line end
 * may be part of a cell.
 */
final class CsvBlocks implements Closeable {

  /** What fits a core's own cache, with all that is made of it. */
  static final int USUAL_SIZE = 1 << 18;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long EVERY_BYTE = 0x0101010101010101L;
  private static final long HIGH_BITS = EVERY_BYTE << 7;
  private static final long QUOTES = EVERY_BYTE * '"';

  private final InputStream in;
  private final char delimiter;
  private byte[] rest = {};
  private boolean atEnd;

  /** Blocks of a text in UTF-8 without a byte order mark. Closes the stream. */
  CsvBlocks(InputStream in, char delimiter) {
    this.in = in;
    this.delimiter = delimiter;
  }

  /** Fills a block with the rows that follow. Returns whether there are any bytes left. */
  boolean next(CsvBlock block) throws IOException {
    if (block.bytes.length <= rest.length) {
      block.bytes = new byte[rest.length * 2];
    }
    System.arraycopy(rest, 0, block.bytes, 0, rest.length);
    int limit = rest.length;
    int cut = 0;
    while (cut == 0 && !atEnd) {
      if (limit == block.bytes.length) {
        block.bytes = Arrays.copyOf(block.bytes, limit * 2);
      }
      limit += in.readNBytes(block.bytes, limit, block.bytes.length - limit);
      atEnd = limit < block.bytes.length;
      if (!atEnd) {
        cut =
            hasQuote(block.bytes, limit)
                ? afterLastRow(block.bytes, limit)
                : afterLastLine(block.bytes, limit);
        // What has no end is handed on as it is, and whoever scans it says what is wrong.
        atEnd = cut < 0 || (cut == 0 && limit > CsvScanner.LONGEST_ROW);
      }
    }
    block.length = atEnd ? limit : cut;
    rest = Arrays.copyOfRange(block.bytes, block.length, limit);
    block.isAscii = isAscii(block.bytes, block.length);
    return block.length > 0;
  }

  /** The place after the last line end, 0 if there is none. */
  private static int afterLastLine(byte[] bytes, int limit) {
    int at = limit - 1;
    while (at >= 0 && bytes[at] != '\n') {
      at--;
    }
    if (at < 0) {
      // The last byte may be the first half of CR LF.
      at = limit - 2;
      while (at >= 0 && bytes[at] != '\r') {
        at--;
      }
    }
    return at + 1;
  }

  /** The place after the last row that is complete, 0 if there is none, -1 if one is broken. */
  private int afterLastRow(byte[] bytes, int limit) {
    CsvScanner scanner =
        new CsvScanner(bytes, limit, /* atEnd= */ false, delimiter, /* linesBefore= */ 0);
    try {
      while (scanner.next()) {
        // On to the next.
      }
      return scanner.position();
    } catch (CsvFault e) {
      return -1;
    }
  }

  private static boolean hasQuote(byte[] bytes, int length) {
    int at = 0;
    for (; at + Long.BYTES <= length; at += Long.BYTES) {
      long unlike = (long) LONGS.get(bytes, at) ^ QUOTES;
      if ((unlike - EVERY_BYTE & ~unlike & HIGH_BITS) != 0) {
        return true;
      }
    }
    while (at < length && bytes[at] != '"') {
      at++;
    }
    return at < length;
  }

  private static boolean isAscii(byte[] bytes, int length) {
    long all = 0;
    int at = 0;
    for (; at + Long.BYTES <= length; at += Long.BYTES) {
      all |= (long) LONGS.get(bytes, at);
    }
    for (; at < length; at++) {
      all |= bytes[at];
    }
    return (all & HIGH_BITS) == 0;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
