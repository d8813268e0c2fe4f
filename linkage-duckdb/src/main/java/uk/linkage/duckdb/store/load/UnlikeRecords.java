package uk.linkage.duckdb.store.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.duckdb.store.link.PinnedModels;
import uk.linkage.match.Scorer;
import uk.linkage.parallel.Workers;
import uk.linkage.person.HolderOfRecord;

/**
 * Finds an upload whose record ids are of other individuals than before: a column that was sorted
 * without the others, or ids that a provider gave anew. Consents, contacts and persons go by the
 * id, so all of them would go to strangers.
 */
final class UnlikeRecords {

  /** Fewer than these are ids that are used again now and then, of which the link tells. */
  private static final int FEWEST = 20;

  /** From this part of the known records of an upload on they are no ids used again. */
  private static final int LEAST_PART = 10;

  /**
   * Whoever gets both wrong and is still known by the rest is seldom; the model tells them apart.
   */
  private static final String DIFFERENT =
      String.format(
          Locale.ROOT,
          " FROM change WHERE what IN ('changed', 'returned') AND word IS NOT NULL AND old_word IS"
              + " NOT NULL AND xor(word, old_word) & %d <> 0 AND xor(word, old_word) & %d <> 0",
          AttributorLayout.INITIALS_MASK,
          AttributorLayout.BIRTH_DATE_MASK);

  private UnlikeRecords() {}

  /**
   * Finds providers of whose staged rows many have next to nothing in common with what these
   * records said before. Nobody can tell as long as no model is pinned.
   *
   * @param store the store, with the rows staged beside it
   * @return what is wrong, a clause for each provider
   */
  static List<String> faults(StoreFile store) {
    StoreQueries queries = store.queries();
    if (queries.number("SELECT count(*)" + DIFFERENT) < FEWEST) {
      return List.of();
    }
    PinnedModels.Numbered pinned = PinnedModels.current(store);
    if (pinned == null) {
      return List.of();
    }
    record Change(int provider, long before, long now) {}
    Map<Integer, Long> unlike = new TreeMap<>();
    try (Workers workers = new Workers(1)) {
      Scorer scorer = pinned.model().scorer(workers);
      queries
          .rows(
              "SELECT provider, old_word, word" + DIFFERENT,
              row -> new Change(row.getInt(1), row.getLong(2), row.getLong(3)))
          .stream()
          .filter(change -> !HolderOfRecord.isSame(scorer, change.before(), change.now()))
          .forEach(change -> unlike.merge(change.provider(), 1L, Long::sum));
    }
    List<String> faults = new ArrayList<>();
    unlike.forEach(
        (provider, records) -> {
          long known =
              queries.number(
                  "SELECT count(*) FROM change WHERE key IS NOT NULL AND word IS NOT NULL AND"
                      + " provider = ?",
                  provider);
          if (records >= FEWEST && records * LEAST_PART >= known) {
            faults.add(fault(queries, provider, records, known));
          }
        });
    return faults;
  }

  private static String fault(StoreQueries queries, int provider, long unlike, long known) {
    List<String> name =
        queries.rows("SELECT name FROM provider WHERE id = ?", row -> row.getString(1), provider);
    return String.format(
        Locale.ROOT,
        "provider '%s': %,d of %,d ids would have an attributor that has next to nothing in common"
            + " with the one they had",
        name.get(0),
        unlike,
        known);
  }
}
