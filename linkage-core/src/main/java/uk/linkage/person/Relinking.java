package uk.linkage.person;

import java.util.Arrays;
import java.util.BitSet;
import uk.linkage.block.BlockingPlan;
import uk.linkage.cluster.UnionFind;
import uk.linkage.match.ChangedPairs;
import uk.linkage.match.Links;
import uk.linkage.match.Scorer;
import uk.linkage.parallel.Workers;

/**
 * The links of records of which some have changed: those of the changed ones found anew, against
 * all; and the records whose person could be another than it was.
 *
 * <p>A model that is pinned gives a pair the same weight whatever other records there are. So links
 * between records that have not changed stay as they are, and a change reaches only records that a
 * chain of links, old or new, connects with it.
 */
public final class Relinking {

  private final AttributorHistory attributors;
  private final BitSet changed;
  private final WeighedPairs found;
  private final WeighedPairs kept;
  private final WeighedPairs lost;
  private final BitSet touched;

  private Relinking(
      AttributorHistory attributors,
      BitSet changed,
      WeighedPairs found,
      WeighedPairs kept,
      WeighedPairs lost,
      BitSet touched) {
    this.attributors = attributors;
    this.changed = changed;
    this.found = found;
    this.kept = kept;
    this.lost = lost;
    this.touched = touched;
  }

  /**
   * How pairs are found and weighed.
   *
   * @param plan reaches every pair that could be linked
   * @param scorer weighs pairs
   * @param threshold log2 of the least odds of a link
   * @param linkLimit the most links that there is memory for
   */
  public record Rules(BlockingPlan plan, Scorer scorer, double threshold, long linkLimit) {}

  /**
   * Links the changed records.
   *
   * @param attributors of all records that take part
   * @param before the links there were
   * @param changed the keys of the records that changed, came, left or returned
   * @param seeds further records whose persons must be looked at
   * @param rules how pairs are weighed
   * @param workers the threads
   * @return what is linked now
   */
  public static Relinking of(
      AttributorHistory attributors,
      WeighedPairs before,
      BitSet changed,
      BitSet seeds,
      Rules rules,
      Workers workers) {
    WeighedPairs found = links(attributors, changed, rules, workers);
    WeighedPairs kept = new WeighedPairs(before.size());
    WeighedPairs lost = new WeighedPairs(0);
    BitSet start = (BitSet) changed.clone();
    start.or(seeds);
    for (int link = 0; link < before.size(); link++) {
      int a = before.left(link);
      int b = before.right(link);
      if (changed.get(a) || changed.get(b)) {
        lost.add(a, b, before.odds(link), before.today(link));
        start.set(a);
        start.set(b);
      } else {
        kept.add(a, b, before.odds(link), before.today(link));
      }
    }
    BitSet touched = connected(attributors, start, kept, found);
    return new Relinking(attributors, changed, found, kept, lost, touched);
  }

  /** The links of changed records, each pair of records once, by its strongest pair of words. */
  private static WeighedPairs links(
      AttributorHistory attributors, BitSet changed, Rules rules, Workers workers) {
    long[] words = new long[attributors.size()];
    int[] keys = new int[words.length];
    int late = words.length;
    int early = 0;
    for (int row = words.length - 1; row >= 0; row--) {
      int to = changed.get(attributors.key(row)) ? --late : early++;
      words[to] = attributors.word(row);
      keys[to] = attributors.key(row);
    }
    Links rows =
        new ChangedPairs(words, late, rules.plan(), rules.scorer(), rules.threshold())
            .run(workers, rules.linkLimit());
    long[] pairs = new long[rows.size()];
    int size = 0;
    for (int link = 0; link < pairs.length; link++) {
      int a = keys[rows.left(link)];
      int b = keys[rows.right(link)];
      pairs[size] = (long) Math.min(a, b) << 32 | Math.max(a, b);
      size += a == b ? 0 : 1;
    }
    Arrays.sort(pairs, 0, size);
    WeighedPairs found = new WeighedPairs(size);
    for (int i = 0; i < size; i++) {
      if (i == 0 || pairs[i] != pairs[i - 1]) {
        int a = (int) (pairs[i] >>> 32);
        int b = (int) pairs[i];
        double odds = attributors.greatest(rules.scorer(), a, b);
        // Words of a pattern that no person shows can be a link of no two records.
        if (odds >= rules.threshold()) {
          found.add(a, b, odds, attributors.today(rules.scorer(), a, b));
        }
      }
    }
    return found;
  }

