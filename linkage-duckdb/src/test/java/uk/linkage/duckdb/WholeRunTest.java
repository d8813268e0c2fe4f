package uk.linkage.duckdb;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static uk.linkage.duckdb.Runs.reproducible;
import static uk.linkage.duckdb.Runs.text;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.LinkageResult;
import uk.linkage.duckdb.evaluate.Evaluation;
import uk.linkage.duckdb.evaluate.PersonFiles;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.SqlPath;
import uk.linkage.duckdb.output.OutputFormat;
import uk.linkage.fixtures.world.WorldGenerator;
import uk.linkage.fixtures.world.WorldSettings;
import uk.linkage.screen.Exclusion;

/** Laws of whole runs, from files to files. */
class WholeRunTest {

  private static final long SEED = 20_261_122;

  @TempDir Path folder;
  private Inputs inputs;

  @BeforeEach
  void prepare() {
    inputs = new Inputs(folder);
  }

  private static List<String> rows(int count) {
    SplittableRandom random = new SplittableRandom(SEED);
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SplittableRandom person = new SplittableRandom(random.nextInt(count / 2));
      rows.add(
          String.format(
              "Anlaufstelle %d,R%05d,%c%c,%d-%02d-%02d,%s,L%d %dE%c,%s",
              i % 7,
              i,
              'A' + person.nextInt(26),
              'A' + person.nextInt(26),
              1950 + person.nextInt(50),
              1 + person.nextInt(12),
              1 + person.nextInt(28),
              person.nextBoolean() ? "M" : "F",
              1 + person.nextInt(30),
              person.nextInt(10),
              "ABD".charAt(person.nextInt(3)),
              random.nextInt(20) == 0 ? "No" : "Yes"));
    }
    return rows;
  }

  private static String csv(List<String> rows) {
    return Inputs.HEADER + "\n" + String.join("\n", rows) + "\n";
  }

  private String run(Inputs with, int threads, Object... files) {
    Path out = folder.resolve("out" + System.nanoTime());
    Runs.run(with.options(files), out, OutputFormat.CSV, threads);
    return reproducible(out);
  }

  @Test
  void rows_inAnyOrderThreadsAndFiles_sameBytes() throws Exception {
    List<String> rows = rows(20_000);
    String expected = run(inputs, 1, inputs.write("in/all.csv", csv(rows)));
    assertThat(expected).contains("\"taking_part\": 18");
    assertThat(run(inputs, 4, folder.resolve("in/all.csv"))).isEqualTo(expected);

    List<String> shuffled = new ArrayList<>(rows);
    Collections.shuffle(shuffled, new Random(SEED));
    assertThat(run(inputs, 2, inputs.write("shuffled.csv", csv(shuffled)))).isEqualTo(expected);

    inputs.write("parts/a.csv", csv(shuffled.subList(0, 5_000)));
    inputs.write("parts/b.csv.gz", Inputs.gzip(csv(shuffled.subList(5_000, 12_000))));
    inputs.write("parts/deep/c.csv", csv(shuffled.subList(12_000, 20_000)));
    assertThat(run(inputs, 2, folder + "/parts/**")).isEqualTo(expected);
  }

  @Test
  void file_inAnyFormAndEncoding_sameBytes() throws Exception {
    List<String> rows = new ArrayList<>(rows(2_000));
    rows.add("Caf\u00E9 \u2018Zo\u00EB\u2019 \u20AC,R1,JS,1980-05-31,M,L3 2ET,Yes");
    String text = csv(rows);
    Path utf8 = inputs.write("utf8.csv", text);
    String expected = run(inputs, 2, utf8);
    assertThat(expected).contains("Caf\u00E9 \u2018Zo\u00EB\u2019 \u20AC,R1,");

    assertThat(run(inputs, 2, inputs.write("mark.csv", "\uFEFF" + text))).isEqualTo(expected);
    assertThat(run(inputs, 2, inputs.write("crlf.csv", text.replace("\n", "\r\n"))))
        .isEqualTo(expected);
    assertThat(run(inputs, 2, inputs.write("tabs.txt", text.replace(",", "\t"))))
        .isEqualTo(expected);
    assertThat(run(inputs, 2, inputs.write("a.csv.gz", Inputs.gzip(text)))).isEqualTo(expected);
    String quoted =
        text.lines()
            .map(line -> "\"" + line.replace(",", "\";\"") + "\"\n")
            .reduce("", String::concat);
    assertThat(run(inputs, 2, inputs.write("quoted.csv", quoted))).isEqualTo(expected);

    Inputs other = new Inputs(folder);
    Path western = inputs.write("western.csv", text.getBytes(Charset.forName("windows-1252")));
    assertThat(run(other.encoding("windows-1252"), 2, western)).isEqualTo(expected);
    Path utf16 = inputs.write("utf16.txt", text.getBytes(Charset.forName("UTF-16")));
    assertThat(run(other.encoding("utf-16"), 2, utf16)).isEqualTo(expected);

    Path parquet = folder.resolve("a.parquet");
    try (DuckDb db = DuckDb.inMemory(2, 1 << 30)) {
      db.execute(
          "COPY (SELECT * REPLACE (dob::DATE AS dob) FROM read_csv("
              + SqlPath.literal(utf8)
              + ", all_varchar=true)) TO "
              + SqlPath.target(parquet)
              + " (FORMAT parquet)");
    }
    assertThat(run(inputs, 2, parquet)).isEqualTo(expected);
  }

  @Test
  void ndtms_quotedWithNa_isReadByItsProfile() throws Exception {
    Path file =
        inputs.write(
            "N1000-20260401-20260430-TREAT-IN-R.csv",
            """
            "FINITIAL","SINITIAL","DOB","SEX","ETHNIC","AGNCY","CLIENT","CLIENTID","EPISODID","CONSENT","PC"
            "J","S","19800531","F","A","N1000","1","1","e1","Y","L3 2"
            "J","S","1980-05-31","F","NA","N1000","1","1","e2","Y","L3 2"
            "K","T","19790101","NA","NA","N1000","2","2","e3","Y","NA"
            "NA","NA","NA","NA","NA","N1000","NA","3","NA","N","NA"
            "NA","NA","NA","NA","NA","N1000","NA","4","NA","N","NA"
            """);
    Path out = folder.resolve("out");
    LinkageResult result =
        Runs.run(inputs.profile("ndtms").options(file), out, OutputFormat.CSV, 2);
    assertThat(text(out.resolve("persons.csv")))
        .isEqualTo("provider,record_id,person_id\nN1000,e1,1\nN1000,e2,1\nN1000,e3,2\n");
    assertThat(text(out.resolve("links.csv")))
        .contains(",both,exact,same,sector (known to sector),,attributor");
    assertThat(result.intake().tallies().get(0).excluded(Exclusion.CONSENT_NO)).isEqualTo(2);
    assertThat(result.intake().rejections().size()).isZero();
  }

  @Test
  void withheldRecords_leaveNoTraceButTheirCount() throws Exception {
    List<String> rows = rows(1_000);
    String withoutThem = run(inputs, 2, inputs.write("a/in.csv", csv(rows)));
    for (int i = 0; i < 10_000; i++) {
      rows.add("Anlaufstelle 1,DUMMY" + i + ",x.x,5/5/1955,F,SW1A 1AA,Yes");
      rows.add("Anlaufstelle 1,WITHHELD" + i + ",QZ,1911-11-11,F,EC1A 1BB,no");
      rows.add("Anlaufstelle 1,UNASKED" + i + ",QZ,1911-11-11,F,EC1A 1BB,");
    }
    rows.add("Anlaufstelle 1,IMPOSSIBLE,QZ,1911-02-30,F,EC1A 1BB,yes");
    Path out = folder.resolve("out");
    Path file = inputs.write("b/in.csv", csv(rows));
    Runs.run(inputs.options(file), out, OutputFormat.CSV, 2);

    try (Stream<Path> files = Files.list(out)) {
      for (Path written : files.toList()) {
        // Hashes, times and counts hold any four digits now and then.
        String said =
            text(written).replaceAll("\"(sha256|started|ended)\": \"[^\"]*\"|(?<=: )\\d+", "");
        assertThat(said)
            .as(written.getFileName().toString())
            .doesNotContain("DUMMY", "WITHHELD", "UNASKED", "IMPOSSIBLE")
            .doesNotContain("1911", "1955", "EC1A", "SW1A", "QZ", "x.x");
      }
    }
    assertThat(text(out.resolve("excluded.csv")))
        .contains("Anlaufstelle 1,dummy attributor,10000\n")
        .contains("Anlaufstelle 1,consent is blank or unknown,10000\n");
    assertThat(text(out.resolve("rejected.csv")))
        .isEqualTo("file,line,column,reason\nin.csv,31002,dob,no such day in the calendar\n");
    String persons = text(out.resolve("persons.csv"));
    assertThat(withoutThem).startsWith("persons.csv\n" + persons);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .noneMatch(name -> name.startsWith("."));
    }
  }

  @Test
  void noOutput_holdsAnAttributor() throws Exception {
    Path out = folder.resolve("out");
    Path file =
        inputs.write(
            "in.csv",
            Inputs.HEADER
                + "\np,1,QZ,1911-11-13,F,EC1A 1BB,yes\np,2,QZ,13/11/1911,F,EC1A 1BB,yes\n"
                + "p,3,QZ,1911-11-31,F,EC1A 1BB,yes\n");
    Runs.run(inputs.options(file), out, OutputFormat.CSV, 2);
    try (Stream<Path> files = Files.list(out)) {
      for (Path written : files.toList()) {
        assertThat(text(written)).doesNotContain("QZ", "1911", "EC1A", "1BB");
      }
    }
  }

  @Test
  void world_ofFixtures_isReadAndEvaluated() throws Exception {
    Path world = folder.resolve("world");
    WorldGenerator.write(WorldSettings.of(SEED, 3_000), world, rows -> {});
    Path out = folder.resolve("out");
    LinkageResult result = Runs.run(inputs.options(world + "/ims/*.csv"), out, OutputFormat.CSV, 2);
    assertThat(result.intake().clients().size()).isGreaterThan(2_000);
    try (DuckDb db = DuckDb.inMemory(2, 1 << 30)) {
      Evaluation evaluation =
          PersonFiles.evaluate(
              db, out.resolve("persons.csv"), world.resolve("truth.csv"), out.resolve("links.csv"));
      assertThat(evaluation.accuracy().records()).isEqualTo(result.intake().clients().size());
      assertThat(evaluation.accuracy().f1()).isGreaterThan(.7);
      assertThat(evaluation.onlyInPersons()).isZero();
      assertThat(evaluation.keys()).isNotEmpty();
    }
  }

  @Test
  void unusedColumns_listedOnce_andDropsMustExist() throws Exception {
    Path one = inputs.write("one.csv", Inputs.HEADER + ",Ethnicity,Ward\np,1,AB,,,,Y,a,b\n");
    Path two = inputs.write("two.csv", Inputs.HEADER + ",Ward,Nation\np,2,AB,,,,Y,a,b\n");
    try (DuckDb db = DuckDb.inMemory(2, 1 << 30)) {
      ClientFiles files = ClientFiles.open(db, inputs.options(one, two));
      assertThat(files.unusedColumns()).containsExactly("Ethnicity", "Ward", "Nation");
      assertThat(files.files().get(1).name()).isEqualTo("two.csv");
      assertThat(files.estimatedRows()).isBetween(2L, 10L);
    }
    Inputs dropping = new Inputs(folder).drop("Etnicity");
    try (DuckDb db = DuckDb.inMemory(2, 1 << 30)) {
      org.assertj.core.api.Assertions.assertThatThrownBy(
              () -> ClientFiles.open(db, dropping.options(one)))
          .hasMessage(
              "--drop must name a column of the input, got 'Etnicity'; did you mean 'Ethnicity'?");
    }
  }

  @Test
  void duckDb_spillsNothingAndLoadsNothing() throws IOException {
    try (DuckDb db = DuckDb.inMemory(1, 1 << 30);
        var statement = db.connection().createStatement();
        var settings =
            statement.executeQuery(
                "SELECT name || '=' || value FROM duckdb_settings() WHERE name IN"
                    + " ('temp_directory', 'autoload_known_extensions',"
                    + " 'autoinstall_known_extensions', 'preserve_insertion_order',"
                    + " 'allow_community_extensions', 'threads') ORDER BY name")) {
      List<String> found = new ArrayList<>();
      while (settings.next()) {
        found.add(settings.getString(1));
      }
      assertThat(found)
          .containsExactly(
              "allow_community_extensions=false",
              "autoinstall_known_extensions=false",
              "autoload_known_extensions=false",
              "preserve_insertion_order=true",
              "temp_directory=",
              "threads=1");
    } catch (java.sql.SQLException e) {
      throw new AssertionError(e);
    }
    assertThat("caf\u00E9".getBytes(UTF_8)).hasSize(5);
  }
}
