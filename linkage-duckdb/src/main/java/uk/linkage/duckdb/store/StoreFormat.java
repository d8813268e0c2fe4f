package uk.linkage.duckdb.store;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import uk.linkage.intake.InputRefusedException;

/** What the file of a store says that it is: a store, and of which format. */
final class StoreFormat {

  /** By which a store is told from any other database. */
  private static final String KIND = "linkage person store";

  private StoreFormat() {}

  /** Makes the tables of a store of today's format in an empty database. */
  static void make(StoreFile store, LocalDate day, String version) {
    StoreSchema.STEPS.forEach(step -> step.forEach(store.queries()::update));
    store.set("kind", KIND);
    store.set("format", Integer.toString(StoreSchema.FORMAT));
    store.set("created", day.toString());
    store.set("created_by", version);
    store.set("historical", "yes");
    store.set(StoreFile.IDENTITY, UUID.randomUUID().toString());
  }

  /** Refuses what is no store, one of a newer version, and one that another program changed. */
  static void requireOurs(StoreFile store) {
    if (!isOurs(store)) {
      throw StoreDoor.notOurs(store.path(), "another database");
    }
    int format = of(store);
    if (format > StoreSchema.FORMAT) {
      throw new InputRefusedException(
          String.format(
              Locale.ROOT,
              "%s: must be of format %d or older, got %d, of a newer version of linkage; use that",
              store.path(),
              StoreSchema.FORMAT,
              format));
    }
    StoreTables.require(store, format);
  }

  /** DuckDB's views of its columns take ten times as long, and each command asks. */
  private static boolean isOurs(StoreFile store) {
    StoreQueries queries = store.queries();
    return queries.number(
                "SELECT count(*) FROM duckdb_tables() WHERE database_name = current_database() AND"
                    + " schema_name = 'main' AND table_name = 'meta'")
            == 1
        && queries.number(
                "SELECT count(*) FROM pragma_table_info('meta') WHERE name IN ('name', 'value') AND"
                    + " type = 'VARCHAR'")
            == 2
        && KIND.equals(store.setting("kind"));
  }

  /** The format of a file. */
  static int of(StoreFile store) {
    String said = store.setting("format");
    if (!said.matches("[1-9]\\d{0,8}")) {
      throw StoreDoor.damaged(store.path(), new IllegalStateException("no format"));
    }
    return Integer.parseInt(said);
  }
}
