package uk.linkage.duckdb.store.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.LinkageMethod;
import uk.linkage.LinkageSettings;
import uk.linkage.StageListener;
import uk.linkage.count.ContactFault;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.Inputs;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.ReadOptions;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoredTown;

/** What a store keeps of records beside their words. */
final class KeptContactsTest {

  private static final String IMS =
      Inputs.HEADER
          + ",first_contact,last_contact,ethnicity,housing\n"
          + "Oak,1,JS,1980-05-31,M,L3 2ET,Y,2025-01-05,2025-03-01,A,own\n"
          + "Oak,2,AB,1975-11-12,F,L17 8XX,Y,2025-02-05,soon,,none\n";

  @TempDir private Path folder;

  private LoadOutcome load(StoreFile store, String csv, String profile, LocalDate day) {
    Path file = new Inputs(folder).write("in.csv", csv);
    try (DuckDb db = DuckDb.inMemory(2, 1L << 28)) {
      ReadOptions options =
          new ReadOptions(
              List.of(file.toString()),
              profile,
              Map.of(),
              Set.of(),
              "utf-8",
              null,
              false,
              List.of(),
              null,
              day,
              null);
      List<String> also = profile.equals("ims") ? List.of("housing") : List.of();
      ClientFiles files = StoreUploads.open(db, options, also);
      return StoreLoad.run(
          store,
          files,
          new LinkageSettings(files.intakeSettings(), LinkageMethod.ATTRIBUTOR, 2, 1L << 30),
          new LoadAsked(MissingRule.ASK, false, false, Set.of()),
          LocalDateTime.of(2030, 1, 2, 3, 4),
          StageListener.SILENT);
    }
  }

  private static List<String> contacts(StoreFile store) {
    return store
        .queries()
        .rows(
            "SELECT record, first, last, continuous FROM contact ORDER BY ALL",
            row ->
                String.join(
                    " ", row.getString(1), row.getString(2), row.getString(3), row.getString(4)));
  }

