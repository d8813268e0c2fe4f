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

  /** The records that an id ever had. */
  private static final String EVER =
      "SELECT a.id, s.record FROM asked a JOIN step s ON s.target = a.id";

  /** The records that an id had after a link. */
  private static final String AFTER =
      """
      SELECT a.id, s.record
      FROM (
        SELECT record, target FROM step
        WHERE run <= ? AND record IN (SELECT s.record FROM step s JOIN asked a ON s.target = a.id)
        QUALIFY row_number() OVER (PARTITION BY record ORDER BY run DESC) = 1) s
      JOIN asked a ON a.id = s.target
      """;

  private final StoreQueries queries;
  private final @Nullable Integer run;
  private int others;

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
   * @return for each the persons of today that hold what it held, in order. If no record of it
   *     takes part at present: the persons that these records are of, if others of theirs take
   *     part. If all of its records were erased: the person that it became, if it was retired and
   *     that one has a record that takes part. None otherwise
   * @throws InputRefusedException if one was given after the link whose ids are followed
   */
  public SortedMap<Long, SortedSet<Long>> today(Collection<Long> ids) {
    SortedMap<Long, SortedSet<Long>> today = new TreeMap<>();
    ids.forEach(id -> today.put(id, new TreeSet<>()));
    ask(today.keySet());
    requireGiven();
    Set<Long> left = new TreeSet<>(today.keySet());
    if (run != null) {
      left.removeAll(follow(AFTER, today, run));
      // In the report all the same: its day was an earlier one, or an earlier hour.
      ask(left);
      others = left.size();
    }
    if (!left.isEmpty()) {
      left.removeAll(follow(EVER, today));
    }
    followErased(left, today);
    return today;
  }

  /**
   * Tells how many of the ids that were followed last had no record after the link: they can't be
   * of a report of then. They are led to where the records are that they ever had.
   *
   * @return how many; those whose records were all erased are among them
   */
  public int others() {
    return others;
  }

  private void ask(Set<Long> ids) {
    queries.stage(
        "asked",
        "id BIGINT",
        rows -> {
          for (long id : ids) {
            rows.beginRow().append(id).endRow();
          }
        });
  }

  /** Adds where the records are of the ids that are asked; returns the ids that had one. */
  private Set<Long> follow(
      String records, SortedMap<Long, SortedSet<Long>> today, Object... values) {
    record Of(long id, long person, boolean takesPart, boolean isAwake) {}
    List<Of> all =
        queries.rows(
            "SELECT DISTINCT h.id, r.person, r.member, r.person IN (SELECT person FROM record"
                + " WHERE member) FROM ("
                + records
                + ") h JOIN record r ON r.key = h.record WHERE r.person IS NOT NULL",
            row -> new Of(row.getLong(1), row.getLong(2), row.getBoolean(3), row.getBoolean(4)),
            values);
    Map<Long, SortedSet<Long>> asleep = new HashMap<>();
    for (Of of : all) {
      Map<Long, SortedSet<Long>> to = of.takesPart() ? today : asleep;
      if (of.takesPart() || of.isAwake()) {
        to.computeIfAbsent(of.id(), id -> new TreeSet<>()).add(of.person());
      }
    }
    asleep.forEach(
        (id, persons) ->
            today.merge(id, persons, (taking, others) -> taking.isEmpty() ? others : taking));
    Set<Long> had = new HashSet<>();
    all.forEach(of -> had.add(of.id()));
    return had;
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

  /** All of their records were erased: the person that they became stands for them. */
  private void followErased(Set<Long> erased, SortedMap<Long, SortedSet<Long>> today) {
    if (erased.isEmpty()) {
      return;
    }
    Map<Long, Long> became = new HashMap<>();
    queries
        .rows(
            "SELECT id, became FROM person WHERE became IS NOT NULL",
            row -> new long[] {row.getLong(1), row.getLong(2)})
        .forEach(of -> became.put(of[0], of[1]));
    Set<Long> awake =
        new HashSet<>(
            queries.rows(
                "SELECT DISTINCT person FROM record WHERE member AND person IN (SELECT became FROM"
                    + " person)",
                row -> row.getLong(1)));
    for (long id : erased) {
      Long at = became.get(id);
      while (at != null && became.containsKey(at)) {
        at = became.get(at);
      }
      if (at != null && awake.contains(at)) {
        today.computeIfAbsent(id, of -> new TreeSet<>()).add(at);
      }
    }
  }
}
