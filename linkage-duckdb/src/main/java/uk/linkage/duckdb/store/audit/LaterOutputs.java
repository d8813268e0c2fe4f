package uk.linkage.duckdb.store.audit;

import java.util.List;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;

/** Outputs that left after a backup was made, brought into what is restored from it. */
public final class LaterOutputs {

  private LaterOutputs() {}

  private record Named(String provider, String recordId) {}

  /**
   * Brings them, within a transaction.
   *
   * @param newer the store that knows of them
   * @param store what was restored; it knows all their records, if by their ids alone
   */
  public static void bring(StoreFile newer, StoreFile store) {
    StoreQueries queries = store.queries();
    int next = Carried.next(queries);
    for (CarriedRun of : Carried.all(newer.queries())) {
      long known =
          queries.number(
              "SELECT count(*) FROM carried_run WHERE made = ? AND sha256 = ? AND command = ?",
              of.made(),
              of.output().sha256(),
              of.output().command());
      if (known == 0) {
        Carried.add(queries, new CarriedRun(next, of.made(), of.output(), of.records()));
        carried(newer.queries(), of.run(), queries, next);
        next++;
      }
    }
  }

  private static void carried(StoreQueries newer, int from, StoreQueries queries, int run) {
    List<Named> all =
        newer.rows(
            "SELECT p.name, r.record_id FROM carried c JOIN record r ON r.key = c.record JOIN"
                + " provider p ON p.id = r.provider WHERE c.run = ? ORDER BY r.key",
            row -> new Named(row.getString(1), row.getString(2)),
            from);
    queries.stage(
        "later_carried",
        "provider VARCHAR, record_id VARCHAR",
        rows -> {
          for (Named one : all) {
            rows.beginRow().append(one.provider()).append(one.recordId()).endRow();
          }
        });
    queries.update(
        "INSERT INTO carried SELECT ?, r.key FROM later_carried l JOIN provider p ON p.name ="
            + " l.provider JOIN record r ON r.provider = p.id AND r.record_id = l.record_id ORDER"
            + " BY r.key",
        run);
  }
}
