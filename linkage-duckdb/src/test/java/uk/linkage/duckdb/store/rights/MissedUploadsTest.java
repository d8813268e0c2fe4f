package uk.linkage.duckdb.store.rights;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.StageListener;
import uk.linkage.duckdb.Inputs;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoredTown;
import uk.linkage.duckdb.store.load.MissingRule;

/** What uploads told of a record that was held back when they came. */
final class MissedUploadsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
  private static final String WITH_DAYS =
      Inputs.HEADER
          + ",first_contact\n"
          + "Oak,1,JS,1980-05-31,M,L3 2ET,Y,2025-01-10\n"
          + "Oak,2,AB,1975-11-12,F,L17 8XX,Y,2025-09-10\n"
          + "Oak,3,QZ,1966-03-05,M,CH41 1AA,N,2025-08-10\n"
          + "Oak,4,KW,1990-02-03,F,WA1 1AB,Y,2026-03-30\n";

  @TempDir private Path folder;

  private void load(StoreFile store, String csv) {
    StoredTown.load(store, new Inputs(folder).write("in.csv", csv), MissingRule.ASK, DAY);
  }

  private static Receipt provider(StoreFile store, boolean consent) {
    return RetrospectiveConsent.set(
        store,
        new RetrospectiveConsent.Said("Oak", consent, DAY, DAY, Rights.NOW),
        Rights.LINK,
        StageListener.SILENT);
  }

  @Test
  void yes_afterAnUpload_saysThatNothingOfItWasTaken_andTheSameUploadAgainBringsIt()
      throws Exception {
    String newer = WITH_DAYS.replace("L17 8XX,Y,2025-09-10", "L18 1AA,Y,2026-04-02");
    String what =
        "SELECT (SELECT count(*) FROM version) * 100 + (SELECT count(*) FROM contact WHERE first ="
            + " DATE '2026-04-02')";
    LocalDate later = DAY.plusDays(7);
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      load(store, WITH_DAYS);
      Rights.consent(store, Rights.of("2", null), false);
      // No upload came in between.
      assertThat(Rights.consent(store, Rights.of("2", null), true).notes())
          .noneMatch(note -> note.contains("was taken"));
      Rights.consent(store, Rights.of("2", null), false);
      Path upload = new Inputs(folder).write("newer.csv", newer);
      StoredTown.load(store, upload, MissingRule.ASK, later);
      assertThat(store.queries().number(what)).isEqualTo(300);
      Receipt yes = Rights.consent(store, Rights.of("2", null), true);
      assertThat(yes.what().get(0)).endsWith("with all it had until then.");
      assertThat(yes.notes()).anyMatch(note -> note.startsWith("Nothing that uploads told"));

      Path out = folder.resolve("detailed");
      OwnRecord.access(store, Rights.of("2", null), out);
      assertThat(Files.readAllLines(out.resolve("uploads.csv")))
          .element(1)
          .asString()
          .contains("Oak,2026-03-31,brought what is shown above");
      assertThat(Files.readAllLines(out.resolve("uploads.csv")))
          .element(2)
          .asString()
          .contains("2026-04-07")
          .contains("or the record took no part then");

      assertThat(StoredTown.load(store, upload, MissingRule.ASK, later).recorded()).isTrue();
      assertThat(store.queries().number(what)).isEqualTo(401);
    }
  }

  @Test
  void providersYes_afterAnUpload_saysThatNothingOfItWasTaken() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      load(store, WITH_DAYS);
      for (boolean uploads : new boolean[] {false, true}) {
        provider(store, false);
        if (uploads) {
          load(store, WITH_DAYS.replace("L17 8XX", "L18 1AA") + "\n");
        }
        assertThat(
                provider(store, true).notes().stream().anyMatch(note -> note.contains("was taken")))
            .isEqualTo(uploads);
      }
    }
  }

  @Test
  void access_ofWhatCameWithoutConsent_afterAYes_saysThatItHasToBeUploadedAgain() throws Exception {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      load(store, WITH_DAYS);
      OwnRecord.access(store, Rights.of("3", null), folder.resolve("before"));
      assertThat(Files.readString(folder.resolve("before/record.csv")))
          .contains("withheld: consent no");
      Rights.consent(store, Rights.of("3", null), true);
      OwnRecord.access(store, Rights.of("3", null), folder.resolve("after"));
      assertThat(Files.readString(folder.resolve("after/record.csv")))
          .contains("it came without consent, which is Yes now, and has to be uploaded again")
          .doesNotContain("withheld");
    }
  }
}
