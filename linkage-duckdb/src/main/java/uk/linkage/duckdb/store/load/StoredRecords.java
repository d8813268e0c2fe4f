package uk.linkage.duckdb.store.load;

import uk.linkage.duckdb.store.StoreQueries;

/** Brings the records of the store to what an upload says of them. */
final class StoredRecords {

  private StoredRecords() {}

  /**
   * Forgets what the last uploads of the providers said, where the staged rows say otherwise; once
   * the new uploads are numbered.
   *
   * @return of how many records
   */
  static long forgetLast(StoreQueries queries) {
    queries.update(
        """
        CREATE OR REPLACE TEMP TABLE wrong AS
        SELECT v.record, v.word FROM version v
        JOIN change c ON c.key = v.record AND c.old_word = v.word
        JOIN (
          SELECT provider, max(id) AS upload FROM upload
          WHERE id NOT IN (SELECT upload FROM upload_of)
          GROUP BY provider) l ON l.provider = c.provider AND l.upload = v.upload
        WHERE c.what IN ('changed', 'returned') AND c.word IS DISTINCT FROM c.old_word
        """);
    // Wherever it came from before: a wrong file that was put right is loaded again to be
    // forgotten.
    queries.update("DELETE FROM version WHERE (record, word) IN (SELECT record, word FROM wrong)");
    return queries.number("SELECT count(DISTINCT record) FROM wrong");
  }

  /** Takes in what {@link StagedRows} has staged. */
  static void write(StoreQueries queries, int load, MissingRule missing) {
    // Versions first: they are told from what the record says before it is changed.
    queries.update(
        """
        CREATE OR REPLACE TEMP TABLE coming AS
        SELECT row_number() OVER (ORDER BY provider, record_id)
            + (SELECT coalesce(max(key), 0) FROM record) AS key,
          provider, record_id, word, reason
        FROM change WHERE what IN ('new', 'new_excluded')
        """);
    queries.update(
        """
        INSERT INTO version
        SELECT c.key, 1, c.word, u.upload
        FROM coming c JOIN upload_of u ON u.provider = c.provider
        WHERE c.word IS NOT NULL ORDER BY c.key
        """);
    queries.update(
        """
        INSERT INTO version
        SELECT c.key, c.versions + 1, c.word, u.upload
        FROM change c JOIN upload_of u ON u.provider = c.provider
        WHERE c.what IN ('changed', 'returned') AND c.word IS DISTINCT FROM c.old_word
        ORDER BY c.key
        """);
    queries.update(
        """
        INSERT INTO record
        SELECT key, provider, record_id, word, CASE WHEN word IS NULL THEN 0 ELSE 1 END, reason, ?,
          reason IS NULL, false, NULL
        FROM coming ORDER BY key
        """,
        load);
    queries.update(
        """
        UPDATE record SET
          word = c.word,
          versions = record.versions + CASE WHEN c.word IS DISTINCT FROM c.old_word THEN 1 ELSE 0 END,
          reason = NULL,
          dirty = true
        FROM change c WHERE c.key = record.key AND c.what IN ('changed', 'returned')
        """);
    // The word stays, withheld: it takes part again when the record does.
    queries.update(
        """
        UPDATE record SET
          reason = c.reason,
          dirty = record.dirty OR c.old_reason IS NULL
        FROM change c WHERE c.key = record.key AND c.what = 'excluded'
        """);
    if (missing == MissingRule.WITHDRAW) {
      queries.update(
          """
          UPDATE record SET reason = ?, dirty = record.dirty OR a.took_part
          FROM absent a WHERE a.key = record.key
          """,
          StagedRows.WITHDRAWN);
    }
  }
}