  private static List<String> facts(StoreFile store) {
    return store
        .queries()
        .rows(
            "SELECT record, name, value FROM fact ORDER BY ALL",
            row -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3));
  }

  @Test
  void days_growOverUploads_factsAreOfTheLatest() {
    LocalDate march = LocalDate.of(2025, 3, 31);
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      LoadOutcome first = load(store, IMS, "ims", march);
      assertThat(first.notes())
          .anyMatch(note -> note.startsWith("1 day of contact could not be read, and is"));
      List<String> before =
          List.of(
              "1 2025-01-05 2025-01-05 false",
              "1 2025-03-01 2025-03-01 false",
              "2 2025-02-05 2025-02-05 false");
      assertThat(contacts(store)).isEqualTo(before);
      assertThat(facts(store))
          .containsExactly("1 ethnicity White British", "1 housing own", "2 housing none");
      assertThat(load(store, IMS, "ims", march).recorded()).isFalse();
      store.queries().update("UPDATE record SET dirty = false");

      String later = IMS.replace("2025-03-01", "2025-05-02").replace(",A,own", ",,hostel");
      LoadOutcome second = load(store, later, "ims", LocalDate.of(2025, 6, 30));
      assertThat(second.waiting()).isZero();
      assertThat(contacts(store)).containsAll(before).contains("1 2025-05-02 2025-05-02 false");
      assertThat(facts(store)).containsExactly("1 housing hostel", "2 housing none");

      // What is withheld is kept.
      load(store, later.replace("ET,Y", "ET,N"), "ims", LocalDate.of(2025, 6, 30));
      assertThat(contacts(store)).hasSize(4);
      assertThat(facts(store)).hasSize(2);
    }
  }

  @Test
  void daysThatCantBe_areNotKept_andToldByReasonWithTheFirstLine() {
    String csv =
        IMS
            + "Elm,8,KW,1990-02-03,F,WA1 1AB,Y,1700-01-01,2025-01-09,,\n"
            + "Elm,7,QZ,1966-03-05,M,CH41 1AA,Y,2025-13-45,2099-01-01,,\n"
            + "Elm,9,CD,1967-03-05,M,CH41 1AB,Y,1984-12-31,2025-04-01,,\n"
            + "Elm,6,EF,1968-03-05,M,CH41 1AD,Y,1985-01-01,2025-03-31,,\n"
            + "Elm,5,GH,1969-03-05,M,CH41 1AE,N,1700-01-01,2099-01-01,,\n";
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      LoadOutcome loaded = load(store, csv, "ims", LocalDate.of(2025, 3, 31));
      assertThat(loaded.taking()).isEqualTo(6);
      assertThat(loaded.daysNotKept())
          .containsExactly(
              new DaysNotKept(ContactFault.UNREADABLE, 2, "Oak", "in.csv", 3),
              new DaysNotKept(ContactFault.TOO_EARLY, 2, "Elm", "in.csv", 4),
              new DaysNotKept(ContactFault.AFTER_DATA, 2, "Elm", "in.csv", 5));
      assertThat(loaded.notes())
          .anyMatch(note -> note.startsWith("2 days of contact are before 1985-01-01, and not"))
          .anyMatch(note -> note.endsWith("(the first: provider 'Elm', in.csv, line 5)"))
          .noneMatch(note -> note.contains("1700") || note.contains("2099") || note.contains("13"));
      assertThat(
              store
                  .queries()
                  .rows(
                      "SELECT r.record_id || ' ' || c.first FROM contact c JOIN record r ON r.key ="
                          + " c.record JOIN provider p ON p.id = r.provider WHERE p.name = 'Elm'"
                          + " ORDER BY ALL",
                      row -> row.getString(1)))
          .containsExactly("6 1985-01-01", "6 2025-03-31", "8 2025-01-09");
    }
  }

  @Test
  void dischargeThatIsPlanned_isNoneYet() {
    String csv =
        """
        AGNCY,CLIENT,FINITIAL,SINITIAL,DOB,SEX,PC,CONSENT,TRIAGED,DISD
        N1000,1,J,S,1980-05-31,M,L3 2,Y,2025-01-05,2025-05-20
        """;
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      LoadOutcome loaded = load(store, csv, "ndtms", LocalDate.of(2025, 3, 31));
      assertThat(contacts(store)).containsExactly("1 2025-01-05 2025-03-31 true");
      assertThat(loaded.notes()).anyMatch(note -> note.contains("what is planned has not been"));
      assertThat(load(store, csv, "ndtms", LocalDate.of(2025, 6, 30)).daysNotKept()).isEmpty();
      assertThat(contacts(store)).containsExactly("1 2025-01-05 2025-05-20 true");
    }
  }

  @Test
  void sameFilesAgain_afterAnOlderFormat_teachDays() {
    LocalDate march = LocalDate.of(2025, 3, 31);
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      load(store, IMS, "ims", march);
      store.queries().update("DELETE FROM contact");
      assertThat(load(store, IMS, "ims", march).recorded()).isTrue();
      assertThat(contacts(store)).hasSize(3);
    }
  }

  @Test
  void treatment_lastsUntilTheDischargeThatTheLatestUploadHas() {
    String csv =
        """
        AGNCY,CLIENT,FINITIAL,SINITIAL,DOB,SEX,PC,CONSENT,TRIAGED,DISD
        N1000,1,J,S,1980-05-31,M,L3 2,Y,2025-01-05,
        """;
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      load(store, csv, "ndtms", LocalDate.of(2025, 3, 31));
      assertThat(contacts(store)).containsExactly("1 2025-01-05 2025-03-31 true");
      load(store, csv, "ndtms", LocalDate.of(2025, 6, 30));
      assertThat(contacts(store)).containsExactly("1 2025-01-05 2025-06-30 true");
      load(store, csv.replace("-05,\n", "-05,2025-05-01\n"), "ndtms", LocalDate.of(2025, 9, 30));
      assertThat(contacts(store)).containsExactly("1 2025-01-05 2025-05-01 true");
    }
  }
}
