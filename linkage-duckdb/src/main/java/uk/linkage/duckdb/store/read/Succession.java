package uk.linkage.duckdb.store.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;

/** What became of ids: which persons of today hold what an old one held. */
public final class Succession {

  /** Records went from one person to another in a run. */
  private record Move(int run, long to) {}

  private final Map<Long, List<Move>> moves = new HashMap<>();
  private final Set<Long> living = new HashSet<>();

  private Succession() {}

  /**
   * Reads all that ever happened.
   *
   * @param store the store
   * @return what became of each id
   */
  public static Succession of(StoreFile store) {
    StoreQueries queries = store.queries();
    Succession succession = new Succession();
    queries
        .rows(
            "SELECT DISTINCT run, source, target FROM step WHERE source IS NOT NULL AND target IS"
                + " NOT NULL AND source <> target UNION SELECT retired, id, became FROM person"
                + " WHERE became IS NOT NULL"
                // Who was away and came back to another person went there from the one it left.
                + " UNION SELECT run, origin, target FROM (SELECT run, source, target, lag(source)"
                + " OVER (PARTITION BY record ORDER BY run) AS origin FROM step) WHERE source IS"
                + " NULL AND origin <> target",
            row -> new long[] {row.getLong(1), row.getLong(2), row.getLong(3)})
        .forEach(
            move ->
                succession
                    .moves
                    .computeIfAbsent(move[1], id -> new ArrayList<>(1))
                    .add(new Move((int) move[0], move[2])));
    succession.living.addAll(
        queries.rows("SELECT DISTINCT person FROM record WHERE member", row -> row.getLong(1)));
    return succession;
  }

  /**
   * Follows an id to today, through all merges and splits since it was given.
   *
   * @param id an id that was given
   * @return the persons of today that hold what it held, in order; none if no record of it takes
   *     part at present
   */
  public List<Long> today(long id) {
    Map<Long, Integer> since = new HashMap<>();
    Deque<Long> open = new ArrayDeque<>();
    since.put(id, 0);
    open.add(id);
    while (!open.isEmpty()) {
      long at = open.remove();
      int from = since.getOrDefault(at, 0);
      for (Move move : moves.getOrDefault(at, List.of())) {
        // What left a person before the id came to it has nothing to do with the id.
        Integer known = since.get(move.to());
        if (move.run() >= from && (known == null || known > move.run())) {
          since.put(move.to(), move.run());
          open.add(move.to());
        }
      }
    }
    Set<Long> today = new TreeSet<>(since.keySet());
    today.retainAll(living);
    return List.copyOf(today);
  }
}
