package uk.linkage.duckdb.store.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.intake.InputRefusedException;

/** Which outputs carried which records, so that their recipients can be told. */
public final class Carried {

  private static final String COLUMNS =
      "u.id, u.made, u.command, u.purpose, u.recipient, u.first, u.last, u.sha256, u.others,"
          + " u.records";

  private Carried() {}

  /**
   * Puts an output on record, with its row of the audit. To be called before the output gets its
   * name: what is on record may have come to nothing, but nothing leaves that is on no record.
   *
   * @param store the store
   * @param output what leaves, and to whom
   * @param records the keys of the records that it carries, each once
   * @return its number
   */
  public static int record(StoreFile store, CarriedRun.Output output, int[] records) {
    List<Integer> run = new ArrayList<>();
    store.change(
        output.command(),
        act -> {
          run.add(write(store.queries(), output, records));
          act.outcome(
              String.format(
                  Locale.ROOT,
                  "carried %d: records of the store %d, others %d",
                  run.get(0),
                  records.length,
                  output.others()));
        });
    return run.get(0);
  }

  private static int write(StoreQueries queries, CarriedRun.Output output, int[] records) {
    int run = next(queries);
    LocalDateTime now =
        LocalDateTime.ofInstant(Instant.now().truncatedTo(ChronoUnit.SECONDS), ZoneOffset.UTC);
    add(queries, new CarriedRun(run, now, output, records.length));
    queries.append(
        "carried",
        rows -> {
          for (int record : records) {
            rows.beginRow().append(run).append(record).endRow();
          }
        });
    return run;
  }

  /** The number of the next output. */
  static int next(StoreQueries queries) {
    return (int) queries.number("SELECT coalesce(max(id), 0) + 1 FROM carried_run");
  }

  /** Puts an output on record, without its records. */
  static void add(StoreQueries queries, CarriedRun run) {
    CarriedRun.Output output = run.output();
    queries.update(
        "INSERT INTO carried_run VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        run.run(),
        run.made(),
        output.command(),
        output.purpose(),
        output.recipient(),
        output.from(),
        output.to(),
        output.sha256(),
        run.records(),
        output.others());
  }

  /** All outputs, in order of number. */
  static List<CarriedRun> all(StoreQueries queries) {
    return queries.rows("SELECT " + COLUMNS + " FROM carried_run u ORDER BY u.id", Carried::read);
  }

  /**
   * Finds the outputs that carried a record.
   *
   * @param store the store
   * @param recordId a record id
   * @param provider its provider; null if only one has the id
   * @return the outputs, in order of number
   * @throws InputRefusedException if there is no such record, any more or at all, or several have
   *     the id; names of providers are told
   */
  public static List<CarriedRun> of(StoreFile store, String recordId, @Nullable String provider) {
    return ofKey(store.queries(), keyOf(store, recordId, provider));
  }

  /**
   * Finds the outputs that carried a record.
   *
   * @param queries the store
   * @param key the key of a record
   * @return the outputs, in order of number
   */
  public static List<CarriedRun> ofKey(StoreQueries queries, int key) {
    return queries.rows(
        "SELECT "
            + COLUMNS
            + " FROM carried c JOIN carried_run u ON u.id = c.run WHERE c.record = ? ORDER BY u.id",
        Carried::read,
        key);
  }

  private static CarriedRun read(ResultSet row) throws SQLException {
    return new CarriedRun(
        row.getInt(1),
        row.getObject(2, LocalDateTime.class),
        new CarriedRun.Output(
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getObject(6, LocalDate.class),
            row.getObject(7, LocalDate.class),
            row.getString(8),
            row.getLong(9)),
        row.getLong(10));
  }

  private static int keyOf(StoreFile store, String recordId, @Nullable String provider) {
    record Found(int key, String provider) {}
    List<Found> found =
        store
            .queries()
            .rows(
                "SELECT r.key, p.name FROM record r JOIN provider p ON p.id = r.provider"
                    + " WHERE r.record_id = ? ORDER BY p.name",
                row -> new Found(row.getInt(1), row.getString(2)),
                recordId)
            .stream()
            .filter(each -> provider == null || each.provider().equals(provider))
            .toList();
    if (found.isEmpty()) {
      throw new InputRefusedException(
          String.format(
              Locale.ROOT,
              "%s: a record must be one that was loaded and not erased, got '%s'%s; check --of and"
                  + " --provider",
              store.path(),
              recordId,
              provider == null ? "" : " of provider '" + provider + "'"));
    }
    if (found.size() > 1) {
      throw new InputRefusedException(
          String.format(
              Locale.ROOT,
              "record '%s' must be of one provider, got %d: %s; say which: --provider",
              recordId,
              found.size(),
              found.stream()
                  .map(each -> "'" + each.provider() + "'")
                  .collect(Collectors.joining(", "))));
    }
    return found.get(0).key();
  }
}
