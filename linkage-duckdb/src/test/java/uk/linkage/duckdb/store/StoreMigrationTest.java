package uk.linkage.duckdb.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.Inputs;
import uk.linkage.duckdb.output.OwnerOnly;
import uk.linkage.duckdb.store.link.LinkOutcome;
import uk.linkage.duckdb.store.load.MissingRule;

/** Stores that earlier versions made are brought up to date with all that is in them. */
final class StoreMigrationTest {

  /** What the first version made, with two links and a load that waits. */
  private static final List<String> FORMAT_1 = statements();

  private static final List<String> TABLES_OF_1 =
      List.of(
          "provider",
          "load",
          "load_file",
          "upload",
          "record",
          "version",
          "link",
          "person",
          "step",
          "run",
          "model",
          "model_pattern",
          "model_mask",
          "model_value");

  @TempDir private Path folder;

  private static List<String> statements() {
    try (InputStream in =
        Objects.requireNonNull(StoreMigrationTest.class.getResourceAsStream("format-1.sql"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("--"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A store as a version of that format would have left it. */
  private Path storeOfFormat(int format) {
    Path path = folder.resolve("format" + format + ".db");
    try (DuckDb db = DuckDb.onFile(path, 1, 1L << 28)) {
      for (String statement : FORMAT_1) {
        db.execute(statement);
      }
      for (List<String> step : StoreSchema.STEPS.subList(1, format)) {
        for (String statement : step) {
          db.execute(statement);
        }
      }
      db.execute("UPDATE meta SET value = '" + format + "' WHERE name = 'format'");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    OwnerOnly.keep(path);
    return path;
  }

  /** Every cell of format 1 that a store has. */
  private static List<String> cells(StoreQueries queries) {
    List<String> all = new ArrayList<>();
    for (String table : TABLES_OF_1) {
      List<String> columns =
          FORMAT_1.stream()
              .filter(line -> line.startsWith("CREATE TABLE " + table + "("))
              .flatMap(line -> Stream.of(line.replaceAll("^[^(]*\\(|\\);$", "").split(", ")))
              .map(column -> column.substring(0, column.indexOf(' ')))
              .toList();
      assertThat(columns).as(table).isNotEmpty();
      all.addAll(
          queries.rows(
              "SELECT concat_ws('|', '"
                  + table
                  + "', "
                  + String.join(
                      ", ", columns.stream().map(c -> "coalesce(" + c + "::VARCHAR, '-')").toList())
                  + ") FROM "
                  + table
                  + " ORDER BY 1",
              row -> row.getString(1)));
    }
    return all;
  }

  @Test
  void open_storeOfEveryEarlierFormat_keepsAllRowsAndACopy() throws IOException {
    for (int format = 1; format < StoreSchema.FORMAT; format++) {
      Path path = storeOfFormat(format);
      byte[] bytes = Files.readAllBytes(path);
      List<String> before;
      try (DuckDb db = DuckDb.onFileToRead(path, 1, 1L << 28)) {
        before = cells(new StoreQueries(path, StoreBytes.log(path), db));
      }
      assertThat(before).hasSizeGreaterThan(250);
      List<String> told = new ArrayList<>();
      try (StoreFile store =
          StoreFile.open(path, StoredTown.MACHINE, new StoreUse("test", told::add))) {
        assertThat(store.setting("format")).isEqualTo(Integer.toString(StoreSchema.FORMAT));
        assertThat(cells(store.queries())).isEqualTo(before);
      }
      Path kept = folder.resolve("format" + format + ".db.before-format-" + StoreSchema.FORMAT);
      assertThat(told).singleElement().asString().contains(kept.getFileName().toString());
      assertThat(kept).hasBinaryContent(bytes);
      if (Files.getFileStore(kept).supportsFileAttributeView("posix")) {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
            .isEqualTo("rw-------");
      }
      StoreFile.open(path, StoredTown.MACHINE, new StoreUse("test", told::add)).close();
      assertThat(told).hasSize(1);
    }
  }

  @Test
  void migratedStore_hasTheTablesOfANewOne() {
    Path path = storeOfFormat(1);
    String tables =
        "SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable FROM"
            + " information_schema.columns WHERE table_schema = 'main' ORDER BY 1";
    try (StoreFile migrated = StoreFile.open(path, StoredTown.MACHINE);
        StoreFile made = StoredTown.made(folder.resolve("new.db"))) {
      assertThat(migrated.queries().rows(tables, row -> row.getString(1)))
          .isEqualTo(made.queries().rows(tables, row -> row.getString(1)));
    }
  }

  @Test
  void migratedStore_isLoadedAndLinkedAsAnyOther() {
    try (StoreFile store = StoreFile.open(storeOfFormat(1), StoredTown.MACHINE)) {
      LinkOutcome first = StoredTown.link(store, null);
      assertThat(first.fitted()).isFalse();
      assertThat(first.changed()).isPositive();
      Path more =
          new Inputs(folder)
              .write("more.csv", Inputs.HEADER + "\nOak,new1,JS,1980-05-31,M,L3 2ET,Y\n");
      StoredTown.load(store, more, MissingRule.KEEP, LocalDate.of(2030, 1, 1));
      LinkOutcome second = StoredTown.link(store, null);
      assertThat(second.records()).isEqualTo(first.records() + 1);
    }
  }

  @Test
  void open_whereACopyOfThatNameIs_leavesItAlone() throws IOException {
    Path path = storeOfFormat(1);
    String name = path.getFileName() + ".before-format-" + StoreSchema.FORMAT;
    Files.writeString(folder.resolve(name), "mine");
    StoreFile.open(path, StoredTown.MACHINE).close();
    assertThat(folder.resolve(name)).hasContent("mine");
    assertThat(folder.resolve(name + "-2")).exists();
  }

  @Test
  void open_stepThatFails_changesNothing() throws IOException {
    Path path = storeOfFormat(1);
    // A table of the name that the next step wants to make.
    try (DuckDb db = DuckDb.onFile(path, 1, 1L << 28)) {
      db.execute("CREATE TABLE backup(mine INTEGER)");
      db.execute("INSERT INTO backup VALUES (42)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    byte[] bytes = Files.readAllBytes(path);
    assertThat(
            org.assertj.core.api.Assertions.catchThrowable(
                () -> StoreFile.open(path, StoredTown.MACHINE)))
        .isNotNull();
    try (DuckDb db = DuckDb.onFileToRead(path, 1, 1L << 28)) {
      StoreQueries queries = new StoreQueries(path, StoreBytes.log(path), db);
      assertThat(queries.number("SELECT mine FROM backup")).isEqualTo(42);
      assertThat(queries.number("SELECT value::BIGINT FROM meta WHERE name = 'format'"))
          .isEqualTo(1);
    }
    assertThat(folder.resolve(path.getFileName() + ".before-format-" + StoreSchema.FORMAT))
        .hasBinaryContent(bytes);
  }
}
