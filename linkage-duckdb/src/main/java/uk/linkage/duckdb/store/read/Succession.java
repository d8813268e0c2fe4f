package uk.linkage.duckdb.store.read;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.intake.InputRefusedException;

/**
 * What became of ids: which persons of today hold the records that an old one held.
 *
 * <p>Records are followed and not ids: of two persons whom a wrong upload made one each leads to
 * itself again when that is put right.
 */
public final class Succession {

  /** Where the records are today that an id ever had. */
  private static final String EVER =
      """
      SELECT DISTINCT a.id, r.person
      FROM asked a JOIN step s ON s.target = a.id JOIN record r ON r.key = s.record
      WHERE r.member
      """;

  /** Where the records are today that an id had after a link. */
  private static final String AFTER =
      """
      SELECT DISTINCT a.id, r.person
      FROM (
        SELECT record, target FROM step
        WHERE run <= ? AND record IN (SELECT s.record FROM step s JOIN asked a ON s.target = a.id)
        QUALIFY row_number() OVER (PARTITION BY record ORDER BY run DESC) = 1) s
      JOIN asked a ON a.id = s.target JOIN record r ON r.key = s.record
      WHERE r.member
      """;

  private final StoreQueries queries;
  private final @Nullable Integer run;

  private Succession(StoreQueries queries, @Nullable Integer run) {
    this.queries = queries;
    this.run = run;
  }

  /**
   * Follows whatever records an id ever had.
   *
   * @param store the store
   * @return what follows ids
   */
  public static Succession of(StoreFile store) {
    return new Succession(store.queries(), null);
  }

  /**
   * Follows the records that an id had after a link.
   *
   * @param store the store
   * @param run the link
   * @return what follows ids
   */
  public static Succession after(StoreFile store, int run) {
    return new Succession(store.queries(), run);
  }

  /**
   * Follows the records that an id had at the end of a day, as a report of that day has it.
   *
   * @param store the store
   * @param day the day, as the clock had it
   * @return what follows ids
   * @throws InputRefusedException if the store was not linked by then
   */
  static Succession ofDay(StoreFile store, LocalDate day) {
    int run =
        (int)
            store
                .queries()
                .number("SELECT coalesce(max(id), 0) FROM run WHERE made::DATE <= ?", day);
    if (run == 0) {
      throw new InputRefusedException(
          String.format(
              Locale.ROOT,
              "%s: --reported must be a day on which there were persons, got %s, before the first"
                  + " link; check the day of the report, or leave it out",
              store.path(),
              day));
    }
    return after(store, run);
  }

  /**
   * Follows ids to today.
   *
   * @param ids ids that were given
   * @return for each the persons of today that hold what it held, in order; none if no record of it
   *     takes part at present, unless it was retired: then the person that it became, if that has
   *     one
   * @throws InputRefusedException if one was given after the link whose ids are followed
   */
  public SortedMap<Long, SortedSet<Long>> today(Collection<Long> ids) {
    SortedMap<Long, SortedSet<Long>> today = new TreeMap<>();
    ids.forEach(id -> today.put(id, new TreeSet<>()));
    queries.stage(
        "asked",
        "id BIGINT",
        rows -> {
          for (long id : today.keySet()) {
            rows.beginRow().append(id).endRow();
          }
        });
    requireGiven();
    record Held(long id, long person) {}
    List<Held> held =
        run == null
            ? queries.rows(EVER, row -> new Held(row.getLong(1), row.getLong(2)))
            : queries.rows(AFTER, row -> new Held(row.getLong(1), row.getLong(2)), run);
    held.forEach(of -> today.computeIfAbsent(of.id(), id -> new TreeSet<>()).add(of.person()));
    followRetired(today);
    return today;
  }

  private void requireGiven() {
    if (run == null) {
      return;
    }
    List<Long> later =
        queries.rows(
            "SELECT min(p.id) FROM asked a JOIN person p ON p.id = a.id WHERE p.born > ? HAVING"
                + " min(p.id) IS NOT NULL",
            row -> row.getLong(1),
            run);
    if (!later.isEmpty()) {
      throw new InputRefusedException(
          String.format(
              Locale.ROOT,
              "--reported must be the day on which the old ids were written, got one before person"
                  + " %d was given its id; check the day, or leave it out",
              later.get(0)));
    }
  }

  /** None of their records takes part any more: the person that they became stands for them. */
  private void followRetired(SortedMap<Long, SortedSet<Long>> today) {
    if (today.values().stream().noneMatch(Set::isEmpty)) {
      return;
    }
    Map<Long, Long> became = new HashMap<>();
    queries
        .rows(
            "SELECT id, became FROM person WHERE became IS NOT NULL",
            row -> new long[] {row.getLong(1), row.getLong(2)})
        .forEach(of -> became.put(of[0], of[1]));
    Set<Long> living =
        new HashSet<>(
            queries.rows(
                "SELECT DISTINCT person FROM record WHERE member AND person IN (SELECT became FROM"
                    + " person)",
                row -> row.getLong(1)));
    today.forEach(
        (id, persons) -> {
          Long at = persons.isEmpty() ? became.get(id) : null;
          while (at != null && became.containsKey(at)) {
            at = became.get(at);
          }
          if (at != null && living.contains(at)) {
            persons.add(at);
          }
        });
  }
}
