package uk.linkage.duckdb.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.Inputs;
import uk.linkage.intake.ClientBatch;
import uk.linkage.intake.ClientField;
import uk.linkage.intake.TextColumn;

/** Our own reader of CSV and its slow twin, which is DuckDB. */
class RowsTest {

  @TempDir Path folder;

  private static final Map<ClientField, Integer> COLUMNS =
      new EnumMap<>(Map.of(ClientField.RECORD_ID, 2, ClientField.DOB, 0));

  private static List<String> byDuckDb(SourceFile source) throws Exception {
    String sql =
        "SELECT c2, c0 FROM read_csv("
            + SqlPath.literal(source.file().path())
            + ", auto_detect=false, header=true, delim="
            + DuckDb.literal(String.valueOf(source.delimiter()))
            + ", quote='\"', escape='\"', strict_mode=true, null_padding=false, encoding='utf-8'"
            + ", compression="
            + (source.format() == SourceFile.Format.CSV_GZIP ? "'gzip'" : "'none'")
            + ", columns={'c0': 'VARCHAR', 'c1': 'VARCHAR', 'c2': 'VARCHAR'})";
    List<String> rows = new ArrayList<>();
    try (DuckDb db = DuckDb.inMemory(2, 1 << 30);
        Statement statement = db.connection().createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      while (result.next()) {
        rows.add(text(result.getString(1)) + '|' + text(result.getString(2)));
      }
    }
    return rows;
  }

  private static String text(String cell) {
    return cell == null ? "" : cell;
  }

  /** Reads in blocks of some size. */
  private static List<String> byScanner(SourceFile source, int blockSize) throws Exception {
    return byScanner(source, blockSize, new LineIndex());
  }

  private static LineIndex linesOf(SourceFile source, int blockSize) throws Exception {
    LineIndex lines = new LineIndex();
    byScanner(source, blockSize, lines);
    return lines;
  }

  private static List<String> byScanner(SourceFile source, int blockSize, LineIndex lines)
      throws Exception {
    List<String> cells = new ArrayList<>();
    long linesBefore = 0;
    CsvRows rows = new CsvRows(source, new ColumnMap(COLUMNS, Map.of(), List.of()));
    CsvBlock block = new CsvBlock(blockSize);
    try (CsvBlocks blocks = source.blocks()) {
      boolean beforeHeader = true;
      while (blocks.next(block)) {
        boolean hasHeader = beforeHeader && block.hasRow(source.delimiter());
        beforeHeader &= !hasHeader;
        ClientBatch batch = rows.find(block, hasHeader);
        if (batch.rows() > 0) {
          lines.noteAll(rows.rowLines(), cells.size(), linesBefore);
        }
        linesBefore += rows.lines();
        for (int row = 0; row < batch.rows(); row++) {
          cells.add(
              cell(block, batch.column(ClientField.RECORD_ID), row)
                  + '|'
                  + cell(block, batch.column(ClientField.DOB), row));
        }
      }
    }
    return cells;
  }

  private static String cell(CsvBlock block, TextColumn column, int row) {
    int start = column.starts()[row];
    return new String(block.bytes, start, column.ends()[row] - start, UTF_8);
  }

