package uk.linkage.block;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import uk.linkage.schema.AgreementLattice;

/**
 * The blocking keys that reach every pair that could be linked, and no more of them than pay.
 * Immutable.
 *
 * <p>Nobody writes blocking rules, and none is lost: a pattern that may be linked and that some
 * pair shows is reached by a key, because all it agrees on is a key or holds one. What each key
 * costs is known before it is used, from the census: the number of pairs is exact.
 */
public final class BlockingPlan {

  /** What {@link #keyOf} says of a pattern that no key reaches. */
  public static final int NO_KEY = -1;

  private final List<PlannedKey> keys;
  private final int[] keyOfPattern;

  /**
   * A plan.
   *
   * @param keys the keys, those that join the fewest pairs first
   * @param keyOfPattern for each pattern the place of the first key that reaches it, or {@link
   *     #NO_KEY}
   */
  BlockingPlan(List<PlannedKey> keys, int[] keyOfPattern) {
    this.keys = List.copyOf(keys);
    this.keyOfPattern = keyOfPattern;
  }

  /**
   * Plans.
   *
   * @param lattice all patterns
   * @param wanted the patterns whose pairs must be reached
   * @param pairs how many pairs show a pattern
   * @param records how many records there are, which is what a further key costs
   * @return the plan; without keys if no pair shows a wanted pattern
   * @throws IllegalArgumentException if pairs that agree on nothing are wanted
   */
  public static BlockingPlan of(
      AgreementLattice lattice, IntPredicate wanted, IntToLongFunction pairs, long records) {
    return new KeyPlanner(lattice, pairs, records).plan(wanted);
  }

  /**
   * Returns the keys.
   *
   * @return an unmodifiable list, those that join the fewest pairs first
   */
  public List<PlannedKey> keys() {
    return keys;
  }

  /**
   * Returns the key that pairs of a pattern belong to: the first that joins them. Whether a key
   * joins two records can be told from their pattern alone.
   *
   * @param pattern a pattern of the lattice
   * @return the place of the key, or {@link #NO_KEY}; for patterns that no pair showed as well
   */
  public int keyOf(int pattern) {
    return keyOfPattern[pattern];
  }

  /**
   * Returns how many different pairs the keys make.
   *
   * @return the candidate pairs, exactly
   */
  public long pairs() {
    return keys.stream().mapToLong(PlannedKey::pairs).sum();
  }

  /**
   * Returns how many pairs are made and looked at to get them: those that share several keys are
   * met again under each.
   *
   * @return at least {@link #pairs}
   */
  public long joins() {
    return keys.stream().mapToLong(PlannedKey::joins).sum();
  }
}
