package uk.linkage.duckdb.geography;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.attributor.Postcode;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.Inputs;
import uk.linkage.duckdb.input.SqlPath;
import uk.linkage.geography.AuthorityLookup;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.parallel.Workers;

class LookupFileTest {

  private static final String ROWS =
      """
      L3 2AA,202001,,E08000012
      L3 2AB,202001,,E08000012
      L3 2AD,198001,199501,E08000014
      """;

  @TempDir Path folder;
  private LookupColumns columns = LookupColumns.usual();

  private LookupFile.Loaded load(Path file) {
    try (DuckDb db = DuckDb.inMemory(2, 1 << 28);
        Workers workers = new Workers(2)) {
      LookupFile opened = LookupFile.open(db, file, columns);
      assertThat(opened.estimatedRows()).isPositive();
      return opened.read(AuthorityLookup.USUAL_LEAST_SHARE, workers, rows -> {});
    }
  }

  private LookupFile.Loaded load(String text) {
    return load(new Inputs(folder).write("postcodes.csv", text));
  }

  private String refusalOf(Path file) {
    InputRefusedException refused =
        catchThrowableOfType(InputRefusedException.class, () -> load(file));
    assertThat(refused).isNotNull();
    return refused.getMessage().replace(folder + java.io.File.separator, "");
  }

  private String refusalOf(String text) {
    return refusalOf(new Inputs(folder).write("postcodes.csv", text));
  }

  private static String find(AuthorityLookup lookup, String postcode) {
    byte[] bytes = postcode.getBytes(StandardCharsets.UTF_8);
    int place = lookup.of(Postcode.parse(bytes, 0, bytes.length, Postcode.Kind.FULL));
    return place < 0 ? String.valueOf(place) : lookup.authorities().get(place);
  }

  @Test
  void csv_asTheOnspdHasIt_readWithItsFacts() {
    LookupFile.Loaded loaded =
        load(
            """
            pcd,pcd2,pcds,dointr,doterm,oslaua,ctry
            "L3  2AA","L3   2AA","L3 2AA",202001,,"E08000012","E92000001"
            "L3  2AB","L3   2AB","L3 2AB",198001,199501,"E08000014","E92000001"
            "ZZ993VZ","ZZ99 3VZ","ZZ99 3VZ",198001,,"E08000014",""
            "","","",198001,,"E08000014",""
            "L3  2AD","L3   2AD","L3 2AD",202001,,"","E92000001"
            "JE1 1AA","JE1  1AA","JE1 1AA",202001,,"L99999999",""
            "L3  2AE","L3   2AE","L3 2AE",202001,,"Liverpool","E92000001"
            """);
    assertThat(find(loaded.lookup(), "L3 2AA")).isEqualTo("E08000012");
    assertThat(find(loaded.lookup(), "L3 2AB")).isEqualTo("E08000014");
    assertThat(find(loaded.lookup(), "L3 2")).isEqualTo("E08000012");
    assertThat(find(loaded.lookup(), "JE1 1AA")).isEqualTo("" + AuthorityLookup.NOT_FOUND);

    LookupFacts facts = loaded.facts();
    assertThat(facts.file().name()).isEqualTo("postcodes.csv");
    assertThat(facts.file().sha256()).hasSize(64);
    assertThat(facts.file().rows()).isEqualTo(7);
    assertThat(facts.file().sizeBytes()).isPositive();
    assertThat(facts.postcodeColumn()).isEqualTo("pcds");
    assertThat(facts.authorityColumn()).isEqualTo("oslaua");
    assertThat(facts.terminatedColumn()).isEqualTo("doterm");
    assertThat(facts.rows()).isEqualTo(7);
    assertThat(facts.terminated()).isEqualTo(1);
    assertThat(facts.skipped())
        .containsExactly(
            Map.entry(SkippedRow.NO_POSTCODE, 2L),
            Map.entry(SkippedRow.NO_AUTHORITY, 1L),
            Map.entry(SkippedRow.PSEUDO_AUTHORITY, 1L),
            Map.entry(SkippedRow.NO_CODE, 1L));
    assertThat(SkippedRow.values()).allMatch(reason -> !reason.reason().isBlank());
  }

