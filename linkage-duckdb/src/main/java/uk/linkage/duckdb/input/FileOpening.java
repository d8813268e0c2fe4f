package uk.linkage.duckdb.input;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.SourceFile.Format;
import uk.linkage.intake.InputRefusedException;

/**
 * Finds out what a file is by its first bytes, whatever its name says, and reads its header.
 *
 * <p>A file that is none of ours is refused here, in the words of somebody who saved it in the
 * wrong way.
 */
final class FileOpening {

  private static final int SAMPLE = 1 << 16;
  private static final String DELIMITERS = ",;\t|";

  /** Text of this kind is rarely compressed to less. */
  private static final int GZIP_RATIO = 6;

  private static final double MARGIN = 1.05;

  /** What a header fits in, mostly; a longer one makes the block grow. */
  private static final int HEADER_BLOCK = 1 << 12;

  private final TextEncoding declared;
  private final ParquetFiles parquet;

  FileOpening(TextEncoding declared, DuckDb db) {
    this.declared = declared;
    this.parquet = new ParquetFiles(db);
  }

  SourceFile open(Path path) {
    try {
      InputFile file = new InputFile(path);
      byte[] first = sample(path, false);
      if (first.length == 0) {
        throw refused(path, "must hold a header and rows, got an empty file; export it again");
      }
      if (startsWith(first, 'P', 'A', 'R', '1')) {
        return parquet.open(file);
      }
      boolean gzip = startsWith(first, 0x1F, 0x8B);
      byte[] text = gzip ? sample(path, true) : first;
      requireText(path, text);
      TextEncoding encoding = encoding(path, text);
      requireNoBinary(path, text, encoding);
      return csv(file, gzip ? Format.CSV_GZIP : Format.CSV, encoding, text);
    } catch (CsvFault e) {
      throw new InputRefusedException(path + ", " + e.getMessage());
    } catch (IOException e) {
      throw UnreadableFile.refusal(path, e);
    }
  }

  private static byte[] sample(Path path, boolean gzip) throws IOException {
    try (InputStream in = Files.newInputStream(path);
        InputStream plain = gzip ? new GZIPInputStream(in) : in) {
      return plain.readNBytes(SAMPLE);
    }
  }

  private static void requireText(Path path, byte[] first) {
    String wanted = "must be CSV or Parquet, got ";
    if (startsWith(first, 'P', 'K')) {
      String start = new String(first, StandardCharsets.ISO_8859_1);
      boolean excel = start.contains("[Content_Types].xml") || start.contains("xl/");
      throw refused(
          path,
          wanted
              + (excel
                  ? "an Excel workbook; in Excel choose Save As, 'CSV UTF-8 (Comma delimited)'"
                  : "a zip file; unpack it first (Excel workbooks: Save As, 'CSV UTF-8')"));
    }
    if (startsWith(first, 0xD0, 0xCF, 0x11, 0xE0)) {
      throw refused(
          path,
          wanted + "an old Excel workbook; in Excel choose Save As, 'CSV UTF-8 (Comma delimited)'");
    }
    if (startsWith(first, '%', 'P', 'D', 'F')) {
      throw refused(path, wanted + "a PDF; ask for the data as CSV");
    }
    if (startsWith(first, '<')) {
      throw refused(path, wanted + "a web page or XML; export the data as CSV");
    }
  }

  private TextEncoding encoding(Path path, byte[] first) {
    if (startsWith(first, 0xEF, 0xBB, 0xBF)) {
      return TextEncoding.UTF_8;
    }
    boolean littleEndian = startsWith(first, 0xFF, 0xFE);
    if (littleEndian || startsWith(first, 0xFE, 0xFF)) {
      if (declared != TextEncoding.UTF_16) {
        throw refused(path, "must be " + declared.label() + ", got UTF-16; add --encoding utf-16");
      }
      return littleEndian ? TextEncoding.UTF_16 : TextEncoding.UTF_16_BIG_ENDIAN;
    }
    return declared;
  }

  private static void requireNoBinary(Path path, byte[] first, TextEncoding encoding) {
    boolean twoBytes =
        encoding == TextEncoding.UTF_16 || encoding == TextEncoding.UTF_16_BIG_ENDIAN;
    for (byte b : first) {
      if (b == 0 && !twoBytes) {
        throw refused(
            path,
            "must be CSV or Parquet, got a binary file; export it as CSV (if it is text in UTF-16,"
                + " add --encoding utf-16)");
      }
    }
  }

