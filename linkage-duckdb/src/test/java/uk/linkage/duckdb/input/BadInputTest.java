package uk.linkage.duckdb.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.Inputs;
import uk.linkage.intake.DuplicateRecordIdsException;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.intake.Intake;
import uk.linkage.intake.PrivacyRefusedException;
import uk.linkage.parallel.Workers;

/** Every way in which a file can be wrong, and what is said of it. */
class BadInputTest {

  private static final String HEADER = "record_id,initials,dob,sex,postcode,consent\n";

  private static final Workers WORKERS = new Workers(2);

  @TempDir Path folder;
  private Inputs inputs;

  @BeforeEach
  void makeInputs() {
    inputs = new Inputs(folder);
  }

  /** What is said when some files are opened and read, without the folder. */
  private String message(Object... files) {
    Throwable thrown = catchThrowable(() -> read(files));
    assertThat(thrown).isInstanceOfAny(InputRefusedException.class, PrivacyRefusedException.class);
    return thrown.getMessage().replace(folder.toString() + java.io.File.separator, "");
  }

  private void read(Object... files) {
    try (DuckDb db = DuckDb.inMemory(2, 1 << 30)) {
      ClientFiles opened = ClientFiles.open(db, inputs.options(files));
      Intake intake = new Intake(opened.intakeSettings(), WORKERS);
      opened.readInto(intake, rows -> {});
      try {
        intake.finish();
      } catch (DuplicateRecordIdsException e) {
        throw opened.withLines(e);
      }
    }
  }

  private String messageOf(String text) {
    return message(inputs.write("clients.csv", text));
  }

  @Test
  void noFile_named_refused() {
    assertThat(message()).isEqualTo("there must be at least one input file, got none");
  }

  @Test
  void file_absent_refused() {
    assertThat(message(folder.resolve("clients.csv")))
        .isEqualTo("clients.csv: there is no such file; check the path");
  }

  @Test
  void pattern_withoutMatch_refused() {
    assertThat(message(folder + "/*.csv"))
        .endsWith("no file matches; check the path and the pattern");
  }

  @Test
  void folder_named_refused() throws IOException {
    Files.createDirectory(folder.resolve("data"));
    assertThat(message(folder.resolve("data")))
        .startsWith("data: must be a file, got a folder; name its files, such as '");
  }

  @Test
  void file_empty_refused() {
    assertThat(messageOf(""))
        .isEqualTo("clients.csv: must hold a header and rows, got an empty file; export it again");
  }

