package uk.linkage.duckdb.store.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.StageListener;
import uk.linkage.duckdb.Inputs;
import uk.linkage.duckdb.input.InputFile;
import uk.linkage.duckdb.store.AuditHead;
import uk.linkage.duckdb.store.AuditRow;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreUse;
import uk.linkage.duckdb.store.StoredTown;
import uk.linkage.duckdb.store.audit.Audit;
import uk.linkage.duckdb.store.audit.AuditCheck;
import uk.linkage.duckdb.store.load.MissingRule;
import uk.linkage.duckdb.store.read.StoreStatus;
import uk.linkage.duckdb.store.rights.Consent;
import uk.linkage.duckdb.store.rights.Erasure;
import uk.linkage.duckdb.store.rights.RightsRequest;
import uk.linkage.intake.InputRefusedException;

/** Backups and what comes back of them. */
final class StoreCopyTest {

  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 22, 10, 11, 12);

  @TempDir private Path folder;
  private Path db;
  private Path out;
  private StoredTown town;
  private final List<String> told = new ArrayList<>();

  @BeforeEach
  void makeStore() {
    db = folder.resolve("a.db");
    out = folder.resolve("backup.db");
    town = new StoredTown(folder, new SplittableRandom(9), 60);
    try (StoreFile store = StoredTown.made(db)) {
      town.load(store, MissingRule.WITHDRAW);
      StoredTown.link(store, null);
    }
  }

  private StoreBackup.Made backup(boolean overwrite) {
    return StoreBackup.make(
        db, out, overwrite, StoredTown.MACHINE, new StoreUse("test", told::add), NOW);
  }

  private StoreRestore.Restored restore(String sha256, boolean overwrite, boolean unreadable) {
    return StoreRestore.run(
        new StoreRestore.Asked(out, sha256, db, overwrite, unreadable, NOW),
        StoredTown.MACHINE,
        new StoreUse("test", told::add));
  }

  private static String digest(Path path) {
    try (StoreFile store = StoreFile.openToRead(path, StoredTown.MACHINE)) {
      return StoreDigest.of(store);
    }
  }

  private void change() {
    town.quarter();
    try (StoreFile store = StoreFile.open(db, StoredTown.MACHINE)) {
      town.load(store, MissingRule.WITHDRAW);
      StoredTown.link(store, null);
    }
  }

  private static void refused(ThrowingCallable what, String words) {
    assertThatThrownBy(what).isInstanceOf(InputRefusedException.class).hasMessageContaining(words);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.endsWith(".csv"))
          .sorted()
          .toList();
    }
  }

  @Test
  void backup_changedAndRestoredWhereNothingIs_isAsBefore() throws IOException {
    String before = digest(db);
    StoreBackup.Made made = backup(false);
    assertThat(digest(out)).isEqualTo(before);
    assertThat(made.checksums()).hasContent(made.sha256() + "  backup.db\n");
    assertThat(made.bytes()).isEqualTo(Files.size(out));
    assertThat(names()).containsExactly("a.db", "backup.db", "backup.db.sha256");
    change();
    assertThat(digest(db)).isNotEqualTo(before);
    Files.delete(db);
    StoreRestore.Restored restored = restore(null, false, false);
    assertThat(restored.kept()).isNull();
    assertThat(restored.carried()).isNull();
    assertThat(restored.records()).isEqualTo(made.records());
    assertThat(withoutAudit(db)).isEqualTo(withoutAudit(out));
    assertThat(digest(out)).isEqualTo(before);
    assertThat(names()).containsExactly("a.db", "backup.db", "backup.db.sha256");
    try (StoreFile store = StoreFile.open(db, StoredTown.MACHINE)) {
      AuditRow row = Audit.rows(store).get(Audit.rows(store).size() - 1);
      assertThat(row.command()).isEqualTo("store restore");
      assertThat(row.outcome())
          .isEqualTo("from the backup with SHA-256 " + made.sha256() + "; in place of nothing");
      assertThat(restored.audit()).isEqualTo(store.head());
    }
  }

  @Test
  void restore_ofAStoreThatIsChangedBeforeTheSwap_isRefusedAndLosesNothing() throws IOException {
    backup(false);
    StoreRestore.Asked asked = new StoreRestore.Asked(out, null, db, true, false, NOW);
    AuditHead[] since = new AuditHead[1];
    refused(
        () ->
            StoreRestore.run(
                asked,
                StoredTown.MACHINE,
                new StoreUse("test", told::add),
                () -> {
                  try (StoreFile store = StoreFile.open(db, StoredTown.MACHINE)) {
                    store.change("test", act -> act.outcome("asked for in between"));
                    since[0] = store.head();
                  }
                }),
        "got a change by another process");
    try (StoreFile store = StoreFile.open(db, StoredTown.MACHINE)) {
      assertThat(store.head()).isEqualTo(since[0]);
    }
    assertThat(names()).containsExactly("a.db", "backup.db", "backup.db.sha256");
    assertThat(restore(null, true, false).kept()).exists();
  }

  @Test
  void backup_isOnRecordInTheStoreAndItsOwnersAlone() throws IOException {
    StoreBackup.Made made = backup(false);
    try (StoreFile store = StoreFile.open(db, StoredTown.MACHINE)) {
      assertThat(
              store
                  .queries()
                  .rows("SELECT name || ' ' || sha256 FROM backup", row -> row.getString(1)))
          .containsExactly("backup.db " + made.sha256());
    }
    if (Files.getFileStore(out).supportsFileAttributeView("posix")) {
      for (Path file : List.of(out, made.checksums(), db)) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
            .isEqualTo("rw-------");
      }
    }
  }

  @Test
  void backup_overABackupThatIsThere_needsOverwrite() throws IOException {
    String first = backup(false).sha256();
    change();
    refused(() -> backup(false), "--overwrite");
    String second = backup(true).sha256();
    assertThat(second).isNotEqualTo(first);
    assertThat(ChecksumFile.of(out)).hasContent(second + "  backup.db\n");
    // A SHA-256 without its file is what a killed backup leaves.
    Files.delete(out);
    assertThat(backup(false).sha256()).isNotEmpty();
    // Damaged, it is a backup all the same.
    Files.writeString(out, "");
    assertThat(backup(true).sha256()).isEqualTo(InputFile.sha256(out));
  }

  @Test
  void backup_underAnotherName_removesWhatAKilledOneHasLeft() throws IOException {
    // No process has such a number.
    Path left = Files.createDirectory(folder.resolve(".yesterday.db.private-99999999999"));
    Files.copy(db, left.resolve("store"));
    Path other = Files.createDirectory(folder.resolve(".mine.private-99999999999"));
    Path mine = Files.writeString(other.resolve("mine"), "mine");
    backup(false);
    assertThat(left).doesNotExist();
    assertThat(mine).hasContent("mine");
  }

  @Test
  void backup_overAnyOtherFile_isRefused() throws IOException {
    String words = "replaces only a backup of linkage";
    Files.writeString(out, "mine");
    refused(() -> backup(false), "--overwrite");
    refused(() -> backup(true), words);
    ChecksumFile.write(out, List.of(InputFile.sha256(out)), folder);
    refused(() -> backup(true), words);
    assertThat(out).hasContent("mine");
    Files.delete(out);
    Files.delete(ChecksumFile.of(out));

    // A store that is worked on has no SHA-256 beside.
    StoredTown.made(out).close();
    byte[] store = Files.readAllBytes(out);
    refused(() -> backup(true), words);
    assertThat(out).hasBinaryContent(store);
    Files.delete(out);

    Files.writeString(ChecksumFile.of(out), "notes of mine");
    refused(() -> backup(false), "must be the SHA-256 of an earlier backup or not exist");
    refused(() -> backup(true), "must be the SHA-256 of an earlier backup or not exist");
    assertThat(ChecksumFile.of(out)).hasContent("notes of mine");
  }

  @Test
  void backup_overTheStoreItself_isRefused() throws IOException {
    for (String name :
        List.of("a.db", "a.db.wal", ".a.db.lock", ".a.db.erasing-7", "a.db.before-format-2")) {
      out = folder.resolve(name);
      refused(() -> backup(true), "another file than those of the store");
    }
    out = folder;
    refused(() -> backup(true), "got a folder");
    out = folder.resolve("none/b.db");
    refused(() -> backup(true), "make the folder first");
    out = folder.resolve("a?b");
    refused(() -> backup(true), "without ';'");
    assertThat(names()).containsExactly("a.db");
  }

  @Test
  void restore_overANewerStore_keepsItBesideAndWithholdsWhoSaidNoSince() throws IOException {
    backup(false);
    String before = digest(out);
    Path upload = town.upload();
    List<String> rows = new ArrayList<>(Files.readAllLines(upload));
    int said = -1;
    for (int i = 1; i < rows.size() && said < 0; i++) {
      said = rows.get(i).endsWith(",Y") ? i : -1;
    }
    String[] cells = rows.get(said).split(",", -1);
    rows.set(said, rows.get(said).replaceAll("Y$", "N"));
    Path no = new Inputs(folder).write("no.csv", String.join("\n", rows) + "\n");
    try (StoreFile store = StoreFile.open(db, StoredTown.MACHINE)) {
      StoredTown.load(store, no, MissingRule.ASK, town.day());
      StoredTown.link(store, null);
    }
    String newer = digest(db);

    refused(() -> restore(null, false, false), "--overwrite");
    assertThat(digest(db)).isEqualTo(newer);
    StoreRestore.Restored restored = restore(null, true, false);
    assertThat(restored.carried()).isEqualTo(new LaterRights.Carried(0, 1));
    assertThat(restored.kept()).isEqualTo(folder.resolve("a.db.replaced-20261122-101112"));
    assertThat(digest(restored.kept())).isEqualTo(newer);
    assertThat(digest(db)).isNotEqualTo(before);
    try (StoreFile store = StoreFile.open(db, StoredTown.MACHINE)) {
      assertThat(StoreStatus.of(store).waiting()).isEqualTo(1);
      assertThat(
              store
                  .queries()
                  .rows(
                      "SELECT r.reason FROM record r JOIN provider p ON p.id = r.provider WHERE"
                          + " p.name = ? AND r.record_id = ?",
                      row -> row.getString(1),
                      cells[0],
                      cells[1]))
          .containsExactly("consent_no");
      StoredTown.link(store, null);
    }
    assertThat(restore(null, true, false).kept().getFileName().toString()).endsWith("-2");
  }

  @Test
  void restore_ofSomethingElse_isRefusedAndChangesNothing() throws IOException {
    String sha256 = backup(false).sha256();
    change();
    String now = digest(db);
    Path checksums = ChecksumFile.of(out);
    String noted = Files.readString(checksums);

    Files.delete(checksums);
    refused(() -> restore(null, true, false), "--sha256");
    Files.writeString(checksums, noted.replace("backup.db", "other.db"));
    refused(() -> restore(null, true, false), "if the backup was renamed");
    Files.write(checksums, new byte[] {(byte) 0xff, 1});
    refused(() -> restore(null, true, false), "must hold the SHA-256");
    Files.writeString(checksums, noted);
    refused(() -> restore("0".repeat(64), true, false), "got another");
    byte[] bytes = Files.readAllBytes(out);
    bytes[bytes.length / 2] ^= 1;
    Files.write(out, bytes);
    refused(() -> restore(null, true, false), "got another");
    refused(() -> restore(sha256, true, false), "got another");
    bytes[bytes.length / 2] ^= 1;
    Files.write(out, bytes);
    assertThat(digest(db)).isEqualTo(now);
    assertThat(names()).containsExactly("a.db", "backup.db", "backup.db.sha256");

    // As some write it, and as one that is replaced has it.
    Files.writeString(
        checksums,
        "0".repeat(64) + " *backup.db\n" + sha256.toUpperCase(Locale.ROOT) + " *backup.db\n");
    assertThat(restore(null, true, false).kept()).exists();
  }

  @Test
  void restore_overWhatCantBeRead_needsAWordAndKeepsIt() throws IOException {
    backup(false);
    byte[] bytes = Files.readAllBytes(db);
    for (int i = 0; i < bytes.length; i += 1_000) {
      bytes[i] ^= 1;
    }
    Files.write(db, bytes);
    Files.writeString(folder.resolve("a.db.wal"), "log");
    refused(() -> restore(null, true, false), "--even-if-unreadable");
    assertThat(db).hasBinaryContent(bytes);
    StoreRestore.Restored restored = restore(null, true, true);
    assertThat(restored.carried()).isNull();
    assertThat(restored.kept()).hasBinaryContent(bytes);
    assertThat(folder.resolve(restored.kept().getFileName() + ".wal")).hasContent("log");
    assertThat(folder.resolve("a.db.wal")).doesNotExist();
    assertThat(withoutAudit(db)).isEqualTo(withoutAudit(out));
    try (StoreFile store = StoreFile.open(db, StoredTown.MACHINE)) {
      assertThat(restored.audit()).isEqualTo(store.head());
      assertThat(Audit.rows(store).get(Audit.rows(store).size() - 1).outcome())
          .contains("could not be read");
    }
  }

  @Test
  void restore_overAStoreThatIsDamagedAnywhere_isDoneIfItIsSaid() throws IOException {
    backup(false);
    byte[] bytes = Files.readAllBytes(db);
    int unread = 0;
    for (int part = 1; part < 9; part++) {
      byte[] damaged = bytes.clone();
      int from = Math.max(20_000, bytes.length / 9 * part);
      for (int i = from; i < Math.min(from + 20_000, bytes.length); i++) {
        damaged[i] = (byte) (i * 31);
      }
      Files.write(db, damaged);
      Throwable refusal = catchThrowable(() -> restore(null, true, false));
      if (refusal != null) {
        assertThat(refusal).hasMessageContaining("--even-if-unreadable");
        unread += restore(null, true, true).carried() == null ? 1 : 0;
      }
      assertThat(withoutAudit(db)).as("damaged at %d", from).isEqualTo(withoutAudit(out));
    }
    assertThat(unread).isPositive();
  }

  private static String withoutAudit(Path path) {
    try (StoreFile store = StoreFile.openToRead(path, StoredTown.MACHINE)) {
      return StoreDigest.of(store, Set.of("audit", "audit_id", "meta"));
    }
  }

  @Test
  void restore_overAStoreOfTheSameRecords_saysWhereItsAuditEnded() {
    backup(false);
    AuditHead ended;
    try (StoreFile store = StoreFile.open(db, StoredTown.MACHINE)) {
      store.change("test", act -> act.outcome("a row since"));
      ended = store.head();
    }
    StoreRestore.Restored restored = restore(null, true, false);
    assertThat(restored.carried()).isEqualTo(new LaterRights.Carried(0, 0));
    try (StoreFile store = StoreFile.open(db, StoredTown.MACHINE);
        StoreFile kept = StoreFile.openToRead(restored.kept(), StoredTown.MACHINE)) {
      AuditRow row = Audit.rows(store).get(Audit.rows(store).size() - 1);
      assertThat(row.command()).isEqualTo("store restore");
      assertThat(row.outcome()).endsWith("row " + ended.row() + ", " + ended.sha256());
      assertThat(restored.audit()).isEqualTo(store.head());
      assertThat(AuditCheck.of(store, restored.audit().sha256()).fault()).isNull();
      assertThat(AuditCheck.of(kept, ended.sha256()).fault()).isNull();
    }
  }

  @Test
  void restore_afterOwnWords_countsThoseThatTookPart() {
    backup(false);
    List<RightsRequest> some;
    try (StoreFile store = StoreFile.open(db, StoredTown.MACHINE)) {
      some =
          store
              .queries()
              .rows(
                  "SELECT r.record_id, p.name FROM record r JOIN provider p ON p.id = r.provider"
                      + " WHERE r.reason IS NULL ORDER BY r.key LIMIT 3",
                  row ->
                      new RightsRequest(
                          row.getString(1), row.getString(2), false, NOW.toLocalDate(), NOW));
      for (RightsRequest one : some) {
        Consent.set(store, one, false, null, StageListener.SILENT);
      }
    }
    // Withheld and then erased: counted as erased alone.
    Erasure.run(
        db,
        StoredTown.MACHINE,
        new StoreUse("test", told::add),
        some.get(2),
        null,
        StageListener.SILENT);
    assertThat(restore(null, true, false).carried()).isEqualTo(new LaterRights.Carried(1, 2));
  }

  @Test
  void restore_overAnotherStore_isRefusedAndChangesNothing() throws IOException {
    backup(false);
    Path other = folder.resolve("other.db");
    StoredTown.made(other).close();
    String before = digest(other);
    Path store = db;
    db = other;
    refused(() -> restore(null, true, false), "must be the store that the backup was made of");
    assertThat(digest(other)).isEqualTo(before);
    db = store;
    assertThat(restore(null, true, false).kept()).exists();
  }

  @Test
  void restore_ofADamagedBackupWhoseHashIsGiven_namesTheBackup() throws Exception {
    backup(false);
    byte[] bytes = Files.readAllBytes(out);
    int refusals = 0;
    for (int at : new int[] {20_000, bytes.length / 3, bytes.length / 2, bytes.length - 20_000}) {
      byte[] damaged = bytes.clone();
      for (int i = at; i < at + 2000; i++) {
        damaged[i] = (byte) (i * 31);
      }
      Files.write(out, damaged);
      String sha256 =
          HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(damaged));
      Throwable thrown = catchThrowable(() -> restore(sha256, true, false));
      // Not each block is in use.
      if (thrown != null) {
        refusals++;
        assertThat(thrown)
            .as("damaged at %d", at)
            .isInstanceOf(InputRefusedException.class)
            .hasMessageStartingWith(out + ": ")
            .hasMessageContaining("use another backup");
      }
    }
    assertThat(refusals).isGreaterThan(1);
  }

  @Test
  void restore_toAPlaceThatIsNone_isRefused() throws IOException {
    backup(false);
    Path store = db;
    db = folder.resolve("no/such.db");
    refused(() -> restore(null, false, false), "make the folder first");
    db = folder;
    refused(() -> restore(null, true, false), "got a folder");
    db = out;
    refused(() -> restore(null, true, false), "another file than the backup");
    db = folder.resolve("new.db");
    Files.writeString(folder.resolve("new.db.wal"), "log");
    refused(() -> restore(null, true, false), "a store that isn't there");
    db = store;
    out = folder.resolve("none.db");
    refused(() -> restore(null, true, false), "no such file");
    out = Files.writeString(folder.resolve("text.db"), "text");
    refused(() -> restore(null, true, false), "SHA-256");
    String ofText = "982d9e3eb996f559e633f4d194def3761d909f5a3b647d1a851fead67c32c9d1";
    refused(() -> restore(ofText, true, false), out + ": must be a store that");
    refused(() -> restore(ofText, true, false), "a file of another kind; check --from");
    Files.delete(db);
    refused(() -> restore(ofText, true, false), "a file of another kind");
    assertThat(db).doesNotExist();
  }
}
