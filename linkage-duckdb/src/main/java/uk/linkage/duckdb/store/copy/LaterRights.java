package uk.linkage.duckdb.store.copy;

import java.util.List;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;

/**
 * What individuals and providers have asked for since a backup was made: it holds for what is
 * brought back as well.
 */
public final class LaterRights {

  private LaterRights() {}

  /**
   * What was carried over.
   *
   * @param withheld records that take part in the backup and not in the store that it replaces:
   *     they take no part in what is restored either
   */
  public record Carried(long withheld) {}

  /** A record that takes no part, by the names that both stores know it by. */
  private record Away(String provider, String recordId, String reason) {}

  /**
   * Applies to a restored store what the one that it replaces knows of the rights of individuals.
   * Whatever takes no part there takes none here, until the next upload says otherwise.
   *
   * @param replaced the store that is replaced; only read
   * @param restored what is restored, in a transaction of its own
   * @return what was carried over
   */
  public static Carried carryOver(StoreFile replaced, StoreFile restored) {
    List<Away> away =
        replaced
            .queries()
            .rows(
                "SELECT p.name, r.record_id, r.reason FROM record r JOIN provider p ON p.id ="
                    + " r.provider WHERE r.reason IS NOT NULL",
                row -> new Away(row.getString(1), row.getString(2), row.getString(3)));
    StoreQueries queries = restored.queries();
    long[] withheld = {0};
    queries.inTransaction(
        () -> {
          queries.stage(
              "away",
              "provider VARCHAR, record_id VARCHAR, reason VARCHAR",
              rows -> {
                for (Away one : away) {
                  rows.beginRow()
                      .append(one.provider())
                      .append(one.recordId())
                      .append(one.reason())
                      .endRow();
                }
              });
          withheld[0] =
              queries.number(
                  "SELECT count(*) FROM record r JOIN provider p ON p.id = r.provider JOIN away a"
                      + " ON a.provider = p.name AND a.record_id = r.record_id WHERE r.reason IS"
                      + " NULL");
          // As an upload does that says so: the word stays, withheld.
          queries.update(
              """
              UPDATE record SET reason = a.reason, dirty = true
              FROM away a JOIN provider p ON p.name = a.provider
              WHERE p.id = record.provider AND a.record_id = record.record_id
                AND record.reason IS NULL
              """);
        });
    return new Carried(withheld[0]);
  }
}
