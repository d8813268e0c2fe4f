package uk.linkage.duckdb.store.load;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.duckdb.DuckDBAppender;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.duckdb.store.rights.StandingWords;
import uk.linkage.duckdb.store.rights.Tombstones;
import uk.linkage.intake.Absentees;
import uk.linkage.intake.Clients;
import uk.linkage.intake.IntakeResult;
import uk.linkage.screen.Exclusion;

/** The rows of an upload beside what is in the store, and how the one differs from the other. */
final class StagedRows {

  /** Why a record takes no part that its provider withdrew. */
  static final String WITHDRAWN = "withdrawn";

  /** The way in which a record differs that is not in the upload. */
  private static final String ABSENCE = "absent";

  /** Why a row is left out whose record was erased earlier. */
  private static final String ERASED = "erased";

  private static final String COMPARED =
      """
      CREATE OR REPLACE TEMP TABLE change AS
      SELECT s.provider, s.record_id, s.word, s.reason, r.key, r.versions,
        r.word AS old_word, r.reason AS old_reason,
        CASE
          WHEN s.rejected THEN 'rejected'
          WHEN r.key IS NULL AND s.reason IS NULL THEN 'new'
          WHEN r.key IS NULL THEN 'new_excluded'
          WHEN s.reason IS NOT NULL AND r.reason = s.reason THEN 'unchanged'
          WHEN s.reason IS NOT NULL THEN 'excluded'
          WHEN r.reason IS NOT NULL THEN 'returned'
          WHEN r.word IS DISTINCT FROM s.word THEN 'changed'
          ELSE 'unchanged'
        END AS what
      FROM staged s
      LEFT JOIN record r ON r.provider = s.provider AND r.record_id = s.record_id
      """;

  private static final String ABSENT =
      """
      CREATE OR REPLACE TEMP TABLE absent AS
      SELECT r.key, r.provider, r.reason IS NULL AS took_part
      FROM record r
      WHERE r.provider IN (SELECT DISTINCT provider FROM staged_provider)
        AND r.reason IS DISTINCT FROM 'withdrawn'
        AND NOT EXISTS (
          SELECT 1 FROM staged s WHERE s.provider = r.provider AND s.record_id = r.record_id)
      """;

  private final StoreQueries queries;
  private final Tombstones tombstones;
  private final Map<String, Integer> providers = new HashMap<>();
  private final Map<String, Long> erased = new HashMap<>();
  private final Map<Kind, Long> counts = new HashMap<>();
  private long erasedClients;
  private StandingWords.Applied standing = StandingWords.NONE;

  /** Records of a provider that differ in a way. */
  private record Kind(int provider, String what) {}

  StagedRows(StoreQueries queries) {
    this.queries = queries;
    this.tombstones = Tombstones.of(queries);
  }

  /** Puts the rows beside the store. Providers that are new are added to it. */
  void stage(IntakeResult intake) {
    Clients clients = intake.clients();
    int[] ids = providerIds(clients.providerNames());
    queries.stage(
        "staged_provider",
        "provider INTEGER",
        rows -> {
          for (int id : ids) {
            rows.beginRow().append(id).endRow();
          }
        });
    queries.stage(
        "staged",
        "provider INTEGER, record_id VARCHAR, word BIGINT, reason VARCHAR, rejected BOOLEAN,"
            + " place INTEGER",
        rows -> {
          addClients(clients, ids, rows);
          addAbsentees(intake.absentees(), clients.providerNames(), ids, rows);
        });
    standing = StandingWords.applyTo(queries, "staged");
    queries.update(COMPARED);
    queries.update(ABSENT);
    count("SELECT provider, what, count(*) FROM change GROUP BY ALL");
    count("SELECT provider, '" + ABSENCE + "', count(*) FROM absent GROUP BY ALL");
  }

  /** Counts once for all providers, which may be hundreds. */
  private void count(String sql) {
    queries
        .rows(sql, row -> Map.entry(new Kind(row.getInt(1), row.getString(2)), row.getLong(3)))
        .forEach(of -> counts.put(of.getKey(), of.getValue()));
  }