  private SourceFile open(Path file) {
    try (DuckDb db = DuckDb.inMemory(1, 1 << 30)) {
      return new FileOpening(TextEncoding.UTF_8, db).open(file);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void randomFile_readByBoth_same(long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    String lineEnd = List.of("\n", "\r\n").get(random.nextInt(2));
    char delimiter = ",;\t|".charAt(random.nextInt(4));
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "\uFEFF" : "");
    text.append("a1").append(delimiter).append("\"b\"").append(delimiter).append("c1");
    text.append(lineEnd);
    int rows = random.nextInt(1, 30_000);
    long[] lineOfRow = new long[rows];
    long line = 1;
    int counted = 0;
    for (int row = 0; row < rows; row++) {
      for (; counted < text.length(); counted++) {
        line += text.charAt(counted) == '\n' ? 1 : 0;
      }
      lineOfRow[row] = line;
      for (int column = 0; column < 3; column++) {
        text.append(column == 0 ? "" : String.valueOf(delimiter)).append(cell(random, delimiter));
      }
      boolean last = row == rows - 1;
      text.append(last && random.nextBoolean() ? "" : lineEnd);
      text.append(random.nextInt(50) == 0 ? lineEnd : "");
    }
    Inputs inputs = new Inputs(folder);
    boolean gzip = random.nextBoolean();
    Path file =
        gzip
            ? inputs.write("it's [a] *.csv.gz", Inputs.gzip(text.toString()))
            : inputs.write("it's [a] *.csv", text.toString());
    SourceFile source = open(file);
    assertThat(source.header()).containsExactly("a1", "b", "c1");
    List<String> expected = byDuckDb(source);
    assertThat(expected).hasSize(rows);
    for (int blockSize : new int[] {1, 7, 1 + random.nextInt(3_000), CsvBlocks.USUAL_SIZE}) {
      assertThat(byScanner(source, blockSize)).isEqualTo(expected);
    }
    assertThat(source.estimatedRows()).isGreaterThan(rows / 4);
    LineIndex lines = linesOf(source, 1 + random.nextInt(3_000));
    for (int row = 0; row < rows; row++) {
      assertThat(lines.lineOf(row)).isEqualTo(lineOfRow[row]);
    }
  }

  /** A cell as people write them; first cells are never blank, or a row could look like none. */
  private static String cell(SplittableRandom random, char delimiter) {
    return switch (random.nextInt(8)) {
      case 0 -> "\"\"";
      case 1 -> "\"a \"\"b\"\"" + delimiter + " c\"";
      case 2 -> "\"two" + "\n" + "lines\"";
      case 3 -> "Zo\u00EB \u20AC";
      case 4 -> " \"x\" ";
      case 5 -> "5'10\"";
      case 6 -> " y ";
      default -> Integer.toString(random.nextInt(1_000_000));
    };
  }

  @Test
  void lineEnds_ofSeveralKinds_readByScanner() throws Exception {
    Path file = new Inputs(folder).write("a.csv", "a,b,c\r\n1,2,3\n4,5,6\r7,8,9\r\n");
    SourceFile source = open(file);
    for (int blockSize = 1; blockSize < 40; blockSize++) {
      assertThat(byScanner(source, blockSize)).containsExactly("3|1", "6|4", "9|7");
    }
    LineIndex lines = linesOf(source, 1);
    assertThat(lines.lineOf(0)).isEqualTo(2);
    assertThat(lines.lineOf(2)).isEqualTo(4);
  }

  @Test
  void lineOf_blankLinesAndLineBreaks_exact() throws Exception {
    Path file =
        new Inputs(folder)
            .write("a.csv", "\n\"a\nx\",b,c\n\n1,2,3\n\"4\n\n\",5,6\n\n\n7,8,9\n10,11,12");
    for (int blockSize : new int[] {1, 5, 10, CsvBlocks.USUAL_SIZE}) {
      LineIndex lines = linesOf(open(file), blockSize);
      assertThat(lines.lineOf(0)).isEqualTo(5);
      assertThat(lines.lineOf(1)).isEqualTo(6);
      assertThat(lines.lineOf(2)).isEqualTo(11);
      assertThat(lines.lineOf(3)).isEqualTo(12);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "windows-1252,WINDOWS_1252",
    "ISO-8859-1,LATIN_1",
    "UTF-16LE,UTF_16",
    "UTF-16BE,UTF_16_BIG_ENDIAN"
  })
  void text_inOtherEncoding_isMadeUtf8(String charset, TextEncoding encoding) throws Exception {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40_000; i++) {
      text.append("Caf\u00E9 \u00FF").append(i);
    }
    if (encoding != TextEncoding.LATIN_1) {
      text.append("\u20AC\u2019");
    }
    byte[] bytes = text.toString().getBytes(Charset.forName(charset));
    try (InputStream in = encoding.toUtf8(new ByteArrayInputStream(bytes))) {
      assertThat(in.read()).isEqualTo('C');
      assertThat("C" + new String(in.readAllBytes(), UTF_8)).isEqualTo(text.toString());
    }
  }

  @Test
  void encodings_knownByTheirOtherNames() {
    assertThat(TextEncoding.named("UTF8")).isEqualTo(TextEncoding.UTF_8);
    assertThat(TextEncoding.named("cp1252")).isEqualTo(TextEncoding.WINDOWS_1252);
    assertThat(TextEncoding.named("ISO-8859-1")).isEqualTo(TextEncoding.LATIN_1);
    assertThat(Utf8.isValid("caf\u00E9".getBytes(StandardCharsets.ISO_8859_1), 0, 4)).isFalse();
  }
}
