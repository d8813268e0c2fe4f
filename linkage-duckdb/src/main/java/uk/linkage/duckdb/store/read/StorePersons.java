package uk.linkage.duckdb.store.read;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.output.LastingPersonsFile.PersonOfRecord;
import uk.linkage.duckdb.output.LastingPersonsFile.Translated;
import uk.linkage.duckdb.store.Counted;
import uk.linkage.duckdb.store.GivenIds;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.intake.InputRefusedException;

/** The persons of a store, and what became of old ids. */
public final class StorePersons {

  private StorePersons() {}

  /**
   * Reads the person of every record that takes part.
   *
   * @param store the store
   * @return the records, in order of provider and record id
   * @throws InputRefusedException if records changed since the last link
   */
  public static List<PersonOfRecord> of(StoreFile store) {
    requireLinked(store);
    return store
        .queries()
        .rows(
            "SELECT p.name, r.record_id, r.person FROM record r JOIN provider p ON p.id ="
                + " r.provider WHERE r.member ORDER BY p.name, r.record_id",
            row -> new PersonOfRecord(row.getString(1), row.getString(2), row.getLong(3)));
  }

  /**
   * Refuses a store with records that wait to be linked.
   *
   * @param store the store
   * @throws InputRefusedException if records changed since the last link
   */
  public static void requireLinked(StoreFile store) {
    long waiting = store.queries().number("SELECT count(*) FROM record WHERE dirty");
    if (waiting > 0) {
      throw new InputRefusedException(
          String.format(
              Locale.ROOT,
              "%s: all records must be linked, got %s loaded or changed since; run 'linkage"
                  + " store link' first",
              store.path(),
              Counted.of(waiting, "that was", "that were")));
    }
  }

  /**
   * Old ids and those of today.
   *
   * @param rows each old id once, in order, with the ids of today: several if it was split
   * @param others how many of the old ones had no record on the day of the report
   */
  public record Translation(List<Translated> rows, int others) {

    public Translation {
      rows = List.copyOf(rows);
    }
  }

  /**
   * Follows old ids to today.
   *
   * @param store the store
   * @param old ids of an old report, in any order
   * @param reported the day on which it was written; null if that isn't known, and each id leads to
   *     where the records are that it ever had
   * @return what they lead to
   * @throws InputRefusedException if records changed since the last link, or an id was never given,
   *     or not by that day
   */
  public static Translation translated(
      StoreFile store, List<Long> old, @Nullable LocalDate reported) {
    requireLinked(store);
    long greatest = GivenIds.greatest(store.queries());
    List<Translated> translated = new ArrayList<>();
    SortedSet<Long> ids = new TreeSet<>(old);
    for (long id : ids) {
      // One that a store gave which a backup has replaced since leads nowhere.
      if (id < 1 || id > greatest) {
        throw new InputRefusedException(
            String.format(
                Locale.ROOT,
                "%s: old ids must be persons of this store, got %d, which was never given; check"
                    + " that the file comes from this store",
                store.path(),
                id));
      }
    }
    Succession succession =
        reported == null ? Succession.of(store) : Succession.ofDay(store, reported);
    succession
        .today(ids)
        .forEach(
            (id, today) -> {
              today.forEach(now -> translated.add(new Translated(id, now)));
              if (today.isEmpty()) {
                translated.add(new Translated(id, 0));
              }
            });
    return new Translation(translated, succession.others());
  }
}
