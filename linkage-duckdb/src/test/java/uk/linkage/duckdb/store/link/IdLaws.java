package uk.linkage.duckdb.store.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.read.Succession;

/** What holds of lasting ids from one link to the next. */
public final class IdLaws {

  private IdLaws() {}

  /**
   * Requires it.
   *
   * @param store the store
   * @param before the persons of a link before; none at the first
   * @param run the number of that link; 0 if there was none
   * @param now those of the last link
   * @param given ids that were ever given to a person; those of now are added
   */
  public static void require(
      StoreFile store, Map<String, Long> before, int run, Map<String, Long> now, Set<Long> given) {
    Map<Long, Set<String>> old = Partition.byPerson(before);
    Map<Long, Set<String>> today = Partition.byPerson(now);
    Set<Long> known = new TreeSet<>(given);
    known.addAll(old.keySet());
    Map<Long, SortedSet<Long>> ever = Succession.of(store).today(known);
    Map<Long, SortedSet<Long>> since = Succession.after(store, run).today(old.keySet());
    Map<String, Long> ofAll = new HashMap<>();
    store
        .queries()
        .rows(
            "SELECT p.name || '/' || r.record_id, r.person FROM record r JOIN provider p ON p.id ="
                + " r.provider WHERE r.person IS NOT NULL",
            row -> Map.entry(row.getString(1), row.getLong(2)))
        .forEach(of -> ofAll.put(of.getKey(), of.getValue()));
    Set<Long> gone =
        new TreeSet<>(
            store
                .queries()
                .rows("SELECT id FROM person WHERE became IS NOT NULL", row -> row.getLong(1)));
    today.forEach(
        (id, records) -> {
          boolean kept = old.containsKey(id);
          // An id that was away comes back only with its own records.
          if (!kept && given.contains(id)) {
            assertThat(records).anyMatch(name -> wasOf(store, id, name));
          }
        });
    old.forEach(
        (id, records) -> {
          // Who is untouched keeps its id, unless an earlier record of the person is back, and is
          // another person now.
          boolean isBack =
              today.getOrDefault(id, Set.of()).stream()
                  .anyMatch(name -> !before.containsKey(name) && wasOf(store, id, name));
          if (today.containsValue(records) && !isBack) {
            assertThat(today.get(id)).isEqualTo(records);
          }
          // Where the records are that take part still, the id leads.
          Set<Long> held = new TreeSet<>();
          records.forEach(name -> held.add(now.getOrDefault(name, 0L)));
          held.remove(0L);
          assertThat(ever.get(id)).containsAll(held);
          // And nowhere else; of records that are away to who has them and is awake.
          if (held.isEmpty()) {
            records.forEach(name -> held.add(ofAll.getOrDefault(name, 0L)));
            held.retainAll(today.keySet());
          }
          boolean isErased = records.stream().noneMatch(ofAll::containsKey);
          if (!isErased) {
            assertThat(since.get(id)).isEqualTo(held);
          }
          boolean retired = gone.contains(id);
          assertThat(retired && today.containsKey(id)).isFalse();
        });
    ever.values().forEach(persons -> assertThat(today.keySet()).containsAll(persons));
    given.addAll(today.keySet());
    assertThat(store.queries().number("SELECT count(*) FROM person")).isEqualTo(maximum(store));
  }

  /** The number of the last link. */
  public static int lastRun(StoreFile store) {
    return (int) store.queries().number("SELECT coalesce(max(id), 0) FROM run");
  }

  /** Whether a record was of a person once, and left it. */
  private static boolean wasOf(StoreFile store, long id, String name) {
    return store
            .queries()
            .number(
                "SELECT count(*) FROM step s JOIN record r ON r.key = s.record JOIN provider p ON"
                    + " p.id = r.provider WHERE s.source = ? AND p.name || '/' || r.record_id = ?",
                id,
                name)
        > 0;
  }

  private static long maximum(StoreFile store) {
    return store.queries().number("SELECT coalesce(max(id), 0) FROM person");
  }
}
