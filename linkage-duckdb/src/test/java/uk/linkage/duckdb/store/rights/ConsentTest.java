package uk.linkage.duckdb.store.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.StageListener;
import uk.linkage.duckdb.Inputs;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoredTown;
import uk.linkage.duckdb.store.load.LoadOutcome;
import uk.linkage.duckdb.store.load.MissingRule;
import uk.linkage.duckdb.store.read.StoreStatus;
import uk.linkage.intake.InputRefusedException;

final class ConsentTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
  private static final String FILE =
      Inputs.HEADER
          + "\nOak,1,JS,1980-05-31,M,L3 2ET,Y\nOak,2,AB,1975-11-12,F,L17 8XX,Y\n"
          + "Oak,3,QZ,1966-03-05,M,CH41 1AA,N\nElm,1,JS,1980-05-31,M,L3 2ET,Y\n";

  private static final String WITH_DAYS =
      Inputs.HEADER
          + ",first_contact\n"
          + "Oak,1,JS,1980-05-31,M,L3 2ET,Y,2025-01-10\n"
          + "Oak,2,AB,1975-11-12,F,L17 8XX,Y,2025-09-10\n"
          + "Oak,3,QZ,1966-03-05,M,CH41 1AA,N,2025-08-10\n"
          + "Oak,4,KW,1990-02-03,F,WA1 1AB,Y,2026-03-30\n";

  @TempDir private Path folder;

  private LoadOutcome load(StoreFile store, String csv) {
    return StoredTown.load(store, new Inputs(folder).write("in.csv", csv), MissingRule.ASK, DAY);
  }

  @Test
  void consent_noOfOneOfMany_givesThePersonsOfAStoreWithoutIt_andYesBringsAllBack()
      throws Exception {
    StoredTown town = new StoredTown(folder, new SplittableRandom(11), 100);
    Path upload = town.upload();
    Path db = folder.resolve("a.db");
    String name;
    Map<String, Long> before;
    try (StoreFile store = StoredTown.made(db)) {
      StoredTown.load(store, upload, MissingRule.ASK, town.day());
      StoredTown.link(store, null);
      before = Rights.persons(store);
      name = Rights.linked(store);
    }
    Path copy = Files.copy(db, folder.resolve("b.db"));
    try (StoreFile store = StoreFile.open(db, StoredTown.MACHINE);
        StoreFile without = StoreFile.open(copy, StoredTown.MACHINE)) {
      Receipt no = Rights.consent(store, Rights.of(name), false);
      assertThat(no.changed()).isTrue();
      assertThat(no.after().records()).isEqualTo(no.before().records() - 1);
      assertThat(no.after().links()).isLessThan(no.before().links());
      assertThat(Rights.persons(store)).doesNotContainKey(name);

      // The same pinned model, and a file in which the record never was.
      int slash = name.indexOf('/');
      String row = name.substring(0, slash) + "," + name.substring(slash + 1) + ",";
      String less =
          String.join(
              "\n", Files.readAllLines(upload).stream().filter(l -> !l.startsWith(row)).toList());
      for (String table : List.of("record", "version", "link", "step", "person", "load_file")) {
        without.queries().update("DELETE FROM " + table);
      }
      StoredTown.load(
          without, new Inputs(folder).write("l.csv", less), MissingRule.ASK, town.day());
      StoredTown.link(without, null);
      assertThat(new HashSet<>(Rights.parts(Rights.persons(store)).values()))
          .isEqualTo(new HashSet<>(Rights.parts(Rights.persons(without)).values()));

      Receipt again = Rights.consent(store, Rights.of(name), false);
      assertThat(again.changed()).isFalse();
      assertThat(again.what().get(0))
          .contains("consent is No by the request of 2026-04-01; nothing was changed");

      Rights.consent(store, Rights.of(name), true);
      assertThat(Rights.persons(store)).isEqualTo(before);
      again = Rights.consent(store, Rights.of(name), true);
      assertThat(again.changed()).isFalse();
      assertThat(again.what().get(0))
          .contains("consent is Yes by the request of 2026-04-01; nothing was changed");
    }
  }

  @Test
  void consent_no_standsAgainstUploadsUntilYesHere() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      load(store, FILE);
      Receipt no = Rights.consent(store, Rights.of("2", null), false);
      assertThat(no.notes()).anyMatch(note -> note.contains("store link"));
      LoadOutcome again = load(store, FILE.replace("L17 8XX", "L18 1AA"));
      assertThat(again.notes()).anyMatch(note -> note.contains("1 row says Yes"));
      assertThat(StoreStatus.of(store).away()).containsEntry("objected", 1L);
      load(store, FILE.replace("F,L17 8XX,Y", "F,L17 8XX,N"));
      load(store, FILE);
      assertThat(StoreStatus.of(store).taking()).isEqualTo(2);
      assertThat(store.queries().number("SELECT count(*) FROM version")).isEqualTo(3);

      Rights.consent(store, Rights.of("2", null), true);
      assertThat(StoreStatus.of(store).taking()).isEqualTo(3);
      assertThat(load(store, FILE).recorded()).isFalse();
    }
  }

  @Test
  void load_countsWhoTakesPartInTheStore_andNotByTheFilesAlone() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      LoadOutcome first = load(store, WITH_DAYS);
      assertThat(first.taking()).isEqualTo(StoreStatus.of(store).taking()).isEqualTo(3);
      assertThat(first.heldBack()).isEmpty();
      before(store, LocalDate.of(2025, 6, 30));
      Rights.consent(store, Rights.of("2", null), false);
      String more = WITH_DAYS + "Oak,5,ZZ,1981-02-03,F,WA1 1AB,Y,2024-01-01\n";
      for (boolean isNew : new boolean[] {true, false}) {
        LoadOutcome again = load(store, more);
        assertThat(again.recorded()).isEqualTo(isNew);
        assertThat(again.taking()).isEqualTo(StoreStatus.of(store).taking()).isEqualTo(1);
        assertThat(again.heldBack())
            .containsExactly(
                Map.entry(RetrospectiveConsent.NOT_ASKED, 2L), Map.entry(Consent.OBJECTED, 1L));
        // The new record is from before as well: the rule reaches what the load brought.
        assertThat(again.notes())
            .anyMatch(note -> note.startsWith("2 rows are of individuals without retrospective"));
      }
    }
  }

  @Test
  void consent_ofWhatHasNoWord_saysThatItMustComeAgain() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      load(store, FILE);
      Receipt yes = Rights.consent(store, Rights.of("3", null), true);
      assertThat(yes.what().get(0)).contains("must upload it again");
      assertThat(Rights.consent(store, Rights.of("3", null), true).changed()).isFalse();
      assertThat(StoreStatus.of(store).taking()).isEqualTo(3);
    }
  }

  @Test
  void consent_ofUnknownOrOfSeveral_isRefusedWithWords() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      load(store, FILE);
      assertThatThrownBy(() -> Rights.consent(store, Rights.of("1", null), false))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("(Elm, Oak)")
          .hasMessageContaining("--all-providers");
      assertThatThrownBy(() -> Rights.consent(store, Rights.of("9' OR '1'='1", null), false))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("got none of that id");
      assertThatThrownBy(() -> Rights.consent(store, Rights.of("2", "Elm"), false))
          .isInstanceOf(InputRefusedException.class);
      assertThat(Rights.consent(store, Rights.ofAll("1"), false).providers())
          .containsExactly("Elm", "Oak");
      assertThat(StoreStatus.of(store).taking()).isEqualTo(1);
    }
  }

  @Test
  void retrospectiveConsent_noAndYes_holdsBackAndBringsBack() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      load(store, FILE);
      RetrospectiveConsent.Said no =
          new RetrospectiveConsent.Said("Oak", false, DAY, DAY, Rights.NOW);
      Receipt held = RetrospectiveConsent.set(store, no, Rights.LINK, StageListener.SILENT);
      assertThat(held.what().get(0)).contains("3 records are held back");
      assertThat(RetrospectiveConsent.set(store, no, Rights.LINK, StageListener.SILENT).changed())
          .isFalse();
      LoadOutcome again = load(store, FILE + "Oak,4,KW,1990-02-03,F,WA1 1AB,Y\n");
      assertThat(again.notes()).anyMatch(note -> note.contains("retrospective consent"));
      assertThat(StoreStatus.of(store).taking()).isEqualTo(2);

      Rights.consent(store, Rights.of("1", "Oak"), true);
      assertThat(load(store, FILE + "Oak,4,KW,1990-02-03,F,WA1 1AB,Y\n").recorded()).isFalse();
      assertThat(StoreStatus.of(store).taking()).isEqualTo(3);

      Rights.consent(store, Rights.of("2", null), false);
      RetrospectiveConsent.Said yes =
          new RetrospectiveConsent.Said("Oak", true, DAY, DAY, Rights.NOW);
      RetrospectiveConsent.set(store, yes, Rights.LINK, StageListener.SILENT);
      assertThat(StoreStatus.of(store).away()).containsEntry("objected", 1L);
      assertThat(RetrospectiveConsent.set(store, yes, Rights.LINK, StageListener.SILENT).changed())
          .isFalse();
    }
  }

  @Test
  void retrospectiveConsent_noOfAnEarlierDay_releasesWhomTheLaterOneAloneHeld() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      load(store, WITH_DAYS);
      Receipt wide = before(store, DAY);
      assertThat(wide.what())
          .singleElement()
          .asString()
          .contains("4 records are held back, 3 of which took part");
      Receipt narrow = before(store, LocalDate.of(2025, 6, 30));
      assertThat(narrow.changed()).isTrue();
      // Of the record with a No no day of contact is known.
      assertThat(narrow.what().get(0)).contains("2 records are held back, 0 of which took part");
      assertThat(narrow.what().get(1)).contains("2 take part again");
      assertThat(narrow.after().records()).isEqualTo(2);
      assertThat(StoreStatus.of(store).away())
          .containsOnly(Map.entry(RetrospectiveConsent.NOT_ASKED, 1L), Map.entry("consent_no", 1L));
      assertThat(before(store, LocalDate.of(2025, 12, 31)).what())
          .singleElement()
          .asString()
          .contains("3 records are held back, 1 of which took part");
      assertThatThrownBy(() -> before(store, LocalDate.of(2026, 4, 10)))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("today or earlier, got 2026-04-10");
    }
  }

  @Test
  void retrospectiveConsent_saidSinceABackup_winsOverWhatTheBackupHas() throws Exception {
    Path db = folder.resolve("a.db");
    try (StoreFile store = StoredTown.made(db)) {
      load(store, WITH_DAYS);
      before(store, DAY);
    }
    Path earlierDay = Files.copy(db, folder.resolve("b.db"));
    Path takenBack = Files.copy(db, folder.resolve("c.db"));
    try (StoreFile newer = StoreFile.open(db, StoredTown.MACHINE)) {
      before(newer, LocalDate.of(2025, 6, 30));
      assertThat(heldAfterRestore(newer, earlierDay)).containsExactly("1").isEqualTo(held(newer));
      yes(newer);
      assertThat(heldAfterRestore(newer, takenBack)).isEmpty();
    }
    try (StoreFile other = StoredTown.made(folder.resolve("other.db"))) {
      // The backup is none of this store: that it has no rule says nothing of the backup's.
      load(other, WITH_DAYS);
      Path backup = folder.resolve("d.db");
      try (StoreFile store = StoredTown.made(backup)) {
        load(store, WITH_DAYS);
        before(store, DAY);
      }
      assertThat(heldAfterRestore(other, backup)).containsExactly("1", "2", "4");
    }
  }

  private static List<String> heldAfterRestore(StoreFile newer, Path backup) {
    try (StoreFile restored = StoreFile.open(backup, StoredTown.MACHINE)) {
      restored
          .queries()
          .inTransaction(() -> assertThat(CarriedRights.bring(newer, restored)).isZero());
      return held(restored);
    }
  }

  private static List<String> held(StoreFile store) {
    return store
        .queries()
        .rows(
            "SELECT record_id FROM record WHERE reason = ? ORDER BY 1",
            row -> row.getString(1),
            RetrospectiveConsent.NOT_ASKED);
  }

  private static void yes(StoreFile store) {
    RetrospectiveConsent.set(
        store,
        new RetrospectiveConsent.Said("Oak", true, DAY, DAY, Rights.NOW),
        Rights.LINK,
        StageListener.SILENT);
  }

  private static Receipt before(StoreFile store, LocalDate day) {
    return RetrospectiveConsent.set(
        store,
        new RetrospectiveConsent.Said("Oak", false, day, DAY, Rights.NOW),
        Rights.LINK,
        StageListener.SILENT);
  }

  @Test
  void deadline_countsWorkingDaysAndMonths() {
    LocalDate thursday = LocalDate.of(2026, 1, 29);
    Deadline five = Deadline.fiveWorkingDays(thursday, LocalDate.of(2026, 2, 5));
    assertThat(five.due()).isEqualTo(LocalDate.of(2026, 2, 5));
    assertThat(five.workingDays()).isEqualTo(5);
    assertThat(five.days()).isEqualTo(7);
    assertThat(five.isLate()).isFalse();
    assertThat(Deadline.fiveWorkingDays(thursday, LocalDate.of(2026, 2, 6)).isLate()).isTrue();
    LocalDate last = LocalDate.of(2026, 1, 31);
    assertThat(Deadline.oneMonth(last, LocalDate.of(2026, 2, 28)).isLate()).isFalse();
    assertThat(Deadline.oneMonth(last, LocalDate.of(2026, 3, 1)).isLate()).isTrue();
    assertThat(Deadline.oneMonth(last, last).workingDays()).isZero();
    assertThatThrownBy(
            () -> new RightsRequest("1", null, false, LocalDate.of(2026, 4, 10), Rights.NOW))
        .hasMessageContaining("future");
  }

  @Test
  void consent_no_isNotPassedByUnderAnotherSpellingOfTheProvider() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      load(store, FILE);
      Rights.consent(store, Rights.of("2", null), false);
      StoreStatus before = StoreStatus.of(store);
      assertThatThrownBy(() -> load(store, FILE.replace("Oak,", "OAK (1),")))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("'OAK (1)', which looks like 'Oak'");
      assertThat(StoreStatus.of(store)).isEqualTo(before);
      assertThat(before.away()).containsEntry("objected", 1L);
    }
  }
}
