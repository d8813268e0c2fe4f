package uk.linkage.person;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides which of some new persons keeps the id of which old one.
 *
 * <p>An id goes to one person at most, and a person holds one. The rule, in this order:
 *
 * <ol>
 *   <li>Old persons choose one after the other: the one whose first record came earliest, then the
 *       one that has more records, then the one with the smaller id.
 *   <li>Each chooses, of the new persons that hold some of its records and have no id yet, the one
 *       that holds most of them; of equal ones the one that holds the earliest.
 *   <li>A new person that nobody has chosen gets a new id, in the order of its first record.
 *   <li>An old person that found none left is retired. It became the new person that holds most of
 *       its records; of equal ones the one that holds the earliest.
 * </ol>
 */
public final class LastingIds {

  /** Stands for a record that has never had a person. */
  public static final long NOBODY = 0;

  private final long[] ids;
  private final Map<Long, Long> became;
  private final long next;

  private LastingIds(long[] ids, Map<Long, Long> became, long next) {
    this.ids = ids;
    this.became = became;
    this.next = next;
  }

  /**
   * What is known of an old person.
   *
   * @param id its id
   * @param since when its first record came: the number of a load
   * @param records how many records it has, those that take no part at present as well
   */
  public record Old(long id, int since, int records) {}

  /** How many records of an old person a new one holds, and the smallest key of them. */
  private record Share(int person, int records, int earliest) {}

  /**
   * Decides.
   *
   * @param keys the keys of some records, in order of provider and record id; they are numbered in
   *     the order in which they came
   * @param before the old person of each, or {@link #NOBODY}; all records that take part of every
   *     old person named here must be among them
   * @param persons the new person of each, a number from 1, numbered in the order of first records
   * @param count how many new persons there are
   * @param old the old persons named
   * @param next the next id that was never given
   * @return the decision
   */
  public static LastingIds of(
      int[] keys, long[] before, int[] persons, int count, List<Old> old, long next) {
    Map<Long, List<Share>> shares = shares(keys, before, persons);
    List<Old> order = new ArrayList<>(old);
    order.sort(
        Comparator.comparingInt(Old::since)
            .thenComparing(Comparator.comparingInt(Old::records).reversed())
            .thenComparingLong(Old::id));
    long[] ids = new long[count];
    List<Old> without = new ArrayList<>();
    for (Old person : order) {
      Share chosen = null;
      for (Share share : shares.getOrDefault(person.id(), List.of())) {
        chosen = chosen == null && ids[share.person() - 1] == NOBODY ? share : chosen;
      }
      if (chosen == null) {
        without.add(person);
      } else {
        ids[chosen.person() - 1] = person.id();
      }
    }
    long given = next;
    for (int person = 0; person < count; person++) {
      if (ids[person] == NOBODY) {
        ids[person] = given++;
      }
    }
    Map<Long, Long> became = new HashMap<>();
    for (Old person : without) {
      List<Share> of = shares.getOrDefault(person.id(), List.of());
      if (!of.isEmpty()) {
        became.put(person.id(), ids[of.get(0).person() - 1]);
      }
    }
    return new LastingIds(ids, became, given);
  }

  /** The new persons that hold records of each old one, the one that holds most first. */
  private static Map<Long, List<Share>> shares(int[] keys, long[] before, int[] persons) {
    record Pair(long old, int person) {}
    Map<Pair, int[]> counted = new HashMap<>();
    for (int i = 0; i < keys.length; i++) {
      if (before[i] != NOBODY) {
        int[] share =
            counted.computeIfAbsent(
                new Pair(before[i], persons[i]), pair -> new int[] {0, Integer.MAX_VALUE});
        share[0]++;
        share[1] = Math.min(share[1], keys[i]);
      }
    }
    Map<Long, List<Share>> shares = new HashMap<>();
    counted.forEach(
        (pair, share) ->
            shares
                .computeIfAbsent(pair.old(), id -> new ArrayList<>(1))
                .add(new Share(pair.person(), share[0], share[1])));
    Comparator<Share> most =
        Comparator.comparingInt(Share::records).reversed().thenComparingInt(Share::earliest);
    shares.values().forEach(of -> of.sort(most));
    return shares;
  }

  /**
   * Returns the id of each new person.
   *
   * @return at place p - 1 that of person p
   */
  public long[] ids() {
    return Arrays.copyOf(ids, ids.length);
  }

  /**
   * Returns the old persons that are retired.
   *
   * @return the id of each, and the id of what it became
   */
  public Map<Long, Long> became() {
    return Map.copyOf(became);
  }

  /**
   * Returns the next id that was never given.
   *
   * @return greater than every id
   */
  public long next() {
    return next;
  }
}
