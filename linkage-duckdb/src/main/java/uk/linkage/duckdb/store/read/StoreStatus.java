package uk.linkage.duckdb.store.read;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.store.AuditRow;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;

/**
 * What is in a store.
 *
 * @param format the format of the file
 * @param created when it was made
 * @param day the day of the data; null if nothing was loaded yet
 * @param records how many records there ever were
 * @param taking how many of them take part
 * @param away how many do not, by reason
 * @param waiting how many records wait for the next link
 * @param linkDay the day of the data at the last link; null if there was none
 * @param links how many links there are
 * @param persons how many persons have a record that takes part
 * @param ids how many ids were ever given
 * @param retired how many of them are retired
 * @param historical whether former attributors can match
 * @param model the model; null if none was fitted yet
 * @param providers the providers, in order of name
 */
public record StoreStatus(
    int format,
    LocalDate created,
    @Nullable LocalDate day,
    long records,
    long taking,
    SortedMap<String, Long> away,
    long waiting,
    @Nullable LocalDate linkDay,
    long links,
    long persons,
    long ids,
    long retired,
    boolean historical,
    @Nullable Model model,
    List<Provider> providers) {

  public StoreStatus {
    away = new TreeMap<>(away);
    providers = List.copyOf(providers);
  }

  /**
   * The model that links are weighed by.
   *
   * @param id its number
   * @param day the day of the data that it was fitted to
   * @param records how many records it was fitted to
   * @param threshold the least match probability of a link
   */
  public record Model(int id, LocalDate day, long records, double threshold) {}

  /**
   * A provider.
   *
   * @param name its name
   * @param uploads how many uploads there were
   * @param last the day of the last one
   * @param records how many records it ever had
   * @param taking how many of them take part
   */
  public record Provider(String name, long uploads, LocalDate last, long records, long taking) {}

  /**
   * Looks into a store.
   *
   * @param store the store
   * @return what is in it
   */
  public static StoreStatus of(StoreFile store) {
    StoreQueries queries = store.queries();
    SortedMap<String, Long> away = new TreeMap<>();
    queries
        .rows(
            "SELECT reason, count(*) FROM record WHERE reason IS NOT NULL GROUP BY reason",
            row -> java.util.Map.entry(row.getString(1), row.getLong(2)))
        .forEach(reason -> away.put(reason.getKey(), reason.getValue()));
    List<Model> models =
        queries.rows(
            "SELECT id, day, records, threshold FROM model ORDER BY id DESC LIMIT 1",
            row ->
                new Model(
                    row.getInt(1),
                    row.getObject(2, LocalDate.class),
                    row.getLong(3),
                    row.getDouble(4)));
    AuditRow.Counts held = AuditRow.Counts.of(queries);
    return new StoreStatus(
        Integer.parseInt(store.setting("format")),
        LocalDate.parse(store.setting("created")),
        day(queries, "SELECT day FROM load ORDER BY day DESC, id DESC LIMIT 1"),
        held.records(),
        held.taking(),
        away,
        queries.number("SELECT count(*) FROM record WHERE dirty"),
        day(queries, "SELECT day FROM run ORDER BY id DESC LIMIT 1"),
        held.links(),
        held.persons(),
        queries.number("SELECT count(*) FROM person"),
        queries.number("SELECT count(*) FROM person WHERE retired IS NOT NULL"),
        store.setting("historical").equals("yes"),
        models.isEmpty() ? null : models.get(0),
        providers(queries));
  }

  private static @Nullable LocalDate day(StoreQueries queries, String sql) {
    List<LocalDate> days = queries.rows(sql, row -> row.getObject(1, LocalDate.class));
    return days.isEmpty() ? null : days.get(0);
  }

  private static List<Provider> providers(StoreQueries queries) {
    return queries.rows(
        """
        SELECT p.name,
          (SELECT count(*) FROM upload u WHERE u.provider = p.id),
          (SELECT max(day) FROM upload u WHERE u.provider = p.id),
          count(r.key), count(r.key) FILTER (r.reason IS NULL)
        FROM provider p LEFT JOIN record r ON r.provider = p.id
        GROUP BY p.id, p.name ORDER BY p.name
        """,
        row ->
            new Provider(
                row.getString(1),
                row.getLong(2),
                row.getObject(3, LocalDate.class),
                row.getLong(4),
                row.getLong(5)));
  }
}