  @Test
  void file_ofBlankLines_refused() {
    assertThat(messageOf("\n\n\r\n"))
        .isEqualTo("clients.csv: must hold a header and rows, got blank lines only");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n\n"})
  void header_alone_refused(String end) {
    assertThat(messageOf(HEADER + end))
        .isEqualTo(
            "clients.csv: must hold rows, got a header and no rows; export it again or leave it"
                + " out");
  }

  static Stream<Arguments> filesThatAreNoCsv() {
    return Stream.of(
        Arguments.of(
            "PK\3\4....[Content_Types].xml",
            "must be CSV or Parquet, got an Excel workbook; in Excel choose Save As, 'CSV UTF-8"
                + " (Comma delimited)'"),
        Arguments.of(
            "PK\3\4....clients.csv",
            "must be CSV or Parquet, got a zip file; unpack it first (Excel workbooks: Save As,"
                + " 'CSV UTF-8')"),
        Arguments.of(
            "\u00D0\u00CF\u0011\u00E0\u00A1",
            "must be CSV or Parquet, got an old Excel workbook; in Excel choose Save As, 'CSV UTF-8"
                + " (Comma delimited)'"),
        Arguments.of("%PDF-1.7", "must be CSV or Parquet, got a PDF; ask for the data as CSV"),
        Arguments.of(
            "<html>", "must be CSV or Parquet, got a web page or XML; export the data as CSV"),
        Arguments.of(
            "GIF89\0\0",
            "must be CSV or Parquet, got a binary file; export it as CSV (if it is text in UTF-16,"
                + " add --encoding utf-16)"),
        Arguments.of(
            "PAR1 and nothing like it",
            "must be a whole Parquet file, got one that is cut off or damaged; copy it again"),
        Arguments.of(
            "\u001F\u008B\u0008\0\0\0\0\0",
            "must be a whole gzip file, got one that is cut off or damaged; copy it again"));
  }

  @ParameterizedTest
  @MethodSource("filesThatAreNoCsv")
  void file_thatIsNoCsv_refused(String content, String said) {
    Path file = inputs.write("clients.csv", content.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(message(file)).isEqualTo("clients.csv: " + said);
  }

  @Test
  void gzip_cutOff_refused() {
    StringBuilder rows = new StringBuilder(HEADER);
    for (int i = 0; i < 50_000; i++) {
      rows.append(i * 7919L % 100_003).append(",AB,1980-05-31,M,L3 2ET,Yes\n");
    }
    byte[] whole = Inputs.gzip(rows.toString());
    Path file = inputs.write("clients.csv.gz", Arrays.copyOf(whole, whole.length / 2));
    assertThat(message(file))
        .isEqualTo(
            "clients.csv.gz: must be a whole gzip file, got one that is cut off or damaged; copy it"
                + " again");
  }

  @Test
  void parquet_cutOff_refused() throws Exception {
    Path file = folder.resolve("clients.parquet");
    try (DuckDb db = DuckDb.inMemory(1, 1 << 30)) {
      db.execute(
          "COPY (SELECT 'a' || i AS record_id, 'AB' AS initials, DATE '1980-05-31' AS dob, 'Y' AS"
              + " consent FROM range(1000) t(i)) TO "
              + SqlPath.target(file));
    }
    byte[] whole = Files.readAllBytes(file);
    // The end of the file, which holds the columns, stays; what the columns hold is overwritten.
    Arrays.fill(whole, 8, whole.length - 600, (byte) 0x55);
    Files.write(file, whole);
    assertThat(message(file))
        .isEqualTo(
            "clients.parquet: must be a whole Parquet file, got one that is cut off or damaged;"
                + " copy it again");
  }

  @Test
  void row_tooLong_refusedWithLine() {
    assertThat(
            messageOf(
                HEADER
                    + "SECRET1,AB,1980-05-31,M,L3 2ET,Yes\n"
                    + "SECRET2,CD,1981-01-02,F,L3 2ET,Yes,SECRET3\n"))
        .isEqualTo(
            "clients.csv, line 3: must have 6 columns like the header, got 7; check for an unquoted"
                + " comma");
  }

  @Test
  void row_tooShort_refusedWithLine() {
    assertThat(
            messageOf("\n" + HEADER + "\nSECRET1,\"A\nB\",1980-05-31,M,L3 2ET,Yes\nSECRET2,CD\n"))
        .isEqualTo(
            "clients.csv, line 6: must have 6 columns like the header, got 2; check for a missing"
                + " comma or a line break within a cell");
  }

  @Test
  void quote_neverClosed_refusedWithLineWhereItOpens() {
    assertThat(
            messageOf(
                HEADER
                    + "SECRET1,AB,1980-05-31,M,L3 2ET,Yes\n"
                    + "SECRET2,\"CD,1981-01-02,F,L3 2ET,Yes\n"
                    + "SECRET3,EF,1981-01-02,F,L3 2ET,Yes\n"))
        .isEqualTo(
            "clients.csv, line 3: must close the quote that opens here, got none; remove the quote"
                + " or close it");
  }

  @Test
  void quote_neverClosedInLargeFile_refusedWithLineWhereItOpens() {
    StringBuilder text = new StringBuilder(HEADER).append("S,\"AB,1980-05-31,M,L3 2ET,Yes\n");
    while (text.length() < CsvScanner.LONGEST_ROW + 300_000) {
      text.append("SECRET").append(text.length()).append(",AB,1980-05-31,M,L3 2ET,Yes\n");
    }
    assertThat(messageOf(text.toString()))
        .isEqualTo(
            "clients.csv, line 2: must close the quote that opens here, got none; remove the quote"
                + " or close it");
  }

  @Test
  void line_endless_refused() {
    assertThat(messageOf(HEADER + "x".repeat(CsvScanner.LONGEST_ROW + 300_000)))
        .isEqualTo("clients.csv, line 2: must be shorter than 2 MB; check that the file is a CSV");
  }

  @Test
  void text_afterClosingQuote_refusedWithLine() {
    assertThat(messageOf(HEADER + "\"SECRET\"1,AB,1980-05-31,M,L3 2ET,Yes\n"))
        .isEqualTo(
            "clients.csv, line 2: must have a comma or the line's end after a closing quote, got"
                + " more text; write a quote within quotes twice");
  }

  @Test
  void encoding_wrong_refusedWithLineAndColumn() {
    String text =
        "provider,"
            + HEADER
            + "Cafe,S1,AB,1980-05-31,M,L3 2ET,Yes\nCaf\u00E9,S2,AB,1980-05-31,M,L3 2ET,Yes\n";
    Path file = inputs.write("clients.csv", text.getBytes(Charset.forName("windows-1252")));
    assertThat(message(file))
        .isEqualTo(
            "clients.csv, line 3: must be utf-8, got other bytes in column 'provider'; try"
                + " --encoding windows-1252, or save the file as 'CSV UTF-8'");
  }

  @Test
  void encodingOfHeader_wrong_refused() {
    Path file =
        inputs.write(
            "clients.csv", ("caf\u00E9," + HEADER + "1").getBytes(StandardCharsets.ISO_8859_1));
    assertThat(message(file))
        .isEqualTo(
            "clients.csv, line 1: must be utf-8, got other bytes in the header; try --encoding"
                + " windows-1252, or save the file as 'CSV UTF-8'");
  }

  @Test
  void encoding_utf16ByItsMark_refusedWithWhatToDo() {
    Path file = inputs.write("clients.csv", HEADER.getBytes(StandardCharsets.UTF_16));
    assertThat(message(file))
        .isEqualTo("clients.csv: must be utf-8, got UTF-16; add --encoding utf-16");
  }

  @Test
  void encoding_unknown_refused() {
    inputs.encoding("ebcdic");
    assertThat(messageOf(HEADER))
        .isEqualTo("--encoding must be utf-8, windows-1252, latin-1 or utf-16, got 'ebcdic'");
  }

  @Test
  void dateFormat_notUnderstood_refused() {
    inputs.dateFormat("ddth of MM");
    assertThat(messageOf(HEADER + "S1,AB,1980-05-31,M,L3 2ET,Yes\n"))
        .startsWith("a date format is excel, or needs a day (d or dd)");
  }

  @Test
  void recordIds_repeated_refusedWithLines() {
    String row = "AB,1980-05-31,M,L3 2ET,Yes\n";
    Path one = inputs.write("one.csv", HEADER + "S1," + row + "\n\nS1," + row);
    assertThat(message(one))
        .isEqualTo(
            "record ids must be unique within a provider, got 1 repeated: one.csv line 2 and 5;"
                + " correct the file, or name the column of unique ids with --column"
                + " record_id=NAME");
  }

  @Test
  void recordIds_repeatedOverFiles_refusedWithLines() {
    String row = "AB,1980-05-31,M,L3 2ET,Yes\n";
    StringBuilder second = new StringBuilder(HEADER);
    for (int i = 0; i < 8; i++) {
      second.append("S").append(i).append(',').append(row);
    }
    inputs.provider("P");
    Path one = inputs.write("one.csv", second.toString());
    Path two = inputs.write("two.csv", second.toString());
    assertThat(message(one, two))
        .startsWith(
            "record ids must be unique within a provider, got 8 repeated: one.csv line 2 and"
                + " two.csv line 2; ")
        .contains(" and 3 more; ");
  }

  @Test
  void fault_inSecondFile_namesIt() {
    Path one = inputs.write("one.csv", HEADER + "S1,AB,1980-05-31,M,L3 2ET,Yes\n");
    Path two = inputs.write("two.csv", HEADER + "S1,AB\n");
    assertThat(message(one, two)).startsWith("two.csv, line 2: ");
  }

  @Test
  void file_goneBeforeReading_refused() throws IOException {
    Path file = inputs.write("clients.csv", HEADER + "S1,AB,1980-05-31,M,L3 2ET,Yes\n");
    try (DuckDb db = DuckDb.inMemory(1, 1 << 30)) {
      ClientFiles opened = ClientFiles.open(db, inputs.options(file));
      Files.delete(file);
      Intake intake = new Intake(opened.intakeSettings(), WORKERS);
      assertThatThrownBy(() -> opened.readInto(intake, rows -> {}))
          .isInstanceOf(InputRefusedException.class)
          .hasMessage(file + ": is no longer there; check the path");
      assertThatThrownBy(() -> opened.files().get(0).sha256())
          .isInstanceOf(InputRefusedException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"1,js", "1,js,1980-05-31,M,\"L1\"x,Y", "1,js,1980-05-31,M,\"L1"})
  void fault_farIntoAFile_namesItsLine(String broken) {
    StringBuilder text = new StringBuilder(HEADER);
    int lines = 1;
    while (text.length() < 3 * CsvBlocks.USUAL_SIZE) {
      text.append(lines).append(",js,1980-05-31,M,\"L1\n1AA\",Y\n\n");
      lines += 3;
    }
    text.append(broken).append('\n');
    assertThat(messageOf(text.toString())).startsWith("clients.csv, line " + (lines + 1) + ": ");
  }

  @Test
  void header_afterManyBlankLines_isNoRow() {
    String blank = "\n".repeat(2 * CsvBlocks.USUAL_SIZE);
    assertThat(messageOf(blank + HEADER + "1,js,1980-05-31,M,L1 1AA,Y\n1,js"))
        .startsWith(
            "clients.csv, line " + (2 * CsvBlocks.USUAL_SIZE + 3) + ": must have 6 columns");
  }

  @Test
  void fault_inAHeaderAfterManyBlankLines_namesItsLine() {
    byte[] latin =
        ("\n".repeat(9_000) + "caf\u00e9," + HEADER + "1\n").getBytes(StandardCharsets.ISO_8859_1);
    assertThat(message(inputs.write("clients.csv", latin)))
        .startsWith("clients.csv, line 9001: must be utf-8, got other bytes in the header");
  }

  @Test
  void file_changedAfterItWasRead_isNotHashed() throws IOException {
    Path file = inputs.write("clients.csv", HEADER + "1,js,1980-05-31,M,L1 1AA,Y\n");
    try (DuckDb db = DuckDb.inMemory(1, 1 << 30)) {
      ClientFiles opened = ClientFiles.open(db, inputs.options(file));
      Files.writeString(file, HEADER);
      assertThatThrownBy(() -> opened.files().get(0).sha256())
          .isInstanceOf(InputRefusedException.class)
          .hasMessageEndingWith("must stay as it is while it is read, and was changed; run again");
    }
  }
}
