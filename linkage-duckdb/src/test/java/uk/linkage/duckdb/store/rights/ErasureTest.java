package uk.linkage.duckdb.store.rights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.StageListener;
import uk.linkage.duckdb.Inputs;
import uk.linkage.duckdb.store.RecordRows;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreUse;
import uk.linkage.duckdb.store.StoredTown;
import uk.linkage.duckdb.store.load.LoadOutcome;
import uk.linkage.duckdb.store.load.MissingRule;
import uk.linkage.duckdb.store.read.StoreStatus;
import uk.linkage.intake.InputRefusedException;

final class ErasureTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);
  private static final String ID = "an-id-that-stands-nowhere-else-7";
  private static final String FILE =
      Inputs.HEADER
          + "\nOak,"
          + ID
          + ",JS,1980-05-31,M,L3 2ET,Y\nOak,2,AB,1975-11-12,F,L17 8XX,Y\n"
          + "Elm,4,KW,1990-02-03,F,WA1 1AB,Y\n";

  @TempDir private Path folder;

  private LoadOutcome load(StoreFile store, String csv) {
    return StoredTown.load(store, new Inputs(folder).write("in.csv", csv), MissingRule.ASK, DAY);
  }

  private static Receipt erase(Path db, RightsRequest request) {
    return Erasure.run(
        db, StoredTown.MACHINE, StoreUse.UNNAMED, request, Rights.LINK, StageListener.SILENT);
  }

  private Path loaded() throws IOException {
    Path db = Files.createDirectories(folder.resolve("kept")).resolve("a.db");
    try (StoreFile store = StoredTown.made(db)) {
      load(store, FILE);
    }
    return db;
  }

  @Test
  void erase_leavesNoByteOfTheWordOrTheIdInTheFolder() throws IOException {
    Path db = loaded();
    long word;
    try (StoreFile store = StoreFile.open(db, StoredTown.MACHINE)) {
      word = store.queries().number("SELECT word FROM record WHERE record_id = ?", ID);
    }
    List<String> traces = traces(word);
    Set<String> before = found(db.getParent(), traces);
    // Or the search could never fail.
    assertThat(before).contains("id", "word, least byte first");

    Receipt receipt = erase(db, Rights.of(ID, null));
    assertThat(receipt.changed()).isTrue();
    assertThat(receipt.what()).last().asString().contains("nothing found");
    assertThat(found(db.getParent(), traces)).isEmpty();
    try (Stream<Path> files = Files.list(db.getParent())) {
      assertThat(files.map(Path::getFileName).map(Path::toString)).containsExactly("a.db");
    }
    if (Files.getFileStore(db).supportsFileAttributeView("posix")) {
      assertThat(Files.getPosixFilePermissions(db)).hasSize(2);
    }
  }

  /** Sets all rows of the audit to the day of the requests: they have the time of the machine. */
  private static void setAuditTo(Path db, String made) {
    try (StoreFile store = StoreFile.open(db, StoredTown.MACHINE)) {
      store.queries().update("UPDATE audit SET made = ?", made);
    }
  }

  @Test
  void erase_again_tellsOfTheErasureWhatTheAuditHas() throws IOException {
    Path db = loaded();
    erase(db, Rights.of(ID, null));
    setAuditTo(db, "2026-04-01T09:11:12Z");
    assertThat(erase(db, Rights.of(ID, null)).what().get(1)).contains("has no erasure of that day");

    setAuditTo(db, "2026-04-09T09:11:12Z");
    Receipt again = erase(db, Rights.of(ID, null));
    assertThat(again.changed()).isFalse();
    assertThat(again.what().get(0)).contains("was erased on 2026-04-09; nothing was changed");
    assertThat(again.what().get(1))
        .startsWith("Of that erasure the audit has row 3, of 2026-04-09T09:11:12Z by ")
        .contains("1 record was erased; records 3 before and 2 after, taking part 3 before and 2")
        .doesNotContain(ID);

    erase(db, Rights.of("2", null));
    setAuditTo(db, "2026-04-09T09:11:12Z");
    assertThat(erase(db, Rights.of("2", null)).what().get(1))
        .startsWith(
            "The audit doesn't say which record a row erased. Of that day it has 2 erasures")
        .contains("records 3 before and 2 after")
        .contains("records 2 before and 1 after")
        .doesNotContain(ID);
    assertThat(found(db.getParent(), List.of(ID))).isEmpty();
  }

  private static final List<String> NAMES =
      List.of(
          "id",
          "word, least byte first",
          "word, greatest byte first",
          "word in groups of seven bits",
          "word in digits",
          "word in hexadecimal digits");

  private static List<String> traces(long word) {
    StringBuilder leb = new StringBuilder();
    long rest = word;
    while (true) {
      int low = (int) (rest & 0x7F);
      rest >>= 7;
      boolean last = (rest == 0 && (low & 0x40) == 0) || (rest == -1 && (low & 0x40) != 0);
      leb.append((char) (last ? low : low | 0x80));
      if (last) {
        break;
      }
    }
    return List.of(
        ID,
        bytes(word, ByteOrder.LITTLE_ENDIAN),
        bytes(word, ByteOrder.BIG_ENDIAN),
        leb.toString(),
        Long.toString(word),
        Long.toHexString(word));
  }

  private static String bytes(long word, ByteOrder order) {
    byte[] bytes = ByteBuffer.allocate(8).order(order).putLong(word).array();
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static Set<String> found(Path folder, List<String> traces) throws IOException {
    Set<String> found = new HashSet<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (int i = 0; i < traces.size(); i++) {
          if (text.contains(traces.get(i))) {
            found.add(NAMES.get(i));
          }
        }
      }
    }
    return found;
  }

  @Test
  void erase_thenUploadedAgain_isNotTaken_andASecondErasureSaysSo() throws IOException {
    Path db = loaded();
    erase(db, Rights.of(ID, null));
    try (StoreFile store = StoreFile.open(db, StoredTown.MACHINE)) {
      LoadOutcome again = load(store, FILE);
      assertThat(again.notes()).anyMatch(note -> note.contains("erased earlier"));
      assertThat(again.recorded()).isFalse();
      load(store, FILE.replace("L3 2ET,Y", "L3 2ET,N"));
      assertThat(StoreStatus.of(store).records()).isEqualTo(2);
      assertThat(again.uploads()).allMatch(upload -> upload.unnamed() == 0);
    }
    Receipt second = erase(db, Rights.of(ID, null));
    assertThat(second.changed()).isFalse();
    assertThat(second.what().get(0)).contains("was erased on 2026-04-09");
    assertThatThrownBy(() -> erase(db, Rights.of("no such", null)))
        .isInstanceOf(InputRefusedException.class);
    assertThatThrownBy(() -> erase(db, Rights.of(ID, "Elm")))
        .isInstanceOf(InputRefusedException.class);
  }

  @Test
  void erase_oneOfManyAndAWithheldOne_givesThePersonsOfTheOthers() {
    StoredTown town = new StoredTown(folder, new SplittableRandom(12), 100);
    Path db = folder.resolve("a.db");
    String name;
    Map<String, Long> others;
    try (StoreFile store = StoredTown.made(db)) {
      for (int quarter = 0; quarter < 3; quarter++) {
        town.load(store, MissingRule.WITHDRAW);
        StoredTown.link(store, null);
        town.quarter();
      }
      name = Rights.linked(store);
      Rights.consent(store, Rights.of(name), false);
      others = Rights.persons(store);
      Rights.consent(store, Rights.of(name), true);
    }
    Receipt receipt = erase(db, Rights.of(name));
    assertThat(receipt.after().records()).isEqualTo(receipt.before().records() - 1);
    try (StoreFile store = StoreFile.open(db, StoredTown.MACHINE)) {
      assertThat(new HashSet<>(Rights.parts(Rights.persons(store)).values()))
          .isEqualTo(new HashSet<>(Rights.parts(others).values()));
      assertThat(store.queries().number("SELECT count(*) FROM record WHERE dirty")).isZero();
    }
    String away = "";
    try (StoreFile store = StoreFile.open(db, StoredTown.MACHINE)) {
      away =
          store
              .queries()
              .rows(
                  "SELECT p.name || '/' || record_id FROM record r JOIN provider p ON p.id ="
                      + " r.provider WHERE reason IS NOT NULL AND word IS NOT NULL LIMIT 1",
                  row -> row.getString(1))
              .get(0);
    }
    Receipt ofWithheld = erase(db, Rights.of(away));
    assertThat(ofWithheld.after().persons()).isEqualTo(ofWithheld.before().persons());
  }

  @Test
  void erasedRows_areListedForEveryTableThatHasAColumnOfARecord() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      Map<String, Long> listed = new TreeMap<>();
      store
          .queries()
          .inTransactionTakenBack(() -> listed.putAll(RecordRows.remove(store, List.of(1))));
      List<String> tables =
          store
              .queries()
              .rows(
                  "SELECT DISTINCT table_name FROM information_schema.columns WHERE column_name IN"
                      + " ('record', 'a', 'b', 'key') AND data_type = 'INTEGER' AND table_name <>"
                      + " 'erased' ORDER BY 1",
                  row -> row.getString(1));
      assertThat(List.copyOf(listed.keySet())).isEqualTo(tables);
    }
  }

  @Test
  void open_afterAKillBetweenErasureAndRewriting_destroysWhatIsLeft() throws IOException {
    Path db = loaded();
    try (StoreFile store = StoreFile.open(db, StoredTown.MACHINE)) {
      List<HeldRecord> records = HeldRecord.of(store.queries(), Rights.of(ID, null));
      store.queries().inTransaction(() -> Erasure.remove(store, records));
    }
    // As if killed there; and another process between the two names of the old file.
    Path left = Files.createDirectory(db.resolveSibling(".a.db.erasing-999999999"));
    Files.createLink(left.resolve("old"), db);
    Files.writeString(left.resolve("new"), ID);
    try (StoreFile store = StoreFile.open(db, StoredTown.MACHINE)) {
      assertThat(StoreStatus.of(store).records()).isEqualTo(2);
      assertThat(store.setting("rewrite")).isEmpty();
    }
    assertThat(left).doesNotExist();
    assertThat(found(db.getParent(), traces(1))).doesNotContain("id");

    // Killed on a file system without hard links, after the first of two moves.
    Files.createDirectory(left);
    Files.move(db, left.resolve("old"));
    try (StoreFile store = StoreFile.open(db, StoredTown.MACHINE)) {
      assertThat(StoreStatus.of(store).records()).isEqualTo(2);
    }
    assertThat(left).doesNotExist();
  }

  @Test
  void tombstones_copiedToARestoredBackup_eraseAgain() throws IOException {
    Path db = loaded();
    Path backup = Files.copy(db, folder.resolve("backup.db"));
    erase(db, Rights.of(ID, null));
    try (StoreFile newer = StoreFile.open(db, StoredTown.MACHINE);
        StoreFile restored = StoreFile.open(backup, StoredTown.MACHINE)) {
      List<Long> erased = new ArrayList<>();
      restored
          .queries()
          .inTransaction(
              () -> {
                Tombstones.copy(newer, restored);
                erased.add(Tombstones.applyTo(restored));
              });
      assertThat(erased).containsExactly(1L);
      restored.rewrite();
    }
    try (StoreFile restored = StoreFile.open(backup, StoredTown.MACHINE)) {
      assertThat(StoreStatus.of(restored).records()).isEqualTo(2);
      assertThat(load(restored, FILE).notes()).anyMatch(note -> note.contains("erased earlier"));
    }
  }

  @Test
  void erase_isNotPassedByUnderAnotherSpellingOfTheProvider() throws IOException {
    Path db = loaded();
    erase(db, Rights.of(ID, null));
    erase(db, Rights.of("2", null));
    try (StoreFile store = StoreFile.open(db, StoredTown.MACHINE)) {
      // Nothing is left of the provider but its name, which is part of what is blocked.
      assertThatThrownBy(() -> load(store, FILE.replace("Oak,", "oak,")))
          .isInstanceOf(InputRefusedException.class)
          .hasMessageContaining("'oak', which looks like 'Oak' (that has 0 of its 2 record ids)");
      assertThat(store.queries().number("SELECT count(*) FROM record")).isEqualTo(1);
    }
  }
}
