package uk.linkage.duckdb.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.count.CodeList;
import uk.linkage.count.Dimension;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.Inputs;
import uk.linkage.intake.ClientField;
import uk.linkage.intake.Clients;
import uk.linkage.intake.Facts;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.intake.Intake;
import uk.linkage.intake.PrivacyRefusedException;
import uk.linkage.parallel.Workers;

class FactColumnsTest {

  private static final String IMS =
      """
      record_id,provider,initials,dob,sex,postcode,consent,first_contact,last_contact,ethnicity
      3,p,JS,1980-05-31,M,L3 2ET,Y,2026-01-05,2026-02-01,"White ""British""\"
      1,p,AB,1981-05-31,F,,Y,,2026-03-01,  Indian
      2,p,CD,1982-05-31,F,,No,2026-01-07,2026-02-01,Zulu
      4,p,XX,05/05/1955,F,,Y,2026-01-08,2026-02-01,Dummy
      5,q,EF,1983-05-31,F,,Y,2026-01-05,n/a,Not stated
      """;

  private static final FactColumn ETHNICITY = KnownFacts.column("ethnicity", true);

  @TempDir Path folder;

  private Inputs inputs() {
    return new Inputs(folder);
  }

  private static List<String> read(DuckDb db, ReadOptions options) {
    ClientFiles files = ClientFiles.open(db, options);
    try (Workers workers = new Workers(2)) {
      Intake intake = new Intake(files.intakeSettings(), workers);
      files.readInto(intake, rows -> {});
      return rows(intake.finish().clients());
    }
  }

  private static List<String> rows(Clients clients) {
    Facts facts = clients.facts();
    List<String> rows = new ArrayList<>();
    for (int record = 0; record < clients.size(); record++) {
      StringBuilder row = new StringBuilder(clients.recordId(record));
      for (int column = 0; column < facts.names().size(); column++) {
        row.append('|').append(facts.values(column).get(facts.code(column, record)));
      }
      rows.add(row.toString());
    }
    for (int column = 0; column < facts.names().size(); column++) {
      rows.add(facts.names().get(column) + facts.values(column));
    }
    return rows;
  }

  @Test
  void csvAndParquet_readIntoFacts_same() throws Exception {
    Path csv = inputs().write("a.csv", IMS);
    Path parquet = folder.resolve("a.parquet");
    FactColumn first = KnownFacts.column("first_contact", true);
    try (DuckDb db = DuckDb.inMemory(1, 1 << 30)) {
      try (Statement statement = db.connection().createStatement()) {
        statement.execute(
            "COPY (SELECT * FROM read_csv("
                + SqlPath.literal(csv)
                + ", all_varchar=true)) TO "
                + SqlPath.target(parquet)
                + " (FORMAT parquet)");
      }
      List<String> ofCsv = read(db, inputs().facts(ETHNICITY, first).options(csv));
      assertThat(ofCsv)
          .containsExactly(
              "1|Indian|",
              "3|White \"British\"|2026-01-05",
              "5||2026-01-05",
              "ethnicity[, Indian, White \"British\"]",
              "first_contact[, 2026-01-05]");
      assertThat(read(db, inputs().facts(ETHNICITY, first).options(parquet))).isEqualTo(ofCsv);
      // A field and a fact may share a column, twice.
      assertThat(
              read(
                  db,
                  inputs()
                      .column("first_contact", "last_contact")
                      .facts(first, new FactColumn("Last contact", List.of(), true))
                      .options(parquet)))
          .startsWith("1|2026-03-01|2026-03-01", "3|2026-02-01|2026-02-01");
    }
  }

  @Test
  void file_withoutAnOptionalFact_isBlankAndNoted() {
    Path with = inputs().write("a.csv", IMS);
    Path without = inputs().write("b.csv", Inputs.HEADER + "\nz,9,JS,1980-05-31,M,,Y\n");
    ReadOptions options =
        inputs().facts(KnownFacts.column("Ethnicity", false)).options(with, without);
    try (DuckDb db = DuckDb.inMemory(1, 1 << 30)) {
      assertThat(ClientFiles.open(db, options).notes())
          .containsExactly(
              "no column of ethnicity in b.csv: its values are missing (--column ethnicity=NAME"
                  + " names one)");
      assertThat(read(db, options)).contains("9|", "3|White \"British\"");
    }
  }

