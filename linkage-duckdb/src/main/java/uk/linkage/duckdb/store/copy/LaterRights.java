package uk.linkage.duckdb.store.copy;

import java.util.List;
import java.util.Locale;
import uk.linkage.duckdb.store.AuditHead;
import uk.linkage.duckdb.store.GivenIds;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.duckdb.store.audit.LaterOutputs;
import uk.linkage.duckdb.store.rights.CarriedRights;

/**
 * What individuals and providers have asked for since a backup was made: it holds for what is
 * brought back as well.
 */
public final class LaterRights {

  private LaterRights() {}

  /**
   * What was carried over.
   *
   * @param erased records that were erased since: they are erased again
   * @param withheld records that take part in the backup and not in the store that it replaces:
   *     they take no part in what is restored either
   */
  public record Carried(long erased, long withheld) {}

  /** A record that takes no part, by the names that both stores know it by. */
  private record Away(String provider, String recordId, String reason) {}

  /**
   * Applies to a restored store what the one that it replaces knows of the rights of individuals.
   * Erasures, own words on consent, rectifications and rules on providers hold here as well, also
   * for records that came since; whatever takes no part there takes none here, until the next
   * upload says otherwise; outputs stay on record, and no id is given to another person. A row of
   * the audit says where that of the replaced store ended, whatever was carried over.
   *
   * @param replaced the store that is replaced; only read
   * @param restored what is restored, in a transaction of its own; to be {@link StoreFile#rewrite
   *     written anew} if something was erased
   * @param backup the SHA-256 of the backup that it is restored from
   * @return what was carried over
   */
  public static Carried carryOver(StoreFile replaced, StoreFile restored, String backup) {
    List<Away> away =
        replaced
            .queries()
            .rows(
                "SELECT p.name, r.record_id, r.reason FROM record r JOIN provider p ON p.id ="
                    + " r.provider WHERE r.reason IS NOT NULL",
                row -> new Away(row.getString(1), row.getString(2), row.getString(3)));
    StoreQueries queries = restored.queries();
    AuditHead ended = replaced.head();
    long[] counts = {0, 0};
    restored.change(
        "store restore",
        act -> {
          queries.update(
              "CREATE OR REPLACE TEMP TABLE took_part AS SELECT key FROM record WHERE reason IS"
                  + " NULL");
          counts[0] = CarriedRights.bring(replaced, restored);
          LaterOutputs.bring(replaced, restored);
          GivenIds.keep(replaced.queries(), restored);
          for (long n = 0; n < counts[0]; n++) {
            act.erasedRecord();
          }
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
          // As an upload does that says so: the word stays, withheld.
          queries.update(
              """
              UPDATE record SET reason = a.reason, dirty = true
              FROM away a JOIN provider p ON p.name = a.provider
              WHERE p.id = record.provider AND a.record_id = record.record_id
                AND record.reason IS NULL
              """);
          // What was erased is no record any more, and isn't counted twice.
          counts[1] =
              queries.number(
                  "SELECT count(*) FROM record WHERE reason IS NOT NULL AND key IN (SELECT key FROM"
                      + " took_part)");
          act.outcome(
              String.format(
                  Locale.ROOT,
                  "from the backup with SHA-256 %s; erased again %d, withheld %d; in place of a"
                      + " store whose audit ended with row %d, %s",
                  backup,
                  counts[0],
                  counts[1],
                  ended.row(),
                  ended.sha256()));
        });
    return new Carried(counts[0], counts[1]);
  }

  /**
   * Puts on record that a backup was restored where there was no store that could be asked.
   *
   * @param restored what is restored
   * @param backup the SHA-256 of the backup
   * @param isThere whether there was a store that could not be read, or nothing
   */
  static void ofNone(StoreFile restored, String backup, boolean isThere) {
    restored.change(
        "store restore",
        act ->
            act.outcome(
                "from the backup with SHA-256 "
                    + backup
                    + "; in place of "
                    + (isThere ? "a store that could not be read" : "nothing")));
  }
}
