package uk.linkage.duckdb.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.linkage.duckdb.Runs.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.LinkageResult;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.Inputs;
import uk.linkage.duckdb.Runs;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.InputFile;
import uk.linkage.intake.InputRefusedException;

class LinkageOutputsTest {

  private static final String CLIENTS =
      """
      provider,record_id,initials,dob,sex,postcode,consent,Ethnicity
      "Hope, Street",1,JS,1980-05-31,F,L3 2ET,Yes,A
      "Hope, Street","say ""2""\",JS,31/05/1980,F,L3 2ET,y,B
      Wirral,1,SJ,1980-05-31,F,L3 2EA,yes,C
      Wirral,2,AB,19990101,M,,Yes,D
      Wirral,3,AB,1999-02-30,M,,Yes,E

      Wirral,4,XX,05/05/1955,M,,Yes,F
      Wirral,5,QZ,1970-01-01,M,L1 1AA,No,G
      "Hope, Street",6,QZ,1970-01-01,M,L1 1AA,,H
      "Hope, Street",7,QZ,2190-01-01,?,ZZ99 3VZ,Yes,I
      """;

  @TempDir Path folder;
  private Inputs inputs;
  private Path out;

  @BeforeEach
  void prepare() {
    inputs = new Inputs(folder);
    out = folder.resolve("out");
  }

  /** Whether the machine has a disk that is always full. */
  static boolean hasFullDisk() {
    return Files.exists(Path.of("/dev/full"));
  }

  private static List<String> names(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }

  @Test
  void tables_ofSmallFile_asExpected() throws Exception {
    Path file = inputs.write("clients.csv", CLIENTS);
    Runs.run(inputs.options(file), out, OutputFormat.CSV, 2);
    assertThat(names(out))
        .containsExactly(
            "excluded.csv",
            "links.csv",
            "model.json",
            "persons.csv",
            "rejected.csv",
            "run.json",
            "summary.json");
    assertThat(text(out.resolve("persons.csv")))
        .isEqualTo(
            """
            provider,record_id,person_id
            "Hope, Street",1,1
            "Hope, Street","say ""2""\",1
            Wirral,1,1
            Wirral,2,2
            """);
    assertThat(text(out.resolve("links.csv")))
        .isEqualTo(
            """
            provider_a,record_a,provider_b,record_b,match_weight,match_probability,initials,dob,sex,postcode,value_weight,match_key
            "Hope, Street",1,"Hope, Street","say ""2""\",,,both,exact,same,unit,,attributor and unit
            "Hope, Street",1,Wirral,1,,,swapped,exact,same,sector,,"initials swapped, and sector"
            "Hope, Street","say ""2""\",Wirral,1,,,swapped,exact,same,sector,,"initials swapped, and sector"
            """);
    assertThat(text(out.resolve("excluded.csv")))
        .isEqualTo(
            """
            provider,reason,records
            "Hope, Street",consent is blank or unknown,1
            Wirral,consent is No,1
            Wirral,dummy attributor,1
            """);
    assertThat(text(out.resolve("rejected.csv")))
        .isEqualTo(
            """
            file,line,column,reason
            clients.csv,6,dob,no such day in the calendar
            clients.csv,11,dob,birth after the reference date (see --as-at)
            """);
  }

  @Test
  void summary_ofSmallFile_asExpected() throws Exception {
    Path file = inputs.write("clients.csv", CLIENTS);
    Runs.run(inputs.options(file), out, OutputFormat.CSV, 2);
    String summary = text(out.resolve("summary.json"));
    assertThat(summary)
        .doesNotContain("\r")
        .endsWith("}\n")
        .startsWith("{\n  \"method\": \"ladder\"");
    JsonNode json = new ObjectMapper().readTree(summary);
    assertThat(json.get("records").toString())
        .isEqualTo(
            "{\"read\":9,\"excluded\":3,\"rejected\":2,\"taking_part\":4,\"suspicious\":0,"
                + "\"providers\":2}");
    assertThat(json.get("excluded").size()).isEqualTo(3);
    assertThat(json.get("rejected").get(0).toString())
        .isEqualTo("{\"column\":\"dob\",\"reason\":\"no such day in the calendar\",\"records\":1}");
    assertThat(json.get("values").get(4).toString())
        .isEqualTo(
            "{\"column\":\"postcode\",\"present\":3,\"missing\":1,\"defects\":[{\"reason\":\"pseudo"
                + " postcode ZZ99\",\"records\":1}]}");
    assertThat(json.get("links").get("total").asInt()).isEqualTo(3);
    assertThat(json.get("links").get("by_match_key").get(0).toString())
        .isEqualTo("{\"match_key\":\"attributor and unit\",\"links\":1}");
    assertThat(json.get("persons").toString())
        .isEqualTo(
            "{\"naive\":3,\"linked\":2,\"estimated\":null,\"low95\":null,\"high95\":null,\"formula\":null,"
                + "\"by_records\":[{\"records\":1,\"persons\":1},{\"records\":3,\"persons\":1}]}");
    assertThat(json.get("expected_false_links").isNull()).isTrue();
    assertThat(json.get("model").isNull()).isTrue();
    assertThat(json.get("notes").size()).isZero();
  }

