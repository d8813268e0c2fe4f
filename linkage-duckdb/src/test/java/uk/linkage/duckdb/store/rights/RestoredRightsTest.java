package uk.linkage.duckdb.store.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.StageListener;
import uk.linkage.duckdb.Inputs;
import uk.linkage.duckdb.output.LastingPersonsFile.Translated;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoredTown;
import uk.linkage.duckdb.store.audit.Carried;
import uk.linkage.duckdb.store.audit.CarriedRun;
import uk.linkage.duckdb.store.copy.LaterRights;
import uk.linkage.duckdb.store.load.LoadOutcome;
import uk.linkage.duckdb.store.load.MissingRule;
import uk.linkage.duckdb.store.read.PersonHistory;
import uk.linkage.duckdb.store.read.StorePersons;
import uk.linkage.duckdb.store.read.StoreStatus;
import uk.linkage.intake.ClientField;
import uk.linkage.intake.InputRefusedException;

/** What a store knew that a backup took the place of, of records that the backup doesn't have. */
final class RestoredRightsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
  private static final String SHA256 = "0".repeat(64);
  private static final String FIRST =
      Inputs.HEADER
          + "\n"
          + "Oak,1,JS,1980-05-31,M,L3 2ET,Y\n"
          + "Oak,2,AB,1975-11-12,F,L17 8XX,Y\n";
  private static final String SECOND =
      FIRST
          + "Oak,4,KW,1990-02-03,F,WA1 1AB,Y\n"
          + "Oak,5,PD,1971-07-08,M,WA1 1AB,Y\n"
          + "Oak,6,TR,1969-12-19,M,CH41 1AA,Y\n"
          + "Oak,7,LM,1985-04-09,F,CH41 1AA,Y\n"
          + "Elm,1,GH,1958-10-21,F,L3 2ET,Y\n"
          + "Elm,2,VN,1993-01-17,M,L3 2ET,Y\n";

  @TempDir private Path folder;

  private LoadOutcome load(StoreFile store, String csv, LocalDate day) {
    return StoredTown.load(store, new Inputs(folder).write("in.csv", csv), MissingRule.ASK, day);
  }

  private static int key(StoreFile store, String provider, String id) {
    return (int)
        store
            .queries()
            .number(
                "SELECT r.key FROM record r JOIN provider p ON p.id = r.provider WHERE p.name = ?"
                    + " AND r.record_id = ?",
                provider,
                id);
  }

  private static List<Long> taking(StoreFile store) {
    return store
        .queries()
        .rows(
            "SELECT r.word FROM record r JOIN provider p ON p.id = r.provider WHERE r.reason IS"
                + " NULL ORDER BY p.name, r.record_id",
            row -> row.getLong(1));
  }

  @Test
  void whatIsOnRecordOfLaterRecords_holdsWhenTheyAreUploadedAgain() throws IOException {
    Path db = folder.resolve("a.db");
    try (StoreFile store = StoredTown.made(db)) {
      load(store, FIRST, DAY);
    }
    Path backup = Files.copy(db, folder.resolve("b.db"));
    LocalDate later = DAY.plusDays(7);
    try (StoreFile store = StoreFile.open(db, StoredTown.MACHINE);
        StoreFile restored = StoreFile.open(backup, StoredTown.MACHINE)) {
      load(store, SECOND, later);
      Rights.consent(store, Rights.of("4", "Oak"), false);
      Rectification.run(
          store,
          Rights.of("5", "Oak"),
          Correction.of(Map.of(ClientField.DOB, "08/07/1970"), later),
          /* keepsHistory= */ false,
          Rights.LINK,
          StageListener.SILENT);
      RetrospectiveConsent.set(
          store,
          new RetrospectiveConsent.Said("Elm", false, later, later, Rights.NOW),
          Rights.LINK,
          StageListener.SILENT);
      CarriedRun.Output output =
          new CarriedRun.Output("export", "to match", "NDTMS", null, later, SHA256, 3);
      Carried.record(store, output, new int[] {key(store, "Oak", "1"), key(store, "Oak", "6")});
      Rights.consent(store, Rights.of("7", "Oak"), false);
      Rights.consent(store, Rights.of("7", "Oak"), true);

      LaterRights.carryOver(store, restored, SHA256);
      assertThat(taking(restored)).hasSize(2);
      assertThat(Carried.of(restored, "1", "Oak"))
          .singleElement()
          .extracting(CarriedRun::output)
          .isEqualTo(output);
      LoadOutcome again = load(restored, SECOND, later);
      assertThat(again.heldBack())
          .containsOnly(
              Map.entry(Consent.OBJECTED, 1L), Map.entry(RetrospectiveConsent.NOT_ASKED, 2L));
      assertThat(taking(restored)).hasSize(5).isEqualTo(taking(store));
      assertThat(StoreStatus.of(restored).away()).isEqualTo(StoreStatus.of(store).away());
      assertThat(Carried.of(restored, "6", "Oak")).hasSize(1);
      assertThat(Carried.of(restored, "2", "Oak")).isEmpty();

      // And what was said is taken back as ever.
      Rights.consent(restored, Rights.of("4", "Oak"), true);
      load(restored, SECOND, later);
      assertThat(taking(restored)).hasSize(6);
      RetrospectiveConsent.set(
          restored,
          new RetrospectiveConsent.Said("Elm", true, later, later, Rights.NOW),
          Rights.LINK,
          StageListener.SILENT);
      load(restored, SECOND, later);
      assertThat(taking(restored)).hasSize(8);
      // Once more it brings nothing twice.
      LaterRights.carryOver(store, restored, SHA256);
      assertThat(Carried.of(restored, "6", "Oak")).hasSize(1);
    }
  }

  @Test
  void idsThatTheReplacedStoreGave_areGivenToNobodyElse() throws IOException {
    StoredTown town = new StoredTown(folder, new SplittableRandom(7), 100);
    Path db = folder.resolve("a.db");
    try (StoreFile store = StoredTown.made(db)) {
      StoredTown.load(store, town.upload(), MissingRule.ASK, town.day());
      StoredTown.link(store, null);
    }
    Path backup = Files.copy(db, folder.resolve("b.db"));
    try (StoreFile store = StoreFile.open(db, StoredTown.MACHINE);
        StoreFile restored = StoreFile.open(backup, StoredTown.MACHINE)) {
      long known = store.queries().number("SELECT max(id) FROM person");
      store.queries().update("INSERT INTO person VALUES (?, 1, NULL, NULL)", known + 100);
      LaterRights.carryOver(store, restored, SHA256);
      load(restored, FIRST.replace("Oak", "Yew"), town.day());
      StoredTown.link(restored, null);
      assertThat(
              restored
                  .queries()
                  .rows("SELECT id FROM person WHERE id > ?", row -> row.getLong(1), known))
          .isNotEmpty()
          .allMatch(id -> id > known + 100);
      assertThat(StorePersons.translated(restored, List.of(known + 100), null).rows())
          .containsExactly(new Translated(known + 100, 0));
      assertThatThrownBy(() -> PersonHistory.of(restored, known + 100))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("replaced by a backup");
      assertThat(StoredTown.check(restored).isSame()).isTrue();
    }
  }
}
