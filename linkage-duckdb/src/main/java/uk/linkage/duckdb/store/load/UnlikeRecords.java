package uk.linkage.duckdb.store.load;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.duckdb.store.link.PinnedModels;
import uk.linkage.intake.InputRefusedException;
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
   * Refuses the staged rows if many of a provider's have next to nothing in common with what these
   * records said before. Nobody can tell as long as no model is pinned.
   *
   * @param store the store, with the rows staged beside it
   */
  static void requireFew(StoreFile store) {
    StoreQueries queries = store.queries();
    if (queries.number("SELECT count(*)" + DIFFERENT) < FEWEST) {
      return;
    }
    PinnedModels.Numbered pinned = PinnedModels.current(store);
    if (pinned == null) {
      return;
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
    unlike.forEach((provider, records) -> requireFew(queries, provider, records));
  }

  private static void requireFew(StoreQueries queries, int provider, long unlike) {
    long known =
        queries.number(
            "SELECT count(*) FROM change WHERE key IS NOT NULL AND word IS NOT NULL AND provider ="
                + " ?",
            provider);
    if (unlike < FEWEST || unlike * LEAST_PART < known) {
      return;
    }
    List<String> name =
        queries.rows("SELECT name FROM provider WHERE id = ?", row -> row.getString(1), provider);
    throw new InputRefusedException(
        String.format(
            Locale.ROOT,
            "provider '%s': a record id must stay with its individual, got %,d of %,d ids with an"
                + " attributor that has next to nothing in common with the one they had; nothing"
                + " was loaded. If a column of the file was sorted without the others, mend the"
                + " file; if the provider gave its ids anew, load it under another name of the"
                + " provider (--new-provider); if the upload before was wrong and this one is"
                + " right, add --take-unlike",
            name.get(0),
            unlike,
            known));
  }
}
