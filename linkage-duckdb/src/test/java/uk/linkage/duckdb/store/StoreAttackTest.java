package uk.linkage.duckdb.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.Inputs;
import uk.linkage.duckdb.store.load.MissingRule;
import uk.linkage.duckdb.store.read.PersonHistory;
import uk.linkage.duckdb.store.read.StorePersons;
import uk.linkage.duckdb.store.read.StoreStatus;

/** Nothing gets out of a store by a statement, and no value becomes one. */
final class StoreAttackTest {

  @TempDir private Path folder;

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(String::valueOf).sorted().toList();
    }
  }

  private static final List<String> ATTACKS =
      List.of(
          "COPY record TO 'DIR/out.csv'",
          "COPY (SELECT 1) TO 'DIR/out.parquet'",
          "COPY (SELECT 1) TO '/dev/stdout'",
          "COPY record FROM 'DIR/in.csv'",
          "SELECT * FROM 'DIR/in.csv'",
          "SELECT * FROM read_csv('DIR/in.csv')",
          "SELECT * FROM sniff_csv('DIR/in.csv')",
          "SELECT * FROM read_text('DIR/in.csv')",
          "SELECT * FROM read_blob('DIR/in.csv')",
          "SELECT * FROM read_json('DIR/in.csv')",
          "SELECT * FROM read_parquet('DIR/in.csv')",
          "SELECT * FROM glob('DIR/*')",
          "CREATE TABLE stolen AS SELECT * FROM 'DIR/in.csv'",
          "INSTALL httpfs",
          "FORCE INSTALL httpfs FROM 'DIR'",
          "UPDATE EXTENSIONS",
          "LOAD httpfs",
          "LOAD 'DIR/in.duckdb_extension'",
          "ATTACH 'DIR/other.db'",
          "ATTACH 'DIR/other.db' AS o (READ_ONLY)",
          "EXPORT DATABASE 'DIR/exported'",
          "IMPORT DATABASE 'DIR/exported'",
          "SET enable_external_access = true",
          "SET GLOBAL enable_external_access = true",
          "SET lock_configuration = false",
          "RESET lock_configuration",
          "SET temp_directory = 'DIR'",
          "SET memory_limit = '100GB'",
          "SET threads = 64",
          "SET allowed_directories = ['DIR']",
          "SET secret_directory = 'DIR'",
          "PRAGMA temp_directory = 'DIR'",
          "PRAGMA profiling_output = 'DIR/profile.json'",
          "PRAGMA enable_profiling",
          "PRAGMA wal_autocheckpoint = '1TB'",
          "PRAGMA disable_checkpoint_on_shutdown",
          "CALL enable_logging(storage = 'file', storage_path = 'DIR/log')",
          "CREATE PERSISTENT SECRET s (TYPE http)",
          "CREATE SECRET s (TYPE s3, KEY_ID 'a', SECRET 'b')");

  @Test
  void attacks_areRefusedAndLeaveNothing() throws IOException {
    Files.writeString(folder.resolve("in.csv"), "a,b\n1,2\n");
    try (DuckDb other = DuckDb.onFile(folder.resolve("other.db"), 1, 1L << 28)) {
      other.execute("CREATE TABLE a(b INTEGER)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      store.queries().inTransaction(() -> store.set("x", "y"));
      List<String> before = files();
      for (String attack : ATTACKS) {
        String statement = attack.replace("DIR", folder.toString());
        assertThatThrownBy(() -> store.queries().rows(statement, row -> row.getObject(1)))
            .as(attack)
            .isInstanceOf(RuntimeException.class);
        assertThat(files()).as(attack).isEqualTo(before);
        assertThat(store.setting("x")).as(attack).isEqualTo("y");
      }
    }
  }

  /** What DuckDB lets anybody do in memory stays there. */
  @Test
  void secretInMemory_leavesNothing() throws IOException {
    Path path = folder.resolve("a.db");
    try (StoreFile store = StoredTown.made(path)) {
      List<String> before = files();
      store.queries().update("CREATE SECRET s (TYPE http)");
      store.queries().update("ATTACH ':memory:' AS m");
      assertThat(files()).isEqualTo(before);
    }
    try (StoreFile store = StoreFile.open(path, StoredTown.MACHINE)) {
      assertThat(store.queries().number("SELECT count(*) FROM duckdb_secrets()")).isZero();
    }
  }

  private static final List<String> HOSTILE =
      List.of(
          "O'Hara \"House\"",
          "'; DROP TABLE record; --",
          "x\"; ATTACH '/tmp/a' AS b; --",
          "%s %d {0} ${a} $1 ?",
          "../../etc/passwd",
          "\u202Ee\u0007vil",
          "😀 é ß 漢字",
          "NULL; --",
          "x".repeat(2_000));

  @Test
  void hostileProvidersAndIds_goInAndComeOut() {
    StringBuilder csv = new StringBuilder(Inputs.HEADER).append('\n');
    for (int i = 0; i < HOSTILE.size(); i++) {
      String cell = '"' + HOSTILE.get(i).replace("\"", "\"\"") + '"';
      csv.append(cell).append(',').append(cell).append(",JS,19").append(50 + i);
      csv.append("-05-31,M,L3 2ET,Y\n");
    }
    Path file = new Inputs(folder).write("in.csv", csv.toString());
    StoredTown town = new StoredTown(folder, new SplittableRandom(2), 60);
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      town.load(store, MissingRule.ASK);
      StoredTown.load(store, file, MissingRule.ASK, LocalDate.of(2026, 3, 31));
      StoredTown.link(store, null);
      assertThat(StoreStatus.of(store).providers())
          .extracting(StoreStatus.Provider::name)
          .containsAll(HOSTILE);
      assertThat(StorePersons.of(store))
          .filteredOn(row -> HOSTILE.contains(row.provider()))
          .hasSize(HOSTILE.size())
          .allMatch(row -> row.provider().equals(row.recordId()));
      for (String name : HOSTILE) {
        long person = PersonHistory.personOf(store, name + "/" + name);
        assertThat(PersonHistory.of(store, person).records()).contains(name + "/" + name);
      }
      assertThat(
              StoredTown.load(store, file, MissingRule.ASK, LocalDate.of(2026, 3, 31)).recorded())
          .isFalse();
    }
  }

  @Test
  void valuesWithNul_goInAndComeOut() {
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      String hostile = "a\0b'; DROP TABLE meta; --";
      store.queries().inTransaction(() -> store.set(hostile, hostile));
      assertThat(store.setting(hostile)).isEqualTo(hostile);
      assertThat(store.setting("format")).isNotEmpty();
    }
  }
}
