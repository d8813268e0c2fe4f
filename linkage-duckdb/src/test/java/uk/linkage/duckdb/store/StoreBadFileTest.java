package uk.linkage.duckdb.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.store.copy.StoreDigest;
import uk.linkage.duckdb.store.load.MissingRule;
import uk.linkage.intake.InputRefusedException;

/** Files that are no stores, and stores that something has happened to. */
final class StoreBadFileTest {

  @TempDir private Path folder;

  private void refused(Path path, String words) {
    assertThatThrownBy(() -> StoreFile.open(path, StoredTown.MACHINE).close())
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining(words);
  }

  @Test
  void open_whatIsNoStore_isRefusedWithWords() throws IOException {
    refused(folder.resolve("none.db"), "store init");
    refused(folder, "got a folder");
    refused(Files.createFile(folder.resolve("empty.db")), "got an empty file");
    refused(Files.writeString(folder.resolve("text.db"), "a,b\n1,2\n"), "a file of another kind");
    refused(zip(), "a file of another kind");
    refused(folder.resolve("a;b.db"), "without ';'");
  }

  private Path zip() throws IOException {
    Path zip = folder.resolve("zip.db");
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      out.putNextEntry(new ZipEntry("a.csv"));
      out.write(new byte[10_000]);
    }
    return zip;
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "no devices in folders")
  void open_deviceOrLinkToNothing_isRefused() throws IOException {
    refused(Path.of("/dev/null"), "got a device or pipe");
    refused(
        Files.createSymbolicLink(folder.resolve("l.db"), folder.resolve("gone.db")),
        "a link to a file that isn't there");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE other(a INTEGER)",
        "CREATE TABLE meta(name VARCHAR, value VARCHAR)",
        "CREATE TABLE meta(a INTEGER)",
        "CREATE TABLE meta(name INTEGER, value BLOB)",
        "CREATE VIEW meta AS SELECT 'kind' AS name, 'a' AS value",
        "CREATE SCHEMA s; CREATE TABLE s.meta(name VARCHAR, value VARCHAR)"
      })
  void open_anotherDatabase_isRefused(String statement) {
    Path path = folder.resolve("other.db");
    try (DuckDb other = DuckDb.onFile(path, 1, 1)) {
      other.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    refused(path, "another database");
  }

  @ParameterizedTest
  @CsvSource({
    "DROP TABLE link, no table link",
    "DROP TABLE backup, no table backup",
    "DROP TABLE tombstone; CREATE VIEW tombstone AS SELECT 1 AS key, no table tombstone",
    "ALTER TABLE audit_id RENAME TO names, no table audit_id",
    "ALTER TABLE record RENAME COLUMN word TO words, other columns in table record",
    "ALTER TABLE fact ADD COLUMN a INTEGER, other columns in table fact",
    "ALTER TABLE own_word DROP COLUMN given, other columns in table own_word",
    "ALTER TABLE contact ALTER COLUMN record TYPE BIGINT, other columns in table contact",
    "ALTER TABLE run ALTER COLUMN links DROP NOT NULL, other columns in table run"
  })
  void open_storeThatAnotherProgramChanged_saysSo(String statements, String found) {
    Path path = folder.resolve("a.db");
    StoredTown.made(path).close();
    changeByHand(path, statements);
    refused(path, "must have the tables that linkage made, got " + found + ": another program");
  }

  @Test
  void open_tableBesideOurs_isNobodysConcern() {
    Path path = folder.resolve("a.db");
    StoredTown.made(path).close();
    changeByHand(path, "CREATE TABLE mine(a INTEGER)");
    StoreFile.open(path, StoredTown.MACHINE).close();
  }

  private static void changeByHand(Path path, String statements) {
    try (DuckDb other = DuckDb.onFile(path, 1, 1L << 28)) {
      other.execute(statements);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "0", "99999999999999"})
  void open_formatThatIsNone_isDamaged(String format) {
    Path path = folder.resolve("a.db");
    try (StoreFile store = StoredTown.made(path)) {
      store.set("format", format);
    }
    refused(path, "damaged");
  }

  /** A store of several blocks that is closed. */
  private byte[] bytes() throws IOException {
    Path path = folder.resolve("whole.db");
    StoredTown town = new StoredTown(folder, new SplittableRandom(5), 400);
    try (StoreFile store = StoredTown.made(path)) {
      town.load(store, MissingRule.ASK);
    }
    assertThat(folder.resolve("whole.db.wal")).doesNotExist();
    return Files.readAllBytes(path);
  }

  /** What a command does that reads everything. */
  private static String read(Path path) {
    try (StoreFile store = StoreFile.open(path, StoredTown.MACHINE)) {
      return StoreDigest.of(store);
    }
  }

  @Test
  void truncatedStore_isRefusedAndNeverReadAsLess() throws IOException {
    byte[] bytes = bytes();
    String whole = read(folder.resolve("whole.db"));
    int block = 262_144;
    int refusals = 0;
    for (int kept :
        new int[] {
          1,
          11,
          12,
          100,
          4_096,
          6_000,
          8_192,
          12_288,
          12_289,
          12_288 + block,
          bytes.length / 2,
          bytes.length - block,
          bytes.length - 1
        }) {
      Path cut = Files.write(folder.resolve("cut.db"), Arrays.copyOf(bytes, kept));
      try {
        // What lies behind the last block in use may be missing.
        assertThat(read(cut)).as("kept %d", kept).isEqualTo(whole);
      } catch (InputRefusedException e) {
        refusals++;
        assertThat(e).as("kept %d", kept).hasMessageMatching("(?s).*(damaged|another kind).*");
      }
      Files.delete(cut);
    }
    assertThat(refusals).isGreaterThan(9);
  }

  @Test
  void flippedBytes_areRefusedAndNeverReadAsSomethingElse() throws IOException {
    byte[] bytes = bytes();
    String whole = read(folder.resolve("whole.db"));
    SplittableRandom random = new SplittableRandom(8);
    int refusals = 0;
    for (int flip = 0; flip < 40; flip++) {
      int at = random.nextInt(flip < 12 ? 12_288 : bytes.length);
      byte[] bad = bytes.clone();
      bad[at] ^= (byte) (1 << random.nextInt(8));
      Path path = Files.write(folder.resolve("flip.db"), bad);
      try {
        // Nothing is in what lies between the headers, or of a block that is free.
        assertThat(read(path)).as("byte %d", at).isEqualTo(whole);
      } catch (InputRefusedException e) {
        refusals++;
        assertThat(e)
            .as("byte %d", at)
            .hasMessageMatching("(?s).*(damaged|another kind|newer|another database).*");
      }
    }
    assertThat(refusals).isGreaterThan(20);
  }

  @Test
  void logOfRubbish_isRefusedOrLeftOut() throws IOException {
    bytes();
    Path path = folder.resolve("whole.db");
    String whole = read(path);
    byte[] rubbish = new byte[5_000];
    new java.util.Random(3).nextBytes(rubbish);
    Files.write(folder.resolve("whole.db.wal"), rubbish);
    try {
      assertThat(read(path)).isEqualTo(whole);
    } catch (InputRefusedException e) {
      assertThat(e).hasMessageContaining("damaged");
    }
    Files.deleteIfExists(folder.resolve("whole.db.wal"));
    assertThat(read(path)).isEqualTo(whole);
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "links need a right there")
  void linkToAStore_hasItsLogAndNoteBesideTheStore() throws IOException {
    Path home = Files.createDirectory(folder.resolve("home"));
    Path path = home.resolve("a.db");
    StoredTown.made(path).close();
    Path other = Files.createDirectory(folder.resolve("other"));
    Path link = Files.createSymbolicLink(other.resolve("link.db"), path);
    try (StoreFile store = StoreFile.open(link, StoredTown.MACHINE)) {
      store.queries().inTransaction(() -> store.set("a", "b"));
      assertThat(home.resolve("a.db.wal")).exists();
      assertThat(home.resolve(".a.db.lock")).exists();
      try (Stream<Path> files = Files.list(other)) {
        assertThat(files).containsExactly(link);
      }
    }
    try (StoreFile store = StoreFile.open(path, StoredTown.MACHINE)) {
      assertThat(store.setting("a")).isEqualTo("b");
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "other permissions")
  void storeThatIsReadOnly_isRefusedWithWords() throws IOException {
    Path path = folder.resolve("a.db");
    StoredTown.made(path).close();
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--------"));
    assumeThat(Files.isWritable(path)).as("who is root may write everywhere").isFalse();
    refused(path, "yours to read and to write");
  }
}
