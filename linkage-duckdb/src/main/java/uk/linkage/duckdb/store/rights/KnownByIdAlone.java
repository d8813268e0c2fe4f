package uk.linkage.duckdb.store.rights;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.store.StoreQueries;

/**
 * Records that came after a backup, of which something is on record that must hold when they are
 * uploaded again: a word on consent, what was put right, an output that carried them. What is
 * restored from the backup gets their ids and nothing else of them.
 */
final class KnownByIdAlone {

  private static final String OF_PROVIDERS =
      "SELECT name FROM provider WHERE id IN (SELECT provider FROM joined_without)";

  private static final String OF_RECORDS =
      """
      SELECT p.name, r.record_id, r.reason
      FROM record r JOIN provider p ON p.id = r.provider
      WHERE r.key IN (
        SELECT record FROM own_word UNION SELECT record FROM put_right
        UNION SELECT record FROM right_part UNION SELECT record FROM not_asked
        UNION SELECT record FROM carried)
      ORDER BY p.name, r.record_id
      """;

  private KnownByIdAlone() {}

  private record Known(String provider, String recordId, @Nullable String reason) {}

  /** Adds those that a newer store has and the other one hasn't, and providers with a rule. */
  static void add(StoreQueries newer, StoreQueries queries) {
    List<Known> known =
        newer.rows(
            OF_RECORDS, row -> new Known(row.getString(1), row.getString(2), row.getString(3)));
    List<String> providers = newer.rows(OF_PROVIDERS, row -> row.getString(1));
    queries.stage(
        "known_by_id",
        "provider VARCHAR, record_id VARCHAR, reason VARCHAR",
        rows -> {
          for (String provider : providers) {
            rows.beginRow().append(provider).appendNull().appendNull().endRow();
          }
          for (Known one : known) {
            // Until it is uploaded again.
            String reason = one.reason();
            rows.beginRow()
                .append(one.provider())
                .append(one.recordId())
                .append(reason == null ? HeldRecord.WITHDRAWN : reason)
                .endRow();
          }
        });
    queries.update(
        """
        INSERT INTO provider
        SELECT (SELECT coalesce(max(id), 0) FROM provider) + row_number() OVER (ORDER BY name), name
        FROM (SELECT DISTINCT provider AS name FROM known_by_id)
        WHERE name NOT IN (SELECT name FROM provider)
        """);
    // They come with the next load.
    queries.update(
        """
        INSERT INTO record
        SELECT (SELECT coalesce(max(key), 0) FROM record)
            + row_number() OVER (ORDER BY p.id, k.record_id),
          p.id, k.record_id, NULL, 0, k.reason, (SELECT coalesce(max(id), 0) + 1 FROM load), false,
          false, NULL
        FROM known_by_id k JOIN provider p ON p.name = k.provider
        ANTI JOIN record r ON r.provider = p.id AND r.record_id = k.record_id
        WHERE k.record_id IS NOT NULL
        """);
  }
}
