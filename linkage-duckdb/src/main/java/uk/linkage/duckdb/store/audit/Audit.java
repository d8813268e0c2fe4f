package uk.linkage.duckdb.store.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import uk.linkage.duckdb.store.AuditRow;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;

/** The rows of the audit of a store. */
public final class Audit {

  private Audit() {}

  /**
   * Reads all rows.
   *
   * @param store the store
   * @return the rows, in order of sequence
   */
  public static List<AuditRow> rows(StoreFile store) {
    StoreQueries queries = store.queries();
    Map<Long, List<AuditRow.Id>> ids = ids(queries);
    return queries.rows(
        """
        SELECT sequence, made, os_user, command, records_before, taking_before, links_before,
          persons_before, records, taking, links, persons, outcome, previous, sha256
        FROM audit ORDER BY sequence, sha256
        """,
        row -> read(row, ids.getOrDefault(row.getLong(1), List.of())));
  }

  private static AuditRow read(ResultSet row, List<AuditRow.Id> ids) throws SQLException {
    return new AuditRow(
        row.getLong(1),
        text(row, 2),
        text(row, 3),
        text(row, 4),
        new AuditRow.Counts(row.getLong(5), row.getLong(6), row.getLong(7), row.getLong(8)),
        new AuditRow.Counts(row.getLong(9), row.getLong(10), row.getLong(11), row.getLong(12)),
        text(row, 13),
        ids,
        text(row, 14),
        text(row, 15));
  }

  /** Also where somebody has taken a text away. */
  private static String text(ResultSet row, int column) throws SQLException {
    return Objects.toString(row.getString(column), "");
  }

  private static Map<Long, List<AuditRow.Id>> ids(StoreQueries queries) {
    Map<Long, List<AuditRow.Id>> ids = new HashMap<>();
    queries
        .rows(
            "SELECT sequence, provider, record_id, salt, digest FROM audit_id ORDER BY sequence, n",
            row ->
                Map.entry(
                    row.getLong(1),
                    new AuditRow.Id(
                        row.getString(2), row.getString(3), row.getString(4), text(row, 5))))
        .forEach(
            id -> ids.computeIfAbsent(id.getKey(), row -> new ArrayList<>()).add(id.getValue()));
    return ids;
  }

  /**
   * Erases a record from the audit, within the transaction of whoever erases it. The rows that name
   * it keep a digest that nobody can tell a record from, and so the chain of hashes holds.
   *
   * @param store the store
   * @param provider the provider
   * @param recordId the record id
   * @return how often it was named
   */
  public static long redact(StoreFile store, String provider, String recordId) {
    StoreQueries queries = store.queries();
    long named =
        queries.number(
            "SELECT count(*) FROM audit_id WHERE provider = ? AND record_id = ?",
            provider,
            recordId);
    queries.update(
        "UPDATE audit_id SET provider = NULL, record_id = NULL, salt = NULL"
            + " WHERE provider = ? AND record_id = ?",
        provider,
        recordId);
    return named;
  }
}