  @Test
  void modelAndRun_ofSmallFile_sayWhatRan() throws Exception {
    Path file = inputs.write("clients.csv", CLIENTS);
    Runs.run(inputs.options(file), out, OutputFormat.CSV, 2);
    JsonNode model = new ObjectMapper().readTree(text(out.resolve("model.json")));
    assertThat(model.get("version").asText()).isEqualTo("1.2.3");
    assertThat(model.get("schema").get("fields").get(0).toString())
        .isEqualTo("{\"name\":\"first_initial\",\"lowest_bit\":56,\"bits\":5}");
    assertThat(model.get("match_keys").get(0).get("why").asText()).isNotEmpty();
    assertThat(model.get("match_keys").get(0).get("largest_block").asInt()).isEqualTo(2);

    JsonNode run = new ObjectMapper().readTree(text(out.resolve("run.json")));
    assertThat(run.fieldNames().next()).isEqualTo("program");
    assertThat(run.get("arguments").toString()).isEqualTo("[\"in.csv\",\"--out\",\"out\"]");
    JsonNode input = run.get("inputs").get(0);
    assertThat(input.get("rows").asInt()).isEqualTo(9);
    assertThat(input.get("bytes").asLong()).isEqualTo(Files.size(file));
    assertThat(input.get("sha256").asText()).isEqualTo(InputFile.sha256(file));
    assertThat(run.get("outputs").size()).isEqualTo(6);
    for (JsonNode output : run.get("outputs")) {
      assertThat(output.get("sha256").asText())
          .isEqualTo(InputFile.sha256(out.resolve(output.get("file").asText())));
    }
    assertThat(run.get("heap_peak_bytes").asLong()).isPositive();
    assertThat(run.get("stages").size()).isGreaterThanOrEqualTo(4);
    assertThat(run.get("seed").isNull()).isTrue();
    assertThat(run.get("model").isNull()).isTrue();
  }

  @Test
  void run_withSeedAndMissingColumns_saysSo() throws Exception {
    Path file = inputs.write("clients.csv", "id,initials,dob,consent\n1,JS,1980-05-31,Y\n");
    try (DuckDb db = DuckDb.inMemory(1, 1 << 30)) {
      ClientFiles files = ClientFiles.open(db, inputs.options(file));
      LinkageResult result = Runs.run(db, files, out, OutputFormat.CSV, 1);
      Path other = folder.resolve("run.json");
      RunInfo info = new RunInfo("dedupe", List.of(), "1", Runs.INFO.started(), 42L);
      JsonFile.write(
          other, new RunJson(RunRecord.of(result, files), info, new TreeMap<>(), 0)::write);
      assertThat(new ObjectMapper().readTree(text(other)).get("seed").asLong()).isEqualTo(42);
    }
    assertThat(text(out.resolve("summary.json")))
        .contains("no column of sex: its values are missing (--column sex=NAME names one)");
    assertThat(text(out.resolve("persons.csv"))).contains("\nclients,1,1\n");
  }

  @Test
  void parquet_holdsTheRowsOfCsv() throws Exception {
    Path file = inputs.write("clients.csv", CLIENTS);
    Runs.run(inputs.options(file), out, OutputFormat.CSV, 2);
    Path parquet = folder.resolve("parquet");
    Runs.run(inputs.options(file), parquet, OutputFormat.PARQUET, 2);
    assertThat(parquet.resolve("summary.json"))
        .hasSameTextualContentAs(out.resolve("summary.json"));
    try (DuckDb db = DuckDb.inMemory(1, 1 << 30)) {
      for (String table : List.of("persons", "links", "excluded", "rejected")) {
        assertThat(rows(db, parquet.resolve(table + ".parquet")))
            .as(table)
            .isEqualTo(rows(db, out.resolve(table + ".csv")))
            .isNotEmpty();
      }
    }
  }