  private ColumnMap find(Inputs inputs, String... header) {
    ReadOptions options = inputs.options();
    return new ColumnFinder(ProfileFile.read(options.profile()), options)
        .find(Path.of("clients.csv"), List.of(header));
  }

  @Test
  void factsOfNdtms_foundByTheirCodes() {
    Inputs inputs = inputs().profile("ndtms");
    inputs.facts(
        KnownFacts.names().stream()
            .map(name -> KnownFacts.column(name, false))
            .toArray(FactColumn[]::new));
    ColumnMap map =
        find(
            inputs,
            ("FINITIAL SINITIAL DOB SEX ETHNIC NATION REFLD AGNCY CLIENT CLIENTID EPISODID CONSENT"
                    + " PC LA TRIAGED DISD MODAL")
                .split(" "));
    assertThat(map.facts())
        .containsExactly(
            java.util.Map.entry("ethnicity", 4),
            java.util.Map.entry("nationality", 5),
            java.util.Map.entry("intervention", 16),
            java.util.Map.entry("referred", 6),
            java.util.Map.entry("triaged", 14),
            java.util.Map.entry("discharged", 15),
            java.util.Map.entry("authority", 13));
    assertThat(map.unused()).containsExactly("CLIENT", "CLIENTID");
  }

  @Test
  void fact_mappedByTheUser_isReadFromThatColumn() {
    Inputs inputs = inputs().facts(ETHNICITY).column("Ethnicity", "EthnicGrp");
    ColumnMap map =
        find(inputs, "record_id", "initials", "dob", "consent", "ethnicity", "EthnicGrp");
    assertThat(map.facts()).containsExactly(java.util.Map.entry("ethnicity", 5));
    assertThat(map.unused()).containsExactly("ethnicity");
  }

  @Test
  void fact_ofAnyName_isFoundInAnySpelling() {
    Inputs inputs = inputs().facts(KnownFacts.column("Referral source", true));
    ColumnMap map = find(inputs, "record_id", "initials", "dob", "consent", "referral_source");
    assertThat(map.facts()).containsExactly(java.util.Map.entry("Referral source", 4));
    assertThat(map.unused()).isEmpty();
  }

  @Test
  void fact_ofAFieldMappedByTheUser_isReadFromThere() {
    Inputs inputs =
        inputs().facts(KnownFacts.column("last_contact", true)).column("last_contact", "seen");
    ColumnMap map = find(inputs, "record_id", "initials", "dob", "consent", "seen");
    assertThat(map.facts()).containsExactly(java.util.Map.entry("last_contact", 4));
    assertThat(map.columns()).containsEntry(ClientField.LAST_CONTACT, 4);
  }

