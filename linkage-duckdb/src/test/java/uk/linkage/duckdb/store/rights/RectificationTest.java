package uk.linkage.duckdb.store.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.StageListener;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.Inputs;
import uk.linkage.duckdb.input.CorrectionFile;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoredTown;
import uk.linkage.duckdb.store.load.LoadOutcome;
import uk.linkage.duckdb.store.load.MissingRule;
import uk.linkage.intake.ClientField;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.intake.PrivacyRefusedException;

final class RectificationTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
  private static final String FILE =
      Inputs.HEADER
          + "\nOak,1,JS,1980-05-31,M,L3 2ET,Y\nOak,2,AB,1975-11-12,F,L17 8XX,Y\n"
          + "Oak,3,QZ,1966-03-05,M,CH41 1AA,N\n";

  @TempDir private Path folder;

  private LoadOutcome load(StoreFile store, String csv) {
    return StoredTown.load(store, new Inputs(folder).write("in.csv", csv), MissingRule.ASK, DAY);
  }

  private static Receipt rectify(
      StoreFile store, String id, Map<ClientField, String> right, boolean keeps) {
    return Rectification.run(
        store,
        Rights.of(id, null),
        Correction.of(right, DAY),
        keeps,
        Rights.LINK,
        StageListener.SILENT);
  }

  private static long word(StoreFile store, String id) {
    return store.queries().number("SELECT word FROM record WHERE record_id = ?", id);
  }

  @Test
  void rectify_givesTheWordOfAFileThatWasRight_andASecondTimeNothing() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"));
        StoreFile other = StoredTown.made(folder.resolve("b.db"))) {
      load(store, FILE);
      load(other, FILE.replace("1975-11-12,F,L17 8XX", "1975-12-11,F,"));
      Map<ClientField, String> right =
          Map.of(ClientField.DOB, "11/12/1975", ClientField.POSTCODE, " ");
      Receipt done = rectify(store, "2", right, false);
      assertThat(done.changed()).isTrue();
      assertThat(done.asked()).isEqualTo("rectification of dob, postcode");
      assertThat(done.deadline().allowed()).isEqualTo("five working days");
      assertThat(done.deadline().isLate()).isTrue();
      assertThat(word(store, "2")).isEqualTo(word(other, "2"));
      assertThat(done.toString().replaceAll("[0-9a-f]{64}", "HASH"))
          .doesNotContain("1975")
          .doesNotContain("L17");
      assertThat(rectify(store, "2", right, false).changed()).isFalse();
    }
  }

  @Test
  void rectify_toWhatIsNotKnown_saysSo_andToPartOfAPostcodeIsRefused() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      load(store, FILE + "Oak,4,KW,1990-02-03,F,WA1 1,Y\n");
      long whole = word(store, "2");
      for (String less : List.of("L17", "L17 8", "CH1")) {
        assertThatThrownBy(() -> rectify(store, "2", Map.of(ClientField.POSTCODE, less), false))
            .isInstanceOf(InputRefusedException.class)
            .hasMessageContaining("in place of a whole postcode")
            .hasMessageNotContaining("17")
            .hasMessageNotContaining("CH");
      }
      assertThatThrownBy(() -> rectify(store, "4", Map.of(ClientField.POSTCODE, "WA1"), false))
          .hasMessageContaining("got a district in place of a sector");
      assertThat(word(store, "2")).isEqualTo(whole);
      // Nothing is lost where what it said is kept.
      assertThat(rectify(store, "4", Map.of(ClientField.POSTCODE, "CH1"), true).what().get(0))
          .contains("kept as a former value")
          .endsWith("Not known by what was given: postcode beyond a district.");

      Map<ClientField, String> none =
          Map.of(ClientField.POSTCODE, "ZZ99 3VZ", ClientField.SEX, "X", ClientField.DOB, "");
      assertThat(rectify(store, "2", none, false).what().get(0))
          .contains("put right")
          .endsWith("Not known by what was given: date of birth, sex, postcode.");
      assertThat(rectify(store, "2", none, false).what().get(0))
          .contains("says so already")
          .endsWith("Not known by what was given: date of birth, sex, postcode.");
      // What is more than it has is taken.
      assertThat(rectify(store, "2", Map.of(ClientField.POSTCODE, "L17 8"), false).what().get(0))
          .endsWith("Not known by what was given: postcode beyond a sector.");
      assertThat(rectify(store, "4", Map.of(ClientField.POSTCODE, "WA2 1AB"), false).what().get(0))
          .doesNotContain("Not known");
    }
  }

  @Test
  void rectify_thenUploadedWithWhatWasWrong_staysRight_andWithSomethingElseIsAChange() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      load(store, FILE);
      long wrong = word(store, "2");
      rectify(store, "2", Map.of(ClientField.DOB, "1975-12-11"), false);
      long right = word(store, "2");
      LoadOutcome again = load(store, FILE);
      assertThat(again.uploads().get(0).changed()).isZero();
      assertThat(again.notes()).anyMatch(note -> note.contains("put right here"));
      assertThat(word(store, "2")).isEqualTo(right);

      // Also after the record was away.
      load(store, FILE.replace("L17 8XX,Y", "L17 8XX,N"));
      assertThat(load(store, FILE).uploads().get(0).returned()).isEqualTo(1);
      assertThat(word(store, "2")).isEqualTo(right);

      assertThat(load(store, FILE.replace("L17 8XX", "L18 1AA")).uploads().get(0).changed())
          .isEqualTo(1);
      assertThat(word(store, "2")).isNotEqualTo(right).isNotEqualTo(wrong);

      // Put right to what it said at first: that is not wrong any more.
      rectify(
          store,
          "2",
          Map.of(ClientField.DOB, "1975-11-12", ClientField.POSTCODE, "L17 8XX"),
          false);
      assertThat(word(store, "2")).isEqualTo(wrong);
      assertThat(load(store, FILE).uploads().get(0).unchanged()).isEqualTo(3);
    }
  }

  @Test
  void rectify_whatWasWrong_isNotMatchedByAnyMoreUnlessHistoryIsKept() {
    StoredTown town = new StoredTown(folder, new java.util.SplittableRandom(21), 100);
    for (boolean keeps : new boolean[] {false, true}) {
      try (StoreFile store = StoredTown.made(folder.resolve("a" + keeps + ".db"))) {
        StoredTown.load(store, town.upload(), MissingRule.ASK, town.day());
        StoredTown.link(store, null);
        String name = Rights.linked(store);
        Map<ClientField, String> right =
            Map.of(
                ClientField.INITIALS, "QX",
                ClientField.DOB, "1931-01-07",
                ClientField.POSTCODE, "WA1 1AB");
        Rectification.run(
            store,
            Rights.of(name),
            Correction.of(right, DAY),
            keeps,
            Rights.LINK,
            StageListener.SILENT);
        long links =
            store
                .queries()
                .number(
                    "SELECT count(*) FROM link l JOIN record r ON r.key IN (l.a, l.b) JOIN provider"
                        + " p ON p.id = r.provider WHERE p.name || '/' || r.record_id = ?",
                    name);
        assertThat(links > 0).isEqualTo(keeps);
      }
    }
  }

  /** What a record is matched by, today's word first. */
  private static List<Long> matchable(StoreFile store) {
    return store
        .queries()
        .rows(
            "SELECT DISTINCT v.word, v.word = r.word AS today FROM version v JOIN record r ON r.key"
                + " = v.record WHERE r.record_id = '2' AND NOT EXISTS (SELECT 1 FROM put_right p"
                + " WHERE p.record = v.record AND p.word = v.word AND NOT p.kept) ORDER BY today"
                + " DESC, 1",
            row -> row.getLong(1));
  }

  @Test
  void keptHistory_takenBackByTheSameWithoutIt_isAsIfItHadNeverBeenKept() {
    Map<ClientField, String> right = Map.of(ClientField.DOB, "1975-12-11");
    String moved = FILE.replace("L17 8XX", "L18 1AA");
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"));
        StoreFile other = StoredTown.made(folder.resolve("b.db"))) {
      for (StoreFile of : List.of(store, other)) {
        load(of, FILE);
        load(of, moved);
      }
      Receipt kept = rectify(store, "2", right, true);
      assertThat(kept.notes()).anyMatch(note -> note.contains("without --keep-history takes"));
      rectify(other, "2", right, false);
      assertThat(matchable(store)).hasSizeGreaterThan(matchable(other).size());
      // Another part takes nothing back.
      assertThat(rectify(store, "2", Map.of(ClientField.SEX, "F"), false).changed()).isFalse();

      Receipt back = rectify(store, "2", right, false);
      assertThat(back.changed()).isTrue();
      assertThat(back.what().get(0)).contains("taken back");
      assertThat(matchable(store)).isEqualTo(matchable(other));
      assertThat(store.queries().number("SELECT count(*) FROM right_part WHERE kept")).isZero();
      String last = "SELECT word FROM version WHERE record = 2 ORDER BY n DESC LIMIT 1";
      assertThat(store.queries().number(last)).isEqualTo(word(store, "2"));
      assertThat(rectify(store, "2", right, false).changed()).isFalse();
      assertThat(load(store, FILE).uploads()).isEqualTo(load(other, FILE).uploads());
      assertThat(matchable(store)).isEqualTo(matchable(other));
    }
  }

  @Test
  void keptHistory_ofAPostcodeKnownFurther_isNotTakenBackForLess() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      load(store, FILE);
      Map<ClientField, String> district = Map.of(ClientField.POSTCODE, "L17");
      rectify(store, "2", district, true);
      List<Long> before = matchable(store);
      assertThatThrownBy(() -> rectify(store, "2", district, false))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("got a district in place of a whole postcode");
      assertThat(matchable(store)).isEqualTo(before);
    }
  }

  @Test
  void rectify_ofWithheldRecord_isKeptForWhenItReturns() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      load(store, FILE);
      Rights.consent(store, Rights.of("2", null), false);
      rectify(store, "2", Map.of(ClientField.SEX, "M"), false);
      long right = word(store, "2");
      Rights.consent(store, Rights.of("2", null), true);
      load(store, FILE);
      assertThat(word(store, "2")).isEqualTo(right);
      assertThatThrownBy(() -> rectify(store, "3", Map.of(ClientField.SEX, "M"), false))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("came without consent");
    }
  }

  @Test
  void correction_thatIsImpossibleUnreadableOrADummy_isRefusedWithoutItsValue() {
    for (Map<ClientField, String> wrong :
        java.util.List.of(
            Map.of(ClientField.DOB, "1975-02-30"),
            Map.of(ClientField.DOB, "2027-01-01"),
            Map.of(ClientField.DOB, "1801-01-01"),
            Map.of(ClientField.DOB, "never"),
            Map.of(ClientField.SEX, "never"),
            Map.of(ClientField.POSTCODE, "never"),
            Map.of(ClientField.INITIALS, "1975"),
            Map.of(ClientField.INITIALS, "XX", ClientField.DOB, "1955-05-05"),
            Map.of(ClientField.INITIALS, "AB", ClientField.LAST_INITIAL, "B"),
            Map.<ClientField, String>of())) {
      assertThatThrownBy(() -> Correction.of(wrong, DAY))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageNotContaining("never")
          .hasMessageNotContaining("--as-at")
          .hasMessageNotContaining("--max-age")
          .hasMessageNotContaining("--date-format")
          .hasMessageNotContaining("1975");
    }
    Correction pseudo = Correction.of(Map.of(ClientField.POSTCODE, "ZZ99 3VZ"), DAY);
    assertThat(pseudo.word()).isZero();
    assertThat(pseudo.toString()).isEqualTo("Correction[values withheld]");
  }

  @Test
  void correctionFile_hasOneRowAndTheMinimum() {
    Inputs inputs = new Inputs(folder);
    try (DuckDb db = DuckDb.inMemory(1, 1L << 28)) {
      Path good = inputs.write("g.csv", "ims id,Date of Birth\n1017,1975-12-11\n");
      assertThat(CorrectionFile.read(db, good, "ims"))
          .containsOnly(
              Map.entry(ClientField.RECORD_ID, "1017"), Map.entry(ClientField.DOB, "1975-12-11"));
      Path two = inputs.write("t.csv", "dob\n1975-12-11\n1975-12-12\n");
      assertThatThrownBy(() -> CorrectionFile.read(db, two, "ims"))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("one row");
      Path more = inputs.write("m.csv", "dob,surname\n1975-12-11,x\n");
      assertThatThrownBy(() -> CorrectionFile.read(db, more, "ims"))
          .isInstanceOf(PrivacyRefusedException.class);
    }
  }

  @Test
  void correctionFile_withAColumnThatCantBePutRight_isRefusedWithoutAValue() {
    Inputs inputs = new Inputs(folder);
    try (DuckDb db = DuckDb.inMemory(1, 1L << 28)) {
      Path consent = inputs.write("c.csv", "dob,Consent Given,First Contact\n1975-12-11,N,\n");
      assertThatThrownBy(() -> CorrectionFile.read(db, consent, "ims"))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("dob, sex, postcode")
          .hasMessageContaining("got 'Consent Given', 'First Contact'; consent is set by")
          .hasMessageNotContaining("1975");
      Path contact = inputs.write("d.csv", "dob,first_contact\n1975-12-11,2026-01-01\n");
      assertThatThrownBy(() -> CorrectionFile.read(db, contact, "ims"))
          .hasMessageContaining("got 'first_contact'; leave out")
          .hasMessageNotContaining("store consent");
      Path nameless = inputs.write("n.csv", "JS,1975-12-11\nJS,1975-12-12\n");
      assertThatThrownBy(() -> CorrectionFile.read(db, nameless, "ims"))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("got column 1, column 2;")
          .hasMessageNotContaining("1975")
          .hasMessageNotContaining("JS");
    }
  }

  @Test
  void carriedRights_afterARestore_standAgain() throws Exception {
    Path db = folder.resolve("a.db");
    try (StoreFile store = StoredTown.made(db)) {
      load(store, FILE);
    }
    Path backup = java.nio.file.Files.copy(db, folder.resolve("backup.db"));
    try (StoreFile newer = StoreFile.open(db, StoredTown.MACHINE);
        StoreFile restored = StoreFile.open(backup, StoredTown.MACHINE)) {
      Rights.consent(newer, Rights.of("1", null), false);
      rectify(newer, "2", Map.of(ClientField.DOB, "1975-12-11"), false);
      restored
          .queries()
          .inTransaction(() -> assertThat(CarriedRights.bring(newer, restored)).isZero());
      assertThat(word(restored, "2")).isEqualTo(word(newer, "2"));
      assertThat(
              restored
                  .queries()
                  .number("SELECT count(*) FROM record WHERE reason = ?", Consent.OBJECTED))
          .isEqualTo(1);
      assertThat(load(restored, FILE).notes()).hasSize(3);
    }
  }
}