  private static List<String> rows(DuckDb db, Path file) throws Exception {
    List<String> rows = new ArrayList<>();
    String reader =
        file.toString().endsWith(".csv")
            ? "read_csv('" + file + "', all_varchar=true, header=true)"
            : "'" + file + "'";
    try (Statement statement = db.connection().createStatement();
        ResultSet found = statement.executeQuery("SELECT * FROM " + reader)) {
      int columns = found.getMetaData().getColumnCount();
      while (found.next()) {
        StringBuilder row = new StringBuilder();
        for (int i = 1; i <= columns; i++) {
          row.append(found.getString(i)).append('|');
        }
        rows.add(row.toString());
      }
    }
    return rows;
  }

  @Test
  void parquet_anyThreads_sameBytesAndAllRows() throws Exception {
    StringBuilder text = new StringBuilder(Inputs.HEADER).append('\n');
    for (int i = 0; i < 300_000; i++) {
      text.append("p,").append(i).append(",,").append(1950 + i % 50).append("-01-02,,,Yes\n");
    }
    Path file = inputs.write("clients.csv", text.toString());
    Path one = folder.resolve("one");
    Path four = folder.resolve("four");
    Runs.run(inputs.options(file), one, OutputFormat.PARQUET, 1);
    Runs.run(inputs.options(file), four, OutputFormat.PARQUET, 4);
    assertThat(four.resolve("persons.parquet"))
        .hasSameBinaryContentAs(one.resolve("persons.parquet"));
    try (DuckDb db = DuckDb.inMemory(1, 1 << 30);
        Statement statement = db.connection().createStatement();
        ResultSet sums =
            statement.executeQuery(
                "SELECT count(*), count(DISTINCT record_id), sum(person_id), min(provider) FROM '"
                    + four.resolve("persons.parquet")
                    + "'")) {
      sums.next();
      assertThat(sums.getLong(1)).isEqualTo(300_000);
      assertThat(sums.getLong(2)).isEqualTo(300_000);
      assertThat(sums.getLong(3)).isEqualTo(300_000L * 300_001 / 2);
      assertThat(sums.getString(4)).isEqualTo("p");
    }
  }

  @Test
  @EnabledIf("hasFullDisk")
  void write_diskFull_refusedAndNothingLeft() throws Exception {
    Path file = inputs.write("clients.csv", CLIENTS);
    for (String full : List.of("persons.csv", "model.json")) {
      assertThatThrownBy(() -> runWithFull(file, full))
          .isInstanceOf(InputRefusedException.class)
          .hasMessage(
              full + ": there is no space left on the disk; free some, or choose another --out");
      assertThat(names(folder)).containsExactly("clients.csv");
    }
  }

  private void runWithFull(Path file, String full) throws IOException {
    try (DuckDb db = DuckDb.inMemory(1, 1 << 30)) {
      ClientFiles files = ClientFiles.open(db, inputs.options(file));
      Path whole = folder.resolve("whole");
      LinkageResult result = Runs.run(db, files, whole, OutputFormat.CSV, 1);
      for (String name : names(whole)) {
        Files.delete(whole.resolve(name));
      }
      Files.delete(whole);
      try (OutputDirectory to = OutputDirectory.prepare(out, /* overwrite= */ false)) {
        Files.createSymbolicLink(to.file(full), Path.of("/dev/full"));
        LinkageOutputs.write(to, result, files, Runs.INFO, OutputFormat.CSV, db);
        to.commit();
      }
    }
  }

  @Test
  void parquet_thatCantBeWritten_refusedWithoutDuckDbsWords() {
    try (DuckDb db = DuckDb.inMemory(1, 1 << 30)) {
      Table table =
          new Table(
              "persons",
              List.of(new Table.Column("a", Table.Type.INTEGER)),
              1,
              eachRow((row, cells) -> cells.number(1)));
      assertThatThrownBy(() -> ParquetTable.write(table, folder.resolve("no/persons.parquet"), db))
          .isInstanceOf(InputRefusedException.class)
          .hasMessage(
              "persons.parquet: could not be written; check the free space on the disk, or choose"
                  + " another --out");
    }
  }

  @Test
  void run_refused_leavesNothing() throws Exception {
    Path file = inputs.write("clients.csv", CLIENTS + "ragged\n");
    assertThatThrownBy(() -> Runs.run(inputs.options(file), out, OutputFormat.CSV, 1))
        .isInstanceOf(InputRefusedException.class);
    assertThat(names(folder)).containsExactly("clients.csv");
  }

