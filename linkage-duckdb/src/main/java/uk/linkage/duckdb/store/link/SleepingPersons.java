package uk.linkage.duckdb.store.link;

import java.util.Locale;
import uk.linkage.duckdb.store.StoreQueries;

/**
 * Persons before and after a link, and those that fall asleep or wake by it: none of their records
 * takes part any more, or one is back.
 *
 * @param before how many persons had a record that took part
 * @param after how many have one now
 * @param asleep how many have fallen asleep
 * @param awake how many are awake again, those among them whose ids were retired at once
 */
record SleepingPersons(long before, long after, long asleep, long awake) {

  /** Of a link that changes nothing. */
  static SleepingPersons none(long persons) {
    return new SleepingPersons(persons, persons, 0, 0);
  }

  /**
   * Notes who is awake; before a link is written.
   *
   * @param greatest the greatest id that there will be after it
   */
  static void noteBefore(StoreQueries queries, long greatest) {
    queries.update("CREATE OR REPLACE TEMP TABLE awake_before AS " + present(greatest));
  }

  /**
   * Compares, after the link is written.
   *
   * @param greatest the same id
   * @param born how many ids are new
   */
  static SleepingPersons since(StoreQueries queries, long greatest, long born) {
    queries.update("CREATE OR REPLACE TEMP TABLE awake_after AS " + present(greatest));
    String both = " FROM awake_before b, awake_after a";
    long gone = queries.number("SELECT bit_count(b.ids & ~a.ids)" + both);
    long come = queries.number("SELECT bit_count(a.ids & ~b.ids)" + both);
    // An id is retired by a record that takes part: if the person slept, it woke by that.
    String retired =
        "SELECT count(*) FROM retired r, awake_before b WHERE get_bit(b.ids, r.id::INTEGER) = ";
    return new SleepingPersons(
        queries.number("SELECT bit_count(ids) FROM awake_before"),
        queries.number("SELECT bit_count(ids) FROM awake_after"),
        gone - queries.number(retired + "1"),
        come - born + queries.number(retired + "0"));
  }

  /** A bit for each id, like {@link uk.linkage.duckdb.store.PersonCount}. */
  private static String present(long greatest) {
    return String.format(
        Locale.ROOT,
        "SELECT coalesce(bitstring_agg(person, 0, %1$d), bitstring('0', %1$d + 1)) AS ids FROM"
            + " record WHERE member",
        greatest);
  }
}
