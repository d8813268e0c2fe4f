package uk.linkage.duckdb.store.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.cluster.PairOdds;
import uk.linkage.cluster.Persons;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoredTown;
import uk.linkage.duckdb.store.load.MissingRule;
import uk.linkage.duckdb.store.read.StoreStatus;
import uk.linkage.duckdb.store.read.Succession;
import uk.linkage.match.Links;
import uk.linkage.match.Scorer;
import uk.linkage.parallel.Workers;
import uk.linkage.person.LinkedPersons;

/** Whatever comes and goes, persons are those of a fresh run, and ids obey their laws. */
final class RandomHistoriesTest {

  private static final int QUARTERS = 5;

  @TempDir private Path folder;

  /** What is lawfully there: a record, its words today and before. */
  private record Held(String name, long today, List<Long> words) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void link_afterEveryQuarter_givesThePersonsOfAFreshRun(long seed) {
    StoredTown town = new StoredTown(folder, new SplittableRandom(seed), 100);
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      Map<String, Long> before = Map.of();
      Set<Long> given = new HashSet<>();
      boolean historical = true;
      for (int quarter = 0; quarter < QUARTERS; quarter++) {
        town.load(store, MissingRule.WITHDRAW);
        boolean switched = quarter >= 3 && quarter <= 4;
        historical = quarter != 3;
        LinkOutcome linked = StoredTown.link(store, switched ? historical : null);

        Map<String, Long> persons = persons(store);
        assertThat(parts(persons)).isEqualTo(slowly(store, historical));
        assertThat(linked.persons()).isEqualTo(new HashSet<>(persons.values()).size());
        assertThat(linked.links()).isEqualTo(store.queries().number("SELECT count(*) FROM link"));
        requireLaws(store, before, persons, given);
        before = persons;
        town.quarter();
      }
      assertThat(given).hasSizeGreaterThan(100);
    }
  }

  @Test
  void fit_taken_givesThePersonsOfAFreshRunAndLeavesNothingBehindIfNot() {
    StoredTown town = new StoredTown(folder, new SplittableRandom(4), 100);
    try (StoreFile store = StoredTown.made(folder.resolve("a.db"))) {
      town.load(store, MissingRule.WITHDRAW);
      StoredTown.link(store, null);
      town.quarter();
      town.quarter();
      town.load(store, MissingRule.WITHDRAW);
      StoredTown.link(store, null);
      Map<String, Long> before = persons(store);
      StoreStatus status = StoreStatus.of(store);

      FitOutcome shown = StoredTown.fit(store, /* apply= */ false);
      assertThat(persons(store)).isEqualTo(before);
      assertThat(StoreStatus.of(store)).isEqualTo(status);
      assertThat(shown.moves()).isNotEmpty();
      assertThat(shown.linked().personsBefore()).isEqualTo(status.persons());

      FitOutcome applied = StoredTown.fit(store, /* apply= */ true);
      assertThat(applied.linked()).isEqualTo(shown.linked());
      assertThat(parts(persons(store))).isEqualTo(slowly(store, true));
      requireLaws(store, before, persons(store), new HashSet<>());
      assertThat(StoredTown.link(store, null).changed()).isZero();
    }
  }

  @Test
  void link_sameHistoryTwice_givesSameIds() {
    List<Map<String, Long>> both = new ArrayList<>();
    for (String name : List.of("a.db", "b.db")) {
      StoredTown town = new StoredTown(folder, new SplittableRandom(5), 80);
      try (StoreFile store = StoredTown.made(folder.resolve(name))) {
        for (int quarter = 0; quarter < 3; quarter++) {
          town.load(store, MissingRule.WITHDRAW);
          StoredTown.link(store, null);
          town.quarter();
        }
        both.add(persons(store));
      }
    }
    assertThat(both.get(0)).isEqualTo(both.get(1));
  }

  private static void requireLaws(
      StoreFile store, Map<String, Long> before, Map<String, Long> now, Set<Long> given) {
    Map<Long, Set<String>> old = byPerson(before);
    Map<Long, Set<String>> today = byPerson(now);
    Succession succession = Succession.of(store);
    today.forEach(
        (id, records) -> {
          boolean kept = old.containsKey(id);
          // An id that was away comes back only with its own records.
          if (!kept && given.contains(id)) {
            assertThat(records)
                .anyMatch(
                    name ->
                        store
                                .queries()
                                .number(
                                    "SELECT count(*) FROM step s JOIN record r ON r.key = s.record"
                                        + " JOIN provider p ON p.id = r.provider WHERE s.source = ?"
                                        + " AND p.name || '/' || r.record_id = ?",
                                    id,
                                    name)
                            > 0);
          }
        });
    old.forEach(
        (id, records) -> {
          // Who is untouched keeps its id.
          if (today.containsValue(records)) {
            assertThat(today.get(id)).isEqualTo(records);
          }
          // Where the records are that take part still, the id leads.
          Set<Long> held = new TreeSet<>();
          records.forEach(name -> held.add(now.getOrDefault(name, 0L)));
          held.remove(0L);
          assertThat(succession.today(id)).containsAll(held);
          boolean retired =
              store.queries().number("SELECT count(became) FROM person WHERE id = ?", id) > 0;
          assertThat(retired && today.containsKey(id)).isFalse();
        });
    for (long id : given) {
      assertThat(today.keySet()).containsAll(succession.today(id));
    }
    given.addAll(today.keySet());
    assertThat(store.queries().number("SELECT count(*) FROM person")).isEqualTo(maximum(store));
  }

  private static long maximum(StoreFile store) {
    return store.queries().number("SELECT coalesce(max(id), 0) FROM person");
  }

  private static Map<Long, Set<String>> byPerson(Map<String, Long> persons) {
    Map<Long, Set<String>> by = new TreeMap<>();
    persons.forEach((name, id) -> by.computeIfAbsent(id, key -> new TreeSet<>()).add(name));
    return by;
  }

  private static Map<String, Long> persons(StoreFile store) {
    Map<String, Long> persons = new TreeMap<>();
    store
        .queries()
        .rows(
            "SELECT p.name || '/' || r.record_id, r.person FROM record r JOIN provider p ON p.id ="
                + " r.provider WHERE r.member",
            row -> persons.put(row.getString(1), row.getLong(2)));
    return persons;
  }

  private static Set<Set<String>> parts(Map<String, Long> persons) {
    return new HashSet<>(byPerson(persons).values());
  }

  /** All pairs of what is there, weighed one by one. */
  private static Set<Set<String>> slowly(StoreFile store, boolean historical) {
    PinnedModels.Numbered model = PinnedModels.current(store);
    List<Held> held = held(store, historical);
    try (Workers workers = new Workers(1)) {
      Scorer scorer = model.model().scorer(workers);
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
      return parts(found);
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

  private static List<Held> held(StoreFile store, boolean historical) {
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
                    historical ? List.copyOf(former.get(row.getInt(1))) : List.of(row.getLong(3))));
  }
}
