package uk.linkage.duckdb.store.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import uk.linkage.cluster.PairOdds;
import uk.linkage.cluster.Persons;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.match.Links;
import uk.linkage.match.Scorer;
import uk.linkage.parallel.Workers;
import uk.linkage.person.LinkedPersons;

/** The slow twin of linking: all pairs of what a store holds, weighed one by one. */
public final class AllPairs {

  private AllPairs() {}

  /** What is lawfully there: a record, its words today and before. */
  private record Held(String name, long today, List<Long> words) {}

  /** The persons; that there are as many links as in the store is asserted on the way. */
  public static Set<Set<String>> persons(StoreFile store, boolean historical) {
    PinnedModels.Numbered model = PinnedModels.current(store);
    try (Workers workers = new Workers(1)) {
      Scorer scorer = model.model().scorer(workers);
      List<Held> held = held(store, historical, scorer);
      PairOdds odds = (a, b) -> greatest(scorer, held.get(a).words(), held.get(b).words());
      List<int[]> pairs = new ArrayList<>();
      for (int a = 0; a < held.size(); a++) {
        for (int b = a + 1; b < held.size(); b++) {
          if (odds.logOdds(a, b) >= model.model().logOdds()) {
            pairs.add(new int[] {a, b});
          }
        }
      }
      Links links =
          Links.of(
              pairs.stream().mapToInt(pair -> pair[0]).toArray(),
              pairs.stream().mapToInt(pair -> pair[1]).toArray(),
              pairs.stream().mapToDouble(pair -> odds.logOdds(pair[0], pair[1])).toArray());
      assertThat(store.queries().number("SELECT count(*) FROM link")).isEqualTo(links.size());
      Persons persons = LinkedPersons.of(held.size(), links, odds, model.model().logOdds());
      Map<String, Long> found = new HashMap<>();
      for (int i = 0; i < held.size(); i++) {
        found.put(held.get(i).name(), (long) persons.personOf(i));
      }
      return Partition.of(found);
    }
  }

  private static double greatest(Scorer scorer, List<Long> a, List<Long> b) {
    double most = Double.NEGATIVE_INFINITY;
    for (long left : a) {
      for (long right : b) {
        int pattern = scorer.pattern(left, right);
        if (!scorer.model().lattice().isConflict(pattern)) {
          most = Math.max(most, scorer.logOdds(pattern, left, right));
        }
      }
    }
    return most;
  }

  private static List<Held> held(StoreFile store, boolean historical, Scorer scorer) {
    Map<Integer, Set<Long>> former = new HashMap<>();
    store
        .queries()
        .rows(
            "SELECT record, word FROM version",
            row ->
                former.computeIfAbsent(row.getInt(1), key -> new TreeSet<>()).add(row.getLong(2)));
    return store
        .queries()
        .rows(
            "SELECT r.key, p.name || '/' || r.record_id, r.word FROM record r JOIN provider p ON"
                + " p.id = r.provider WHERE r.reason IS NULL ORDER BY p.name, r.record_id",
            row ->
                new Held(
                    row.getString(2),
                    row.getLong(3),
                    historical
                        ? ofOne(row.getLong(3), former.get(row.getInt(1)), scorer)
                        : List.of(row.getLong(3))));
  }

  /** The words that a chain of such leads to from today's as one individual can have. */
  private static List<Long> ofOne(long today, Set<Long> all, Scorer scorer) {
    Set<Long> one = new TreeSet<>(List.of(today));
    boolean grew = true;
    while (grew) {
      List<Long> before = List.copyOf(one);
      grew =
          one.addAll(
              all.stream()
                  .filter(word -> before.stream().anyMatch(of -> weight(scorer, of, word) >= -10))
                  .toList());
    }
    return List.copyOf(one);
  }

  private static double weight(Scorer scorer, long a, long b) {
    int pattern = scorer.pattern(a, b);
    return scorer.model().lattice().isConflict(pattern)
        ? Double.NEGATIVE_INFINITY
        : scorer.weight(pattern, a, b);
  }
}