  @ParameterizedTest
  @CsvSource({
    "pcds,oslaua",
    "PCD,LAUA",
    "pcd2,lad23cd",
    "PCD7,LAD25CD",
    "pcd8,ladcd",
    "Postcode,oslaua"
  })
  void columns_asReleasesNameThem_found(String postcode, String authority) {
    LookupFile.Loaded loaded =
        load(postcode + ";other;DoTerm;" + authority + '\n' + ROWS.replace(',', ';'));
    assertThat(find(loaded.lookup(), "l32ad")).isEqualTo("E08000014");
    assertThat(loaded.facts().postcodeColumn()).isEqualTo(postcode);
    assertThat(loaded.facts().terminated()).isEqualTo(1);
  }

  @Test
  void columns_authoritiesOfSeveralYears_newestTaken() {
    LookupFile.Loaded loaded =
        load("pcds,lad19cd,lad25cd,lad23cd\nL3 2AA,E01000000,E08000012,E02000000\n");
    assertThat(loaded.lookup().authorities()).containsExactly("E08000012");
    assertThat(loaded.facts().terminatedColumn()).isNull();
  }

  @Test
  void columns_namedByTheUser_taken() {
    columns =
        LookupColumns.of(
            Map.of("postcode", "my code", "Authority", "council", "terminated", "gone"));
    LookupFile.Loaded loaded =
        load("pcds,My Code,Council,gone\nL4 4AA,L3 2AA,E08000012,\nL4 4AA,L3 2AB,E08000014,x\n");
    assertThat(find(loaded.lookup(), "L3 2AB")).isEqualTo("E08000014");
    assertThat(find(loaded.lookup(), "L4 4AA")).isEqualTo("" + AuthorityLookup.NOT_FOUND);
    assertThat(loaded.facts().terminated()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mark", "windows", "quoted", "tabs", "spaces", "gzip", "parquet"})
  void file_ofAnyForm_sameLookup(String form) throws Exception {
    Inputs inputs = new Inputs(folder);
    String text = "pcds,dointr,doterm,oslaua\n" + ROWS;
    Path plain = inputs.write("plain.csv", text);
    Path file = folder.resolve("other.csv");
    switch (form) {
      case "mark" -> inputs.write("other.csv", "\uFEFF" + text);
      case "windows" -> inputs.write("other.csv", text.replace("\n", "\r\n"));
      case "quoted" ->
          inputs.write("other.csv", text.replaceAll("([^,\n]+)", "\"$1\"").replace(",,", ",\"\","));
      case "tabs" -> inputs.write("other.csv", text.replace(',', '\t'));
      case "spaces" -> inputs.write("other.csv", text.replace(",", " , ").toLowerCase(Locale.ROOT));
      case "gzip" -> inputs.write("other.csv", Inputs.gzip(text));
      default -> {
        try (DuckDb db = DuckDb.inMemory(1, 1 << 28)) {
          db.execute(
              "COPY (SELECT * FROM read_csv("
                  + SqlPath.literal(plain)
                  + ")) TO "
                  + SqlPath.target(file)
                  + " (FORMAT parquet)");
        }
      }
    }
    LookupFile.Loaded loaded = load(file);
    assertThat(loaded.lookup().authorities()).containsExactly("E08000012", "E08000014");
    assertThat(find(loaded.lookup(), "L3 2AD")).isEqualTo("E08000014");
    assertThat(find(loaded.lookup(), "L3 2")).isEqualTo("E08000012");
    assertThat(loaded.facts().rows()).isEqualTo(3);
    assertThat(loaded.facts().terminated()).isEqualTo(1);
  }

  /** More rows than a block holds, in any order, some of them useless, some twice. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void randomFile_asRowByRow(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, String> expected = new TreeMap<>();
    StringBuilder text = new StringBuilder("oslaua,pcds\n");
    int useless = 0;
    for (int i = 0; i < 40_000; i++) {
      String postcode =
          "CH" + random.nextInt(1, 60) + ' ' + random.nextInt(10) + letter(random) + letter(random);
      String code = String.format("E%08d", random.nextInt(300));
      if (random.nextInt(50) == 0) {
        useless++;
        text.append("E99999999,").append(postcode).append('\n');
      } else {
        text.append(expected.computeIfAbsent(postcode, p -> code)).append(',');
        text.append(random.nextBoolean() ? postcode : '"' + postcode + '"').append('\n');
      }
      text.append(random.nextInt(100) == 0 ? "\n" : "");
    }
    LookupFile.Loaded loaded = load(text.toString());
    assertThat(loaded.facts().rows()).isEqualTo(40_000);
    assertThat(loaded.facts().skipped()).containsEntry(SkippedRow.PSEUDO_AUTHORITY, (long) useless);
    assertThat(loaded.lookup().units()).isEqualTo(expected.size());
    expected.forEach(
        (postcode, code) -> assertThat(find(loaded.lookup(), postcode)).isEqualTo(code));
  }

  private static char letter(SplittableRandom random) {
    return "ABDEFGHJLNPQRSTUWXYZ".charAt(random.nextInt(20));
  }

  @Test
  void contradictions_namedByTheirLines() {
    StringBuilder text = new StringBuilder("pcds,oslaua\n\nL3 2AA,E08000012\nL3 2AA,E99999999\n");
    text.append("L3 2AB,E08000012\nL3 2AA,E08000014\nL3 2AA,E08000012\n");
    assertThat(refusalOf(text.toString()))
        .isEqualTo(
            "postcodes.csv: a postcode must be in one authority, got 1 row of a postcode that is in"
                + " another already: lines 3 and 6; correct the file, or name the right columns"
                + " with --lookup-column");
    for (int i = 0; i < 8; i++) {
      text.append("L3 2AB,E0800002").append(i).append('\n');
    }
    assertThat(refusalOf(text.toString()))
        .contains("got 9 rows")
        .contains(
            ": lines 3 and 6; lines 5 and 8; lines 5 and 9; lines 5 and 10; lines 5 and 11 and 4"
                + " more;");
  }

  @Test
  void sameRowTwice_isFine() {
    assertThat(load("pcds,oslaua\nL3 2AA,E08000012\nl32aa,e08000012\n").lookup().units()).isOne();
  }

  @Test
  void columnMissing_saysWhatThereIsAndWhatWasMeant() {
    assertThat(refusalOf("pcds,doterm,osluaa\nL3 2AA,,E08000012\n"))
        .isEqualTo(
            "postcodes.csv: must have a column of local authorities (oslaua, laua, lad25cd), got"
                + " 'pcds', 'doterm', 'osluaa'; name it with --lookup-column authority=NAME; did"
                + " you mean 'osluaa'?");
    assertThat(refusalOf("post code x,oslaua\nL3 2AA,E08000012\n"))
        .startsWith("postcodes.csv: must have a column of postcodes (pcds, pcd, pcd2")
        .contains("got 'post code x', 'oslaua'")
        .endsWith("did you mean 'post code x'?");
    columns = LookupColumns.of(Map.of("terminated", "dotrem"));
    assertThat(refusalOf("pcds,doterm,oslaua\nL3 2AA,,E08000012\n"))
        .isEqualTo(
            "postcodes.csv: --lookup-column terminated=dotrem must name a column of the file, got"
                + " 'pcds', 'doterm', 'oslaua'; did you mean 'doterm'?");
  }

  @Test
  void columnTwice_refused() {
    assertThat(refusalOf("pcds,PCDS,oslaua\nL3 2AA,L3 2AA,E08000012\n"))
        .contains("one column must hold postcode, got 2 named 'pcds'; rename or delete one");
  }

  @Test
  void clientsWithoutHeader_noneOfThemShown() {
    assertThat(refusalOf("17,JB,1980-05-31,M,L3 2ET,Y\n18,KC,1981-05-31,F,L3 2ET,Y\n"))
        .contains("got 6 columns of which none has a name of the ONS Postcode Directory")
        .doesNotContain("JB", "1980", "L3 2ET");
  }

  @Test
  void wrongColumn_refusedWithoutItsValues() {
    columns = LookupColumns.of(Map.of("postcode", "oslaua"));
    assertThat(refusalOf("pcds,doterm,oslaua\nL3 2AA,,E08000012\n"))
        .isEqualTo(
            "postcodes.csv: column 'oslaua' must hold whole postcodes, such as L3 2ET, got"
                + " something else or nothing in 1 of 1 rows; name the right column with"
                + " --lookup-column postcode=NAME");
    columns = LookupColumns.of(Map.of("authority", "name"));
    assertThat(refusalOf("pcds,name\nL3 2AA,Halton\nL3 2AB,Wirral\nL3 2AD,E08000012\n"))
        .contains("column 'name' must hold codes of local authorities", "in 2 of 3 rows")
        .doesNotContain("Halton");
    columns = LookupColumns.usual();
    assertThat(refusalOf("pcds,oslaua\nL3 2AA,\nL3 2AB,M99999999\n"))
        .contains("must hold postcodes with their authorities, got none in 2 rows");
  }

  @Test
  void smallerAreasThanAuthorities_refused() {
    StringBuilder text = new StringBuilder("pcds,oslaua\n");
    List<String> postcodes = new ArrayList<>();
    for (int i = 0; i < 5000; i++) {
      postcodes.add("L" + i / 4000 + ' ' + i % 10 + letter(i / 10 % 20) + letter(i / 200 % 20));
      text.append(postcodes.get(i)).append(String.format(",E%08d\n", i));
    }
    assertThat(refusalOf(text.toString()))
        .contains("column 'oslaua' must hold codes of local authorities, got more than 4,095");
  }

  private static char letter(int place) {
    return "ABDEFGHJLNPQRSTUWXYZ".charAt(place);
  }

  @Test
  void noLookup_refused() {
    Inputs inputs = new Inputs(folder);
    assertThat(refusalOf("")).contains("must hold a header and rows, got an empty file");
    assertThat(refusalOf("pcds,oslaua\n")).contains("got a header and no rows");
    assertThat(refusalOf(folder.resolve("none.csv")))
        .isEqualTo("none.csv: there is no such file; check the path");
    assertThat(refusalOf(inputs.write("a/b.csv", "x").getParent()))
        .isEqualTo("a: must be a file, got a folder; name the file in it");
    assertThat(refusalOf(inputs.write("a.xlsx", "PK\3\4 xl/ [Content_Types].xml")))
        .contains("got an Excel workbook");
    assertThat(refusalOf("pcds,oslaua\nL3 2AA,E08000012\nL3 2AB\n"))
        .startsWith("postcodes.csv, line 3: must have 2 columns like the header, got 1");
    assertThat(refusalOf("pcds,oslaua\nL3 2AA,\"E08000012\n"))
        .startsWith("postcodes.csv, line 2: must close the quote");
  }

  @Test
  void otherNameOfAColumn_refused() {
    assertThatThrownBy(() -> LookupColumns.of(Map.of("postcod", "x")))
        .isInstanceOf(InputRefusedException.class)
        .hasMessage(
            "--lookup-column must name one of postcode, authority, terminated, got 'postcod'; did"
                + " you mean 'postcode'?");
  }

  @Test
  void authorityAskedFor_understoodOrSuggested() {
    assertThat(AuthorityNames.codeOf("--authority", "st. helens")).isEqualTo("E08000013");
    assertThat(AuthorityNames.codeOf("--authority", " w06000001 ")).isEqualTo("W06000001");
    assertThatThrownBy(() -> AuthorityNames.codeOf("--authority", "Liverpol"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessage(
            "--authority must name a local authority (Cheshire East, Cheshire West and Chester,"
                + " Halton, Knowsley, Liverpool, Sefton, St Helens, Warrington, Wirral) or give its"
                + " code, got 'Liverpol'; did you mean 'Liverpool'?");
  }
}
