package uk.linkage.duckdb.store;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import uk.linkage.intake.InputRefusedException;

/**
 * Whether a store has the tables that linkage makes. Another program can change them, and then
 * every statement on them would fail as if that were a fault of ours.
 */
final class StoreTables {

  private StoreTables() {}

  /**
   * Refuses a store whose tables are others. Tables that are there beside them are nobody's
   * concern.
   *
   * @param store the store
   * @param format its format
   */
  static void require(StoreFile store, int format) {
    Map<String, String> found = new TreeMap<>();
    store
        .queries()
        .rows(
            "SELECT table_name, sql FROM duckdb_tables() WHERE database_name = current_database()"
                + " AND schema_name = 'main'",
            row -> List.of(row.getString(1), row.getString(2)))
        .forEach(table -> found.put(table.get(0), plain(table.get(1))));
    for (List<String> step : StoreSchema.STEPS.subList(0, format)) {
      for (String statement : step) {
        String name = statement.replaceAll("^CREATE TABLE (\\w+)\\(.*$", "$1");
        if (!Objects.equals(found.get(name), plain(statement))) {
          throw refusal(
              store, (found.containsKey(name) ? "other columns in table " : "no table ") + name);
        }
      }
    }
  }

  /** A statement without what DuckDB adds to it: quotes around words of SQL, and its end. */
  private static String plain(String statement) {
    return statement.replaceAll("[\"\\s;]", "");
  }

  private static InputRefusedException refusal(StoreFile store, String found) {
    return new InputRefusedException(
        store.path()
            + ": must have the tables that linkage made, got "
            + found
            + ": another program has changed the file; go back to a backup of it: linkage store"
            + " restore");
  }
}