  private SourceFile csv(InputFile file, Format format, TextEncoding encoding, byte[] sample)
      throws IOException, CsvFault {
    char delimiter = ',';
    int most = 0;
    for (int i = 0; i < DELIMITERS.length(); i++) {
      char candidate = DELIMITERS.charAt(i);
      try (CsvBlocks blocks = blocks(file, format, encoding, candidate)) {
        CsvScanner scanner = firstRow(blocks, candidate);
        int columns = scanner == null ? 0 : scanner.cells();
        if (columns > most) {
          most = columns;
          delimiter = candidate;
        }
      } catch (CsvFault e) {
        // No row under this delimiter. Under the chosen one it is asked for again below.
      }
    }
    try (CsvBlocks blocks = blocks(file, format, encoding, delimiter)) {
      CsvScanner scanner = firstRow(blocks, delimiter);
      if (scanner == null) {
        throw refused(file.path(), "must hold a header and rows, got blank lines only");
      }
      List<String> header = header(scanner, encoding);
      if (!hasRow(scanner, blocks, delimiter)) {
        throw refused(
            file.path(),
            "must hold rows, got a header and no rows; export it again or leave it out");
      }
      long rows = estimatedRows(file.sizeBytes(), format, sample);
      return new SourceFile(file, format, encoding, delimiter, header, rows);
    }
  }

  private static CsvBlocks blocks(
      InputFile file, Format format, TextEncoding encoding, char delimiter) throws IOException {
    return new CsvBlocks(SourceFile.utf8(file, format, encoding), delimiter);
  }

  /** A scanner that stands on the first row of what is left; null if there is none. */
  private static @Nullable CsvScanner firstRow(CsvBlocks blocks, char delimiter)
      throws IOException, CsvFault {
    CsvBlock block = new CsvBlock(HEADER_BLOCK);
    long lines = 0;
    while (blocks.next(block)) {
      CsvScanner scanner = block.scanner(delimiter, lines);
      if (scanner.next()) {
        return scanner;
      }
      lines = scanner.lines();
    }
    return null;
  }

  private static boolean hasRow(CsvScanner afterHeader, CsvBlocks blocks, char delimiter)
      throws IOException {
    try {
      return afterHeader.next() || firstRow(blocks, delimiter) != null;
    } catch (CsvFault e) {
      // A broken row is a row; reading it says what is wrong.
      return true;
    }
  }

  private static List<String> header(CsvScanner scanner, TextEncoding encoding) throws CsvFault {
    List<String> header = new ArrayList<>();
    for (int cell = 0; cell < scanner.cells(); cell++) {
      try {
        header.add(
            Utf8.decode(scanner.bytes(), scanner.start(cell), scanner.end(cell))
                .replace('\u00A0', ' ')
                .strip());
      } catch (CharacterCodingException e) {
        throw Utf8.fault(scanner.line(), "the header", encoding);
      }
    }
    return header;
  }

  private static long estimatedRows(long sizeBytes, Format format, byte[] sample) {
    long lines = 1;
    for (byte b : sample) {
      lines += b == '\n' ? 1 : 0;
    }
    if (lines == 1) {
      for (byte b : sample) {
        lines += b == '\r' ? 1 : 0;
      }
    }
    if (sample.length < SAMPLE) {
      return lines;
    }
    long plainBytes = format == Format.CSV_GZIP ? sizeBytes * GZIP_RATIO : sizeBytes;
    return (long) (plainBytes / (double) sample.length * lines * MARGIN) + 1;
  }

  private static boolean startsWith(byte[] bytes, int... first) {
    if (bytes.length < first.length) {
      return false;
    }
    byte[] wanted = new byte[first.length];
    for (int i = 0; i < first.length; i++) {
      wanted[i] = (byte) first[i];
    }
    return Arrays.equals(bytes, 0, wanted.length, wanted, 0, wanted.length);
  }

  private static InputRefusedException refused(Path path, String what) {
    return new InputRefusedException(path + ": " + what);
  }
}
