package uk.linkage.duckdb.store.link;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.match.Scorer;
import uk.linkage.parallel.Workers;
import uk.linkage.person.HolderOfRecord;

/** What a record said of an individual who held its id before the one of today, as it seems. */
public final class FormerHolder {

  private FormerHolder() {}

  /**
   * Returns it. As long as no model is pinned nobody can tell, and it is nothing.
   *
   * @param store the store
   * @param record the key of a record that has an attributor
   * @param today what it says today
   * @return packed words that the record had, and that aren't its individual's
   */
  public static Set<Long> words(StoreFile store, int record, long today) {
    long[] former =
        store
            .queries()
            .rows(
                "SELECT DISTINCT word FROM version WHERE record = ? AND word <> ? ORDER BY 1",
                row -> row.getLong(1),
                record,
                today)
            .stream()
            .mapToLong(Long::longValue)
            .toArray();
    PinnedModels.Numbered pinned = former.length == 0 ? null : PinnedModels.current(store);
    Set<Long> words = new HashSet<>();
    if (pinned != null) {
      try (Workers workers = new Workers(1)) {
        Scorer scorer = pinned.model().scorer(workers);
        boolean[] same = HolderOfRecord.ofToday(scorer, known(store, record, today), former);
        for (int i = 0; i < former.length; i++) {
          if (!same[i]) {
            words.add(former[i]);
          }
        }
      }
    }
    return words;
  }

  private static long[] known(StoreFile store, int record, long today) {
    return LongStream.concat(
            LongStream.of(today),
            store
                .queries()
                .rows(
                    "SELECT word FROM put_right WHERE record = ? AND kept",
                    row -> row.getLong(1),
                    record)
                .stream()
                .mapToLong(Long::longValue))
        .toArray();
  }
}
