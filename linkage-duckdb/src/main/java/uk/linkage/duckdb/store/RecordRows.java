package uk.linkage.duckdb.store;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** All rows of a store that belong to some records, in whatever table. */
public final class RecordRows {

  private RecordRows() {}

  /**
   * Removes all that a store has of some records, within a transaction. What was removed is still
   * in the bytes of the file until {@link StoreFile#rewrite}, or the next process that opens it.
   *
   * @param store the store
   * @param keys the keys of the records
   * @return how many rows of which table were removed, in order of name
   */
  public static SortedMap<String, Long> remove(StoreFile store, List<Integer> keys) {
    StoreQueries queries = store.queries();
    queries.stage(
        "erased",
        "key INTEGER",
        rows -> {
          for (int key : keys) {
            rows.beginRow().append(key).endRow();
          }
        });
    SortedMap<String, Long> removed = new TreeMap<>();
    for (StoreSchema.OfRecord of : StoreSchema.OF_RECORDS) {
      removed.merge(of.table(), removed(queries, of.table(), of.column()), Long::sum);
    }
    removed.put("record", removed(queries, "record", "key"));
    store.set(StoreFile.REWRITE, "due");
    return removed;
  }

  private static long removed(StoreQueries queries, String table, String column) {
    String rows = " FROM " + table + " WHERE " + column + " IN (SELECT key FROM erased)";
    long count = queries.number("SELECT count(*)" + rows);
    queries.update("DELETE" + rows);
    return count;
  }

  /**
   * Counts what a store has of some records.
   *
   * @param store the store
   * @param keys keys of records
   * @return how many rows of all tables
   */
  public static long count(StoreFile store, List<Integer> keys) {
    StoreQueries queries = store.queries();
    long rows = 0;
    for (int key : keys) {
      rows += queries.number("SELECT count(*) FROM record WHERE key = ?", key);
      for (StoreSchema.OfRecord of : StoreSchema.OF_RECORDS) {
        rows +=
            queries.number(
                "SELECT count(*) FROM " + of.table() + " WHERE " + of.column() + " = ?", key);
      }
    }
    return rows;
  }
}
