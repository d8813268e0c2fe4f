package uk.linkage.duckdb.store.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.Inputs;
import uk.linkage.duckdb.store.AuditHead;
import uk.linkage.duckdb.store.AuditRow;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoredTown;
import uk.linkage.duckdb.store.load.MissingRule;
import uk.linkage.intake.InputRefusedException;

/** The audit of a store, and what happens to it when somebody works on the file by hand. */
final class AuditTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
  private static final String COUNTS_OF_NOW =
      "(SELECT count(*) FROM record), (SELECT count(*) FROM record WHERE reason IS NULL),"
          + " (SELECT count(*) FROM link), (SELECT count(DISTINCT person) FROM record WHERE"
          + " member)";

  @TempDir private static Path madeIn;
  private static Path made = Path.of("");
  private static String noted = "";

  @TempDir private Path folder;
  private Path path;

  /** Rows 1 to 5: init, load, two changes that name records, link by a model. */
  @BeforeAll
  static void makeStore() {
    made = madeIn.resolve("a.db");
    StoredTown town = new StoredTown(madeIn, new SplittableRandom(5), 150);
    try (StoreFile store = StoredTown.made(made)) {
      town.load(store, MissingRule.ASK);
      store.change(
          "store consent",
          act -> {
            act.record("Oak", "R1");
            act.record("Elm", "R2");
            act.outcome("consent no");
          });
      store.change("store erase", act -> act.erasedRecord());
      StoredTown.link(store, null);
      noted = store.head().sha256();
    }
  }

  @BeforeEach
  void copyStore() throws IOException {
    path = Files.copy(made, folder.resolve("a.db"));
  }

  private AuditCheck check(@Nullable String head) {
    try (StoreFile store = StoreFile.open(path, StoredTown.MACHINE)) {
      return AuditCheck.of(store, head);
    }
  }

  /** What somebody does who has the file and knows SQL. */
  private void byHand(String... statements) {
    try (DuckDb db = DuckDb.onFile(path, 1, 1L << 28)) {
      for (String sql : statements) {
        db.execute(sql);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private void assertFault(long row, String words) {
    AuditCheck.Fault fault = check(null).fault();
    assertThat(fault).isNotNull();
    assertThat(fault.what()).contains(words);
    assertThat(fault.row()).as(fault.what()).isEqualTo(row);
  }

  @Test
  void changes_leaveARowEach_withWhoWhenWhatAndCounts() {
    try (StoreFile store = StoreFile.open(path, StoredTown.MACHINE)) {
      List<AuditRow> rows = Audit.rows(store);
      assertThat(rows)
          .extracting(AuditRow::command)
          .containsExactly(
              "store init", "store load", "store consent", "store erase", "store link");
      assertThat(rows).extracting(AuditRow::sequence).containsExactly(1L, 2L, 3L, 4L, 5L);
      assertThat(rows).allMatch(row -> row.made().matches("20\\d\\d-\\d\\d-\\d\\dT[0-9:]{8}Z"));
      assertThat(rows).noneMatch(row -> row.user().isBlank());
      AuditRow load = rows.get(1);
      assertThat(load.before().records()).isZero();
      assertThat(load.after().records()).isPositive();
      assertThat(load.outcome()).matches("load 1 of 2024-03-31: uploads 3, rows \\d+, new .*");
      assertThat(load.ids()).isEmpty();
      assertThat(rows.get(2).ids()).extracting(AuditRow.Id::recordId).containsExactly("R1", "R2");
      assertThat(rows.get(3).ids()).hasSize(1).allMatch(AuditRow.Id::isRedacted);
      assertThat(rows.get(4).after().persons()).isPositive();
      assertThat(rows.get(4).outcome()).startsWith("link 1: ").endsWith("which was fitted");
    }
    AuditCheck check = check(noted);
    assertThat(check.fault()).isNull();
    assertThat(check.rows()).isEqualTo(5);
    assertThat(check.noted()).isEqualTo(5);
    assertThat(check.ids()).isEqualTo(3);
    assertThat(check.redacted()).isEqualTo(1);
    assertThat(check.head()).isEqualTo(new AuditHead(5, noted));
    assertThat(check(noted.substring(0, 16)).noted()).isEqualTo(5);
  }

  @Test
  void changeThatIsRefusedOrFails_leavesNoRow() {
    Inputs inputs = new Inputs(folder);
    try (StoreFile store = StoreFile.open(path, StoredTown.MACHINE)) {
      AuditHead before = store.head();
      Path less = inputs.write("less.csv", Inputs.HEADER + "\nOak,NEW,JS,1980-05-31,M,L3 2ET,Y\n");
      assertThatThrownBy(() -> StoredTown.load(store, less, MissingRule.ASK, DAY))
          .isInstanceOf(InputRefusedException.class);
      assertThatThrownBy(
              () ->
                  store.change(
                      "store consent",
                      act -> {
                        act.record("Oak", "R1");
                        store.set("half", "done");
                        throw new IllegalStateException("no power");
                      }))
          .isInstanceOf(IllegalStateException.class);
      store.change("store consent", act -> act.nothingChanged());
      StoredTown.fit(store, /* apply= */ false);
      assertThat(store.head()).isEqualTo(before);
      assertThat(store.setting("half")).isEmpty();

      assertThat(StoredTown.fit(store, /* apply= */ true).changesNothing()).isTrue();
      assertThat(store.head()).isEqualTo(before);
      StoredTown.fit(store, 0.9, /* apply= */ true);
      assertThat(store.head().row()).isEqualTo(6);
      assertThat(AuditCheck.of(store, noted).fault()).isNull();
      assertThat(AuditCheck.of(store, noted).noted()).isEqualTo(5);
    }
  }

  @Test
  void sameFileAgain_leavesNoRow() {
    try (StoreFile store = StoredTown.made(folder.resolve("b.db"))) {
      StoredTown town = new StoredTown(folder, new SplittableRandom(6), 20);
      town.load(store, MissingRule.ASK);
      AuditHead before = store.head();
      assertThat(town.load(store, MissingRule.ASK).recorded()).isFalse();
      assertThat(store.head()).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "made, '2020-01-01T00:00:00Z'",
    "os_user, somebody",
    "command, store status",
    "records_before, 7",
    "taking_before, 7",
    "links_before, 7",
    "persons_before, 7",
    "records, 7",
    "taking, 7",
    "links, 7",
    "persons, 7",
    "outcome, nothing",
    "previous, 00",
    "sha256, 00"
  })
  void anyColumnChanged_isFound(String column, String value) {
    byHand("UPDATE audit SET " + column + " = '" + value + "' WHERE sequence = 3");
    assertFault(3, "not as it was written");
  }

  @Test
  void numberChanged_isFound() {
    byHand("UPDATE audit SET sequence = 30 WHERE sequence = 3");
    assertFault(3, "missing");
    byHand("UPDATE audit SET sequence = 2 WHERE sequence = 30");
    assertFault(2, "more than once");
  }

  @ParameterizedTest
  @ValueSource(strings = {"provider = 'Ash'", "record_id = 'R9'", "salt = 'ab'", "salt = NULL"})
  void nameInARowChanged_isFound(String change) {
    byHand("UPDATE audit_id SET " + change + " WHERE n = 2");
    assertFault(3, "the one that was written");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE audit_id SET digest = '00' WHERE sequence = 3 AND n = 1",
        "UPDATE audit_id SET n = 3 - n WHERE sequence = 3",
        "DELETE FROM audit_id WHERE sequence = 3 AND n = 1",
        "DELETE FROM audit_id WHERE sequence = 3",
        "INSERT INTO audit_id VALUES (3, 3, 'Oak', 'R1', 'ab', '00')"
      })
  void namesOfARowChanged_areFound(String sql) {
    byHand(sql);
    assertFault(3, "not as it was written");
  }

  @Test
  void namesOfARowThatIsNotThere_areFound() {
    byHand("INSERT INTO audit_id VALUES (9, 1, 'Oak', 'R1', 'ab', '00')");
    assertFault(6, "named for a row that is not there");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void rowRemoved_isFound(long row) {
    byHand("DELETE FROM audit WHERE sequence = " + row);
    assertFault(row, "missing");
  }

  @Test
  void allRowsRemoved_areFound() {
    byHand("DELETE FROM audit", "DELETE FROM audit_id");
    assertFault(1, "missing");
    byHand("DROP TABLE audit");
    assertThatThrownBy(() -> check(null))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("no table audit: another program has changed the file");
  }

  @Test
  void rowsSwapped_areFound() {
    byHand("UPDATE audit SET sequence = 5 - sequence + 2 WHERE sequence IN (3, 4)");
    assertFault(3, "not as it was written");
  }

  @Test
  void rowInserted_isFound() {
    byHand(
        "UPDATE audit SET sequence = sequence + 1 WHERE sequence >= 3",
        "INSERT INTO audit SELECT 3, made, os_user, command, records_before, taking_before,"
            + " links_before, persons_before, records, taking, links, persons, outcome, previous,"
            + " sha256 FROM audit WHERE sequence = 2");
    assertFault(3, "not as it was written");
  }

  @Test
  void rowAppendedByHand_isFoundWithoutTheHeadAndNotWithIt() {
    List<AuditRow> rows = rows();
    AuditRow last = rows.get(4);
    String text =
        String.join(
            "\n",
            "linkage audit 1",
            "6",
            last.made(),
            last.user(),
            "store link",
            counts(last.after()),
            counts(last.after()),
            "done",
            "",
            last.sha256());
    byHand(
        "INSERT INTO audit SELECT 6, made, os_user, 'store link', "
            + COUNTS_OF_NOW
            + ", "
            + COUNTS_OF_NOW
            + ", 'done', sha256, '"
            + sha256(text)
            + "' FROM audit WHERE sequence = 5");
    assertFault(6, "added behind the last row");
    // With the head in the file set as well it is a row like any other.
    byHand("UPDATE meta SET value = '" + sha256(text) + "' WHERE name = 'audit_head'");
    assertThat(check(noted).fault()).isNull();
  }

  @Test
  void headInTheFileChanged_isFound() {
    byHand("UPDATE meta SET value = 'x' WHERE name = 'audit_head'");
    assertFault(6, "noted another last row");
    byHand("DELETE FROM meta WHERE name = 'audit_head'");
    assertFault(6, "noted another last row");
  }

  @Test
  void cutAtTheEndWithTheHeadInTheFile_isFoundByCountsAndByANotedHead() {
    byHand(
        "DELETE FROM audit WHERE sequence = 5",
        "UPDATE meta SET value = (SELECT sha256 FROM audit WHERE sequence = 4)"
            + " WHERE name = 'audit_head'");
    assertFault(5, "the store holds other counts");
    // A row that changed no count leaves no other trace than the head that somebody noted.
    byHand("DELETE FROM link", "UPDATE record SET member = false");
    assertThat(check(null).fault()).isNull();
    AuditCheck.Fault fault = check(noted).fault();
    assertThat(fault).isNotNull();
    assertThat(fault.what()).contains("hash that was noted");
  }

  @Test
  void storeChangedByHand_isFound() {
    byHand("DELETE FROM record WHERE key = 1");
    assertFault(6, "the store holds other counts");
    try (StoreFile store = StoreFile.open(path, StoredTown.MACHINE)) {
      StoredTown.link(store, null);
    }
    assertFault(6, "a change has no row");
  }

  /** Nothing in the file can tell that all of it was written anew; only what is kept elsewhere. */
  @Test
  void allRowsWrittenAnew_areFoundByANotedHeadOnly() {
    List<String> statements = new ArrayList<>();
    String previous = "0".repeat(64);
    for (AuditRow row : rows()) {
      List<String> lines = new ArrayList<>(List.of("linkage audit 1"));
      lines.addAll(row.fields());
      lines.set(3, "somebody else");
      lines.set(lines.size() - 1, previous);
      String hash = sha256(String.join("\n", lines));
      statements.add(
          "UPDATE audit SET os_user = 'somebody else', previous = '%s', sha256 = '%s' WHERE sequence = %d"
              .formatted(previous, hash, row.sequence()));
      previous = hash;
    }
    statements.add("UPDATE meta SET value = '" + previous + "' WHERE name = 'audit_head'");
    byHand(statements.toArray(String[]::new));

    assertThat(check(null).fault()).isNull();
    AuditCheck check = check(noted);
    assertThat(check.noted()).isNull();
    assertThat(check.fault()).isEqualTo(new AuditCheck.Fault(6, check.fault().what()));
    assertThat(check.fault().what()).contains("written anew");
  }

  @Test
  void redact_removesTheNameAndKeepsTheChain() {
    try (StoreFile store = StoreFile.open(path, StoredTown.MACHINE)) {
      store.change(
          "store erase",
          act -> {
            assertThat(Audit.redact(store, "Oak", "R1")).isEqualTo(1);
            assertThat(Audit.redact(store, "Oak", "R2")).isZero();
            act.erasedRecord();
          });
      assertThat(AuditCheck.of(store, noted).fault()).isNull();
      assertThat(AuditCheck.of(store, noted).redacted()).isEqualTo(3);
      AuditRow.Id id = Audit.rows(store).get(2).ids().get(0);
      assertThat(id.provider()).isNull();
      assertThat(id.recordId()).isNull();
      assertThat(id.salt()).isNull();
      assertThat(Audit.rows(store).get(2).ids().get(1).recordId()).isEqualTo("R2");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"'; DROP TABLE audit; --", "a\nb", "\u0000", "\"", "", "\uD83D\uDC9A"})
  void hostileNames_goInAndComeOut(String name) {
    try (StoreFile store = StoreFile.open(path, StoredTown.MACHINE)) {
      store.change(
          "store consent",
          act -> {
            act.record(name, "x");
            act.record("x", name);
            act.outcome("a\nb" + name);
          });
      assertThat(AuditCheck.of(store, null).fault()).isNull();
      AuditRow row = Audit.rows(store).get(5);
      assertThat(row.ids().get(0).provider()).isEqualTo(name);
      assertThat(row.outcome()).startsWith("a?b").doesNotContain("\n");
    }
  }

  @Test
  void olderStore_isBroughtUpToDateWithARow() {
    byHand(
        "DROP TABLE audit",
        "DROP TABLE audit_id",
        "DROP TABLE carried",
        "DROP TABLE carried_run",
        "DROP TABLE contact",
        "DROP TABLE fact",
        "DROP TABLE own_word",
        "DROP TABLE joined_without",
        "DROP TABLE not_asked",
        "DROP TABLE put_right",
        "DROP TABLE right_part",
        "DROP TABLE tombstone",
        "DROP TABLE backup",
        "DELETE FROM meta WHERE name = 'audit_head'",
        "UPDATE meta SET value = '1' WHERE name = 'format'");
    try (StoreFile store = StoreFile.open(path, StoredTown.MACHINE)) {
      List<AuditRow> rows = Audit.rows(store);
      assertThat(rows).hasSize(1);
      assertThat(rows.get(0).outcome()).startsWith("format 1 to ");
      assertThat(rows.get(0).after().records()).isPositive();
      assertThat(AuditCheck.of(store, null).fault()).isNull();
    }
  }

  private List<AuditRow> rows() {
    try (StoreFile store = StoreFile.open(path, StoredTown.MACHINE)) {
      return Audit.rows(store);
    }
  }

  private static String counts(AuditRow.Counts counts) {
    return counts.records()
        + "\n"
        + counts.taking()
        + "\n"
        + counts.links()
        + "\n"
        + counts.persons();
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