  private static Table.RowsWriter eachRow(OneRow row) {
    return (from, to, cells) -> {
      for (long i = from; i < to; i++) {
        row.accept((int) i, cells);
        cells.endRow();
      }
    };
  }

  private interface OneRow {
    void accept(int row, Table.CellSink cells);
  }

  @Test
  void csvOfManyBlocks_isInOrderAndHashed() throws IOException {
    int rows = 30_000;
    RepeatedCells quoted =
        new RepeatedCells("a \"b\", c".getBytes(UTF_8), "\u00E9".getBytes(UTF_8));
    Table table =
        new Table(
            "t",
            List.of(
                new Table.Column("n", Table.Type.INTEGER),
                new Table.Column("x", Table.Type.TEXT),
                new Table.Column("y", Table.Type.TEXT),
                new Table.Column("z", Table.Type.DECIMAL)),
            rows,
            eachRow(
                (row, cells) -> {
                  cells.number(row * (long) row);
                  cells.repeated(quoted);
                  cells.missing();
                }));
    Path path = folder.resolve("t.csv");
    String sha256;
    try (uk.linkage.parallel.Workers workers = new uk.linkage.parallel.Workers(3)) {
      sha256 = CsvTable.write(table, path, workers);
    }
    StringBuilder expected = new StringBuilder("n,x,y,z\n");
    for (long row = 0; row < rows; row++) {
      expected.append(row * row).append(",\"a \"\"b\"\", c\",\u00E9,\n");
    }
    assertThat(text(path).equals(expected.toString())).isTrue();
    assertThat(sha256).isEqualTo(uk.linkage.duckdb.input.InputFile.sha256(path));
  }

  @Test
  void csvCells_writtenAsRfc4180() {
    List<String> cells = List.of("plain", "a,b", "say \"x\"", "two\nlines", "cr\r", " space", "");
    Table table =
        new Table(
            "t",
            List.of(
                new Table.Column("a,1", Table.Type.TEXT),
                new Table.Column("n", Table.Type.INTEGER)),
            cells.size(),
            eachRow(
                (row, sink) -> {
                  byte[] text = cells.get(row).getBytes(UTF_8);
                  sink.text(text, 0, text.length);
                  sink.number(row == 6 ? Long.MAX_VALUE : row * 10L);
                }));
    Path path = folder.resolve("t.csv");
    try (uk.linkage.parallel.Workers workers = new uk.linkage.parallel.Workers(2)) {
      CsvTable.write(table, path, workers);
    }
    assertThat(text(path))
        .isEqualTo(
            "\"a,1\",n\nplain,0\n\"a,b\",10\n\"say \"\"x\"\"\",20\n\"two\nlines\",30\n\"cr\r\",40\n"
                + "\" space\",50\n,9223372036854775807\n");
  }

  @Test
  void decimals_areRoundedAndPadded() {
    double[] numbers = {0, 1, -1, 0.0004, -0.0004, 12.3456, -12.3456, 0.05, 123_456.7895, -0.9999};
    Table table =
        new Table(
            "t",
            List.of(
                new Table.Column("three", Table.Type.DECIMAL),
                new Table.Column("six", Table.Type.DECIMAL)),
            numbers.length,
            eachRow(
                (row, sink) -> {
                  sink.decimal(numbers[row], 3);
                  sink.decimal(numbers[row], 6);
                }));
    Path path = folder.resolve("t.csv");
    try (uk.linkage.parallel.Workers workers = new uk.linkage.parallel.Workers(1)) {
      CsvTable.write(table, path, workers);
    }
    assertThat(text(path).lines())
        .containsExactly(
            "three,six",
            "0.000,0.000000",
            "1.000,1.000000",
            "-1.000,-1.000000",
            "0.000,0.000400",
            "0.000,-0.000400",
            "12.346,12.345600",
            "-12.346,-12.345600",
            "0.050,0.050000",
            "123456.790,123456.789500",
            "-1.000,-0.999900");
  }

  @Test
  void json_isValidAndOrdered() throws IOException {
    Path path = folder.resolve("a.json");
    JsonFile.write(path, json -> json.writeStringField("b", "\u00E9"));
    assertThat(text(path)).isEqualTo("{\n  \"b\": \"\u00E9\"\n}\n");
    assertThat(new ObjectMapper().readTree(path.toFile()).size()).isEqualTo(1);
    assertThatThrownBy(() -> JsonFile.write(folder.resolve("no/a.json"), json -> {}))
        .isInstanceOf(InputRefusedException.class)
        .hasMessage(
            "a.json: could not be written; check the disk or the network share, or choose another"
                + " --out");
  }
}
