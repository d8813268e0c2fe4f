package uk.linkage.duckdb.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static uk.linkage.duckdb.Runs.text;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.LinkageResult;
import uk.linkage.attributor.DateFormats;
import uk.linkage.count.ContactDays;
import uk.linkage.disclosure.DisclosureMode;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.Inputs;
import uk.linkage.duckdb.Runs;
import uk.linkage.duckdb.activity.Activity;
import uk.linkage.duckdb.activity.ContactDefect;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.ContactFile;
import uk.linkage.intake.Clients;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.intake.PrivacyRefusedException;
import uk.linkage.journey.Contacts;
import uk.linkage.journey.JourneyFigures;
import uk.linkage.journey.TimeToTreatment.Treatments;
import uk.linkage.parallel.Workers;

final class JourneyOutputsTest {

  private static final LocalDate AS_AT = LocalDate.of(2026, 11, 22);

  private static final String CLIENTS =
      """
      provider,record_id,initials,dob,sex,postcode,consent
      "Hope, Street",1,JS,1980-05-31,F,L3 2ET,Yes
      Wirral,1,JS,1980-05-31,F,L3 2ET,yes
      Wirral,2,AB,1999-01-01,M,,Yes
      Wirral,3,QZ,1970-01-01,M,L1 1AA,No
      """;

  @TempDir private Path folder;
  private Inputs inputs;
  private Path out;

  @BeforeEach
  void prepare() {
    inputs = new Inputs(folder);
    out = folder.resolve("out");
  }

  private Activity write(
      String contacts, @Nullable DisclosureMode mode, boolean treated, String... columns) {
    inputs.write("clients.csv", CLIENTS);
    Path file = inputs.write("contacts.csv", contacts);
    try (DuckDb db = DuckDb.inMemory(2, 1 << 28);
        Workers workers = new Workers(2);
        OutputDirectory to = OutputDirectory.prepare(out, /* overwrite= */ false)) {
      ClientFiles files = ClientFiles.open(db, inputs.options(folder.resolve("clients.csv")));
      LinkageResult result =
          uk.linkage.Linkage.run(
              files,
              new uk.linkage.LinkageSettings(
                  files.intakeSettings(), uk.linkage.LinkageMethod.LADDER, 2, 1L << 28),
              uk.linkage.StageListener.SILENT);
      Map<String, String> named = columns.length == 0 ? Map.of() : Map.of(columns[0], columns[1]);
      Clients clients = result.intake().clients();
      Activity activity =
          Activity.read(
              ContactFile.open(db, List.of(file.toString()), "ims", named),
              clients,
              new DateFormats(AS_AT),
              AS_AT,
              workers,
              rows -> {});
      int[] personOf = new int[clients.size()];
      int[] providerOf = new int[clients.size()];
      for (int record = 0; record < personOf.length; record++) {
        personOf[record] = result.persons().personOf(record);
        providerOf[record] = clients.provider(record);
      }
      Contacts ordered =
          activity.contacts().build(result.persons().count(), personOf, providerOf, 2);
      Treatments treatments = new Treatments();
      treatments.add(1, ordered.lastDay(), ordered.lastDay());
      PublishedJourneys journeys =
          new PublishedJourneys(
              JourneyFigures.of(ordered, 21, treated ? treatments : null, ordered.lastDay()),
              clients.providerNames(),
              mode,
              /* ofStore= */ false);
      JourneyOutputs outputs = new JourneyOutputs(to);
      outputs.tables(journeys, activity, result, files, db);
      outputs.summary(journeys, activity, result, List.of("A note."));
      outputs.run(RunRecord.of(result, files), Runs.INFO, System.nanoTime());
      to.commit();
      return activity;
    }
  }

  private String lines(String name) {
    return text(out.resolve(name));
  }