  private static BitSet connected(
      AttributorHistory attributors, BitSet start, WeighedPairs kept, WeighedPairs found) {
    UnionFind sets = new UnionFind(attributors.greatestKey() + 1);
    for (WeighedPairs links : new WeighedPairs[] {kept, found}) {
      for (int link = 0; link < links.size(); link++) {
        sets.join(links.left(link), links.right(link));
      }
    }
    BitSet roots = new BitSet();
    BitSet connected = new BitSet();
    for (int key = start.nextSetBit(0); key >= 0; key = start.nextSetBit(key + 1)) {
      roots.set(sets.find(key));
      connected.set(key, attributors.has(key));
    }
    for (WeighedPairs links : new WeighedPairs[] {kept, found}) {
      for (int link = 0; link < links.size(); link++) {
        if (roots.get(sets.find(links.left(link)))) {
          connected.set(links.left(link));
          connected.set(links.right(link));
        }
      }
    }
    return connected;
  }

  /**
   * Returns the links of changed records.
   *
   * @return pairs by keys, in order
   */
  public WeighedPairs found() {
    return found;
  }

  /**
   * Returns the links that stay as they are.
   *
   * @return pairs by keys, in the order in which they were given
   */
  public WeighedPairs kept() {
    return kept;
  }

  /**
   * Returns the links of before that were looked for anew.
   *
   * @return links of changed records, found again or not
   */
  public WeighedPairs lost() {
    return lost;
  }

  /**
   * Returns the records whose person could be another than it was.
   *
   * @return keys of records that take part
   */
  public BitSet touched() {
    return touched;
  }

  /**
   * Returns the records that a former attributor could join to others: those that have one, and all
   * that links connect with them.
   *
   * @return keys of records that take part
   */
  public BitSet reachedByFormer() {
    BitSet start = new BitSet();
    for (int row = 0; row < attributors.records(); row++) {
      int key = attributors.key(row);
      if (attributors.hasFormer(key)) {
        start.set(key);
      }
    }
    return start.isEmpty() ? start : connected(attributors, start, kept, found);
  }

  /**
   * Returns the links between some records, which must be all that links connect with them.
   *
   * @param some their keys, in the order in which they are numbered
   * @param threshold log2 of the least odds of a link
   * @param formerToo whether former attributors speak as well
   * @return the links by their numbers
   */
  public Links between(int[] some, double threshold, boolean formerToo) {
    int[] numbers = new int[attributors.greatestKey() + 1];
    Arrays.fill(numbers, -1);
    for (int number = 0; number < some.length; number++) {
      numbers[some[number]] = number;
    }
    int[] left = new int[kept.size() + found.size()];
    int[] right = new int[left.length];
    double[] odds = new double[left.length];
    int size = 0;
    for (WeighedPairs links : new WeighedPairs[] {kept, found}) {
      for (int link = 0; link < links.size(); link++) {
        int a = numbers[links.left(link)];
        int b = numbers[links.right(link)];
        double weight = formerToo ? links.odds(link) : links.today(link);
        if (a >= 0 && b >= 0 && weight >= threshold) {
          left[size] = Math.min(a, b);
          right[size] = Math.max(a, b);
          odds[size++] = weight;
        }
      }
    }
    return Links.of(
        Arrays.copyOf(left, size), Arrays.copyOf(right, size), Arrays.copyOf(odds, size));
  }

  /**
   * Returns the records that were told to have changed.
   *
   * @return keys, of records that take no part any more as well
   */
  public BitSet changed() {
    return changed;
  }
}
