package uk.linkage.duckdb.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.file.Files;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A file of which is known what it is.
 *
 * @param file the file
 * @param format what it is
 * @param encoding how its bytes stand for letters
 * @param delimiter what stands between its columns
 * @param header the names of its columns
 * @param estimatedRows about how many rows it has, rather too many
 */
record SourceFile(
    InputFile file,
    Format format,
    TextEncoding encoding,
    char delimiter,
    List<String> header,
    long estimatedRows) {

  /** What a file is. */
  enum Format {
    /** Comma-separated values, or separated by something else. */
    CSV,
    /** The same, compressed by gzip. */
    CSV_GZIP,
    /** Parquet. */
    PARQUET
  }

  private static final int BUFFER = 1 << 16;
  private static final int MARK_LENGTH = 3;

  SourceFile {
    header = List.copyOf(header);
  }

  boolean isParquet() {
    return format == Format.PARQUET;
  }

  /** The rows of a CSV file, in blocks. */
  CsvBlocks blocks() throws IOException {
    return new CsvBlocks(utf8(file, format, encoding), delimiter);
  }

  /** The text of a CSV file in UTF-8, without a byte order mark. */
  static InputStream utf8(InputFile file, Format format, TextEncoding encoding) throws IOException {
    InputStream in = Files.newInputStream(file.path());
    try {
      if (format == Format.CSV_GZIP) {
        in = new GZIPInputStream(in, BUFFER);
      }
      return withoutMark(encoding.toUtf8(in));
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private static FilterInputStream withoutMark(InputStream utf8) throws IOException {
    PushbackInputStream in = new PushbackInputStream(utf8, MARK_LENGTH);
    byte[] first = in.readNBytes(MARK_LENGTH);
    boolean isMark =
        first.length == MARK_LENGTH
            && first[0] == (byte) 0xEF
            && first[1] == (byte) 0xBB
            && first[2] == (byte) 0xBF;
    if (!isMark) {
      in.unread(first);
    }
    return in;
  }
}