  @Test
  void tables_exact_areInOrderOfPersonAndEpisode() {
    Activity activity =
        write(
            """
            provider,client id,Date of contact,intervention,notes
            Wirral,1,2026-01-02,Advice,x
            "Hope, Street", 1 ,01/12/2025,Needle exchange,x
            Wirral,1,2026-01-02,Advice,x
            Wirral,1,2026-01-02,Needle exchange,x
            Wirral,3,2026-01-02,Advice,x
            Nowhere,1,2026-01-02,Advice,x
            Wirral,2,1066-10-14,Advice,x
            Wirral,2,2026-02-30,Advice,x
            """,
            null,
            true);
    assertThat(lines("journeys.csv"))
        .endsWith(
            """
            1,1,"Hope, Street",2025-12-01,2025-12-01,1,1,,
            1,2,Wirral,2026-01-02,2026-01-02,2,2,32,"Hope, Street"
            """);
    assertThat(lines("flows-exact.csv")).contains("\"Hope, Street\",Wirral,1,");
    assertThat(lines("paths-exact.csv")).contains("\"Hope, Street → Wirral\",2,1,");
    assertThat(lines("periods-exact.csv"))
        .contains("month,2025-12,1,1,0,0,", "month,2026-01,1,0,1,0,", "quarter,all,1,,,,");
    assertThat(lines("excluded-activity.csv")).endsWith("of no record that takes part,2\n");
    assertThat(activity.rejections())
        .containsExactly(
            new Activity.Rejection(0, 8, ContactDefect.TOO_LONG_AGO),
            new Activity.Rejection(0, 9, ContactDefect.IMPOSSIBLE));
    assertThat(lines("rejected-activity.csv"))
        .contains("contacts.csv,8,Date of contact,contact before 1900");
    assertThat(lines("summary.json"))
        .contains("\"repeated\": 1", "\"median_days\": 32", "\"with_a_journey\": 1")
        .contains("A note.");
    assertThat(lines("run.json")).contains("journeys.parquet", "flows-exact.csv");
  }

  @Test
  void tables_underControl_showNoSmallNumber() {
    String contacts = "record id,date\n1,2026-01-02\n2,2026-01-02\n";
    write(
        "provider," + contacts.replace("\n1", "\nWirral,1").replace("\n2", "\nWirral,2"),
        DisclosureMode.SUPPRESS5,
        true);
    assertThat(out.resolve("paths.csv")).doesNotExist();
    assertThat(lines("flows.csv")).contains("all,all,*,suppress5").doesNotContain(",0,", ",1,");
    assertThat(lines("summary.json"))
        .contains("\"with_a_journey\": null", "\"median_days\": null", "\"began\": null");
  }

  @Test
  void read_noProviderColumn_takesTheNameOfTheFile() {
    inputs.write("clients.csv", CLIENTS);
    write("record id,Seen\n1,2026-01-02\n", DisclosureMode.ROUND5, false, "date", "Seen");
    assertThat(lines("excluded-activity.csv")).endsWith(",1\n");
    assertThat(lines("summary.json")).contains("\"to_structured_treatment\": null");
  }

  @Test
  void open_whatCantBeRead_isRefusedWithoutAValue() {
    assertThatThrownBy(() -> write("provider,client id,Seen\nWirral,1,x\n", null, false))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("must have a column of date")
        .hasMessageContaining("--activity-column date=NAME");
    assertThatThrownBy(
            () -> write("provider,client id,date\nWirral,1,x\n", null, false, "day", "date"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("--activity-column must name one of");
    assertThatThrownBy(
            () -> write("provider,client id,date\nWirral,1,x\n", null, false, "date", "Dat"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("--activity-column date=Dat");
    assertThatThrownBy(
            () -> write("provider,client id,date,NHS number\nWirral,1,2026-01-02,1\n", null, false))
        .isInstanceOf(PrivacyRefusedException.class)
        .hasMessageContaining("'NHS number'");
    assertThat(out).doesNotExist();
  }

  @Test
  void of_daysOfClients_areFirstAndLast() {
    int first = DateFormats.pack(2026, 1, 5);
    int last = DateFormats.pack(2026, 3, 5);
    int later = DateFormats.pack(2027, 1, 1);
    ContactDays days =
        ContactDays.of(new int[] {first, 0, first}, new int[] {last, last, later}, new boolean[3]);
    Activity activity = Activity.of(days, 3, AS_AT);
    assertThat(activity.rows()).isEqualTo(5);
    assertThat(activity.unusable()).containsExactly(Map.entry(ContactDefect.IN_FUTURE, 1L));
    Contacts contacts = activity.contacts().build(1, new int[] {1, 1, 1}, new int[3], 1);
    assertThat(contacts.size()).isEqualTo(4);
    assertThat(LocalDate.ofEpochDay(contacts.lastDay())).isEqualTo(LocalDate.of(2026, 3, 5));
  }
}