  private int[] providerIds(List<String> names) {
    queries
        .rows("SELECT name, id FROM provider", row -> Map.entry(row.getString(1), row.getInt(2)))
        .forEach(known -> providers.put(known.getKey(), known.getValue()));
    int next = (int) queries.number("SELECT coalesce(max(id), 0) + 1 FROM provider");
    int[] ids = new int[names.size()];
    for (int i = 0; i < ids.length; i++) {
      Integer known = providers.get(names.get(i));
      if (known == null) {
        known = next++;
        providers.put(names.get(i), known);
        queries.update("INSERT INTO provider VALUES (?, ?)", known, names.get(i));
      }
      ids[i] = known;
    }
    return ids;
  }

  private void addClients(Clients clients, int[] ids, DuckDBAppender rows) throws SQLException {
    for (int i = 0; i < clients.size(); i++) {
      if (isErased(clients.providerNames().get(clients.provider(i)), clients.recordId(i))) {
        erasedClients++;
        continue;
      }
      rows.beginRow()
          .append(ids[clients.provider(i)])
          .append(clients.recordId(i))
          .append(clients.records()[i])
          .appendNull()
          .append(false)
          .append(i)
          .endRow();
    }
  }

  private void addAbsentees(Absentees absentees, List<String> names, int[] ids, DuckDBAppender rows)
      throws SQLException {
    for (int i = 0; i < absentees.size(); i++) {
      if (isErased(names.get(absentees.provider(i)), absentees.recordId(i))) {
        continue;
      }
      Exclusion exclusion = absentees.exclusion(i);
      rows.beginRow()
          .append(ids[absentees.provider(i)])
          .append(absentees.recordId(i))
          .appendNull()
          .append(exclusion == null ? "" : reason(exclusion))
          .append(exclusion == null)
          .appendNull()
          .endRow();
    }
  }

  private boolean isErased(String provider, String recordId) {
    boolean isErased = tombstones.has(provider, recordId);
    if (isErased) {
      erased.merge(provider, 1L, Long::sum);
    }
    return isErased;
  }

  /** How many rows of a provider were left out because the record was erased earlier. */
  long erased(String provider) {
    return erased.getOrDefault(provider, 0L);
  }

  /** What individuals said that the files say otherwise. */
  StandingWords.Applied standing() {
    return standing;
  }

  /** How many records of the providers of the upload take part in the store. */
  long taking() {
    return queries.number(
        "SELECT count(*) FROM record WHERE reason IS NULL AND provider IN (SELECT provider FROM"
            + " staged_provider)");
  }

  /**
   * Of the rows that take part by their files, those whose records take no part in the store, by
   * the reason why; after the records were brought to what the upload says.
   */
  SortedMap<String, Long> heldBack() {
    SortedMap<String, Long> heldBack = new TreeMap<>();
    queries
        .rows(
            "SELECT r.reason, count(*) FROM staged s JOIN record r ON r.provider ="
                + " s.provider AND r.record_id = s.record_id WHERE s.place IS NOT NULL AND r.reason"
                + " IS NOT NULL GROUP BY r.reason",
            row -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(reason -> heldBack.put(reason.getKey(), reason.getValue()));
    if (erasedClients > 0) {
      heldBack.put(ERASED, erasedClients);
    }
    return heldBack;
  }

  /** What the store calls a reason; not to be changed, since stores are kept. */
  static String reason(Exclusion exclusion) {
    return exclusion.name().toLowerCase(Locale.ROOT);
  }

  /** The number of a provider. */
  int idOf(String provider) {
    return providers.getOrDefault(provider, 0);
  }

  /** Whether a provider has no upload of a day or later: its records are said anew to be so. */
  boolean isOfLaterDay(String provider, LocalDate day) {
    return queries.number(
            "SELECT count(*) FROM upload WHERE provider = ? AND day >= ?", idOf(provider), day)
        == 0;
  }

  /** How many records of a provider differ in a way. */
  long count(String provider, String what) {
    return counts.getOrDefault(new Kind(idOf(provider), what), 0L);
  }

  /** How many records of a provider are not in its upload. */
  long absent(String provider) {
    return count(provider, ABSENCE);
  }
}
