package uk.linkage.duckdb.input;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

/** DuckDB and our own scanner, each the other's twin. */
class RowsTest {

  @TempDir Path folder;

  private static final Map<ClientField, Integer> COLUMNS =
      new EnumMap<>(Map.of(ClientField.RECORD_ID, 2, ClientField.DOB, 0));

  /** Keeps the cells of all rows as text. */
  private static final class Cells implements BatchSink {
    final List<String> rows = new ArrayList<>();

    @Override
    public ClientBatch accept(ClientBatch batch) {
      for (int row = 0; row < batch.rows(); row++) {
        rows.add(cell(batch, ClientField.RECORD_ID, row) + '|' + cell(batch, ClientField.DOB, row));
      }
      return batch;
    }

    private static String cell(ClientBatch batch, ClientField field, int row) {
      TextColumn column = batch.column(field);
      // Asking for no room gives back the arrays as they are.
      int[] offsets = column.offsetsFor(0);
      byte[] bytes = column.bytesFor(0);
      return new String(bytes, offsets[row], offsets[row + 1] - offsets[row], UTF_8);
    }
  }

  private static List<String> byDuckDb(DuckDb db, SourceFile source) {
    Cells cells = new Cells();
    DuckDbRows rows = new DuckDbRows(db, source, new ColumnMap(COLUMNS, List.of()));
    assertThat(rows.readInto(new ClientBatch(COLUMNS.keySet()), cells)).isTrue();
    assertThat(rows.rows()).isEqualTo(cells.rows.size());
    return cells.rows;
  }

  private static List<String> byScanner(SourceFile source, long skip) {
    Cells cells = new Cells();
    new ScannedRows(source, new ColumnMap(COLUMNS, List.of()))
        .readInto(new ClientBatch(COLUMNS.keySet()), cells, skip);
    return cells.rows;
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
    try (DuckDb db = DuckDb.inMemory(2, 1 << 30)) {
      SourceFile source = new FileOpening(TextEncoding.UTF_8, db, 0).open(file);
      assertThat(source.header()).containsExactly("a1", "b", "c1");
      List<String> expected = byDuckDb(db, source);
      assertThat(byScanner(source, 0)).isEqualTo(expected).hasSize(rows);
      int skip = random.nextInt(rows);
      assertThat(byScanner(source, skip)).isEqualTo(expected.subList(skip, rows));
      assertThat(source.estimatedRows()).isGreaterThan(rows / 4);
      LineIndex lines = LineIndex.of(source);
      for (int row = 0; row < rows; row++) {
        assertThat(lines.lineOf(row)).isEqualTo(lineOfRow[row]);
      }
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
    try (DuckDb db = DuckDb.inMemory(1, 1 << 30)) {
      SourceFile source = new FileOpening(TextEncoding.UTF_8, db, 0).open(file);
      assertThat(byScanner(source, 0)).containsExactly("3|1", "6|4", "9|7");
      LineIndex lines = LineIndex.of(source);
      assertThat(lines.lineOf(0)).isEqualTo(2);
      assertThat(lines.lineOf(2)).isEqualTo(4);
    }
  }

  @Test
  void lineOf_blankLinesAndLineBreaks_exact() throws Exception {
    Path file =
        new Inputs(folder)
            .write("a.csv", "\n\"a\nx\",b,c\n\n1,2,3\n\"4\n\n\",5,6\n\n\n7,8,9\n10,11,12");
    try (DuckDb db = DuckDb.inMemory(1, 1 << 30)) {
      LineIndex lines = LineIndex.of(new FileOpening(TextEncoding.UTF_8, db, 0).open(file));
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

  @Test
  void relay_whenIntakeFails_stopsReading() {
    Set<ClientField> fields = Set.of(ClientField.RECORD_ID);
    assertThatThrownBy(
            () ->
                BatchRelay.run(
                    fields,
                    (first, sink) -> {
                      ClientBatch batch = first;
                      while (true) {
                        batch = sink.accept(batch);
                      }
                    },
                    batch -> {
                      throw new IllegalStateException("full");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("full");
  }

  @Test
  void relay_whenReadingFails_passesTheFaultOn() {
    assertThatThrownBy(
            () ->
                BatchRelay.run(
                    Set.of(),
                    (first, sink) -> {
                      throw new IllegalArgumentException("broken");
                    },
                    batch -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("broken");
  }
}