  @Test
  void requiredFact_notFound_refusedWithSuggestion() {
    assertThatThrownBy(
            () ->
                find(
                    inputs().facts(ETHNICITY),
                    "record_id",
                    "initials",
                    "dob",
                    "consent",
                    "etnicity"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessage(
            "clients.csv: must have a column of ethnicity to count by, got 'record_id', 'initials',"
                + " 'dob', 'consent', 'etnicity'; did you mean --column ethnicity='etnicity'?");
    assertThatThrownBy(
            () -> find(inputs().facts(ETHNICITY), "record_id", "initials", "dob", "consent"))
        .hasMessageEndingWith("; name it with --column ethnicity=NAME");
    assertThatThrownBy(
            () ->
                find(
                    inputs().facts(ETHNICITY),
                    "record_id",
                    "initials",
                    "dob",
                    "consent",
                    "Ethnicity",
                    "ethnicity"))
        .hasMessageContaining("one column must hold ethnicity, got 'Ethnicity', 'ethnicity'");
  }

  @Test
  void fact_notAskedFor_isNoColumnToMap() {
    assertThatThrownBy(
            () ->
                find(
                    inputs().facts(ETHNICITY).column("cohrt", "x"),
                    "record_id",
                    "initials",
                    "dob",
                    "consent"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("module, ethnicity, got 'cohrt'");
    assertThatThrownBy(
            () -> find(inputs().facts(ETHNICITY, ETHNICITY), "record_id", "initials", "dob"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessage("a column to count by must be named once, got 'ethnicity'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postcode",
        "Home Postcode",
        "PC",
        "dob",
        "Date of birth",
        "initials",
        "FINITIAL",
        "record_id",
        "CLIENTID",
        "EPISODID",
        "IMS ID",
        "surname",
        "NHS number",
        "client dob 2",
        "address"
      })
  void columnThatTellsWhoIsMeant_askedForAsFact_refused(String name) {
    assertThatThrownBy(
            () ->
                find(
                    inputs().facts(KnownFacts.column(name, false)),
                    "record_id",
                    "initials",
                    "dob",
                    "consent"))
        .isInstanceOf(PrivacyRefusedException.class)
        .hasMessage(
            "a column to count by must not tell who a person is, because it is written into"
                + " outputs, got '"
                + name
                + "'; count by another column");
  }

  @ParameterizedTest
  @CsvSource({
    "Ref,",
    "First,",
    "born,",
    "Surname,Surname",
    "PC 2,",
    "Post Code,",
    "CLIENT,",
    "initials,"
  })
  void columnThatTellsWhoIsMeant_mappedToAFact_refused(String column, String drop) {
    Inputs inputs =
        inputs()
            .facts(ETHNICITY)
            .column("ethnicity", column)
            .column("record_id", "Ref")
            .column("dob", "born")
            .column("first_initial", "First")
            .column("last_initial", "Last")
            .column("postcode", "PC 2");
    inputs.drop(drop == null ? "First" : drop).drop("Last").drop("First").drop("Surname");
    assertThatThrownBy(
            () ->
                find(
                    inputs,
                    "Ref",
                    "First",
                    "Last",
                    "born",
                    "PC 2",
                    "Post Code",
                    "consent",
                    "CLIENT",
                    "initials",
                    "Surname"))
        .isInstanceOf(PrivacyRefusedException.class)
        .hasMessage(
            "clients.csv: a column to count by must not tell who a person is, because it is written"
                + " into outputs, got '"
                + column
                + "' for ethnicity; count by another column");
  }

  @Test
  void knownCodes_ofNdtmsAndWordsOfIms_areTheSameLabels() {
    CodeList codes = KnownFacts.codes("Ethnicity");
    assertThat(codes.labels())
        .containsExactly(
            "White British",
            "White Irish",
            "Other White",
            "White and Black Caribbean",
            "White and Black African",
            "White and Asian",
            "Other Mixed",
            "Indian",
            "Pakistani",
            "Bangladeshi",
            "Other Asian",
            "Caribbean",
            "African",
            "Other Black",
            "Chinese",
            "Other");
    assertThat(codes.labelOf("a")).isEqualTo("White British");
    assertThat(codes.labelOf("WHITE BRITISH")).isEqualTo("White British");
    assertThat(codes.labelOf("Black / Black British: Caribbean"))
        .isEqualTo("Black / Black British: Caribbean");
    assertThat(codes.labelOf("Black or Black British - Caribbean")).isEqualTo("Caribbean");
    assertThat(codes.labelOf("Z")).isEmpty();
    assertThat(codes.labelOf("99")).isEmpty();
    assertThat(KnownFacts.codes("authority").labelOf("E08000012")).isEqualTo("Liverpool");
    assertThat(KnownFacts.codes("cohort")).isSameAs(CodeList.NONE);
    assertThat(KnownFacts.rule("Ethnicity")).isEqualTo(Dimension.Rule.SETTLED);
    assertThat(KnownFacts.rule("intervention")).isEqualTo(Dimension.Rule.EVERY);
    assertThat(KnownFacts.rule("anything")).isEqualTo(Dimension.Rule.EVERY);
  }

  @Test
  void codesOfAProfile_replaceTheKnownOnes() {
    Path toml =
        inputs()
            .write(
                "mine.toml",
                """
                extends = "ims"
                [codes.ethnicity]
                1 = "White British"
                2 = "Somewhere else"
                9 = ""
                [codes."referral source"]
                GP = "General practice"
                """);
    Path file = inputs().write("a.csv", IMS);
    try (DuckDb db = DuckDb.inMemory(1, 1 << 30)) {
      ClientFiles files = ClientFiles.open(db, inputs().profile(toml.toString()).options(file));
      assertThat(files.codes("ethnicity").labels())
          .containsExactly("White British", "Somewhere else");
      assertThat(files.codes("ethnicity").labelOf("9")).isEmpty();
      assertThat(files.codes("Referral Source").labelOf("gp")).isEqualTo("General practice");
      assertThat(files.codes("authority").labels()).contains("Wirral");
    }
  }
}
