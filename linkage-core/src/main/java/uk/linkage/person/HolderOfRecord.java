package uk.linkage.person;

import java.util.ArrayDeque;
import java.util.Deque;
import uk.linkage.match.Scorer;

/**
 * Whether the attributors that a record ever had are those of one individual. Systems give a record
 * id that has become free to somebody else, and a column that was sorted without the others does so
 * to all of them; then what the record said before is of a stranger.
 */
public final class HolderOfRecord {

  /**
   * From this match weight on two attributors of one record id are one individual's: it takes the
   * odds of ten bits that the id speaks for that. In a generated region (docs/decisions/0021) 97.6
   * % of pairs of strangers weigh less, and 3 of 99,579 pairs of records of one person that differ.
   */
  public static final double LEAST_BITS = -10;

  private HolderOfRecord() {}

  /**
   * Tells whether two attributors of a record are one individual's.
   *
   * @param scorer weighs them
   * @param a a word that the record had
   * @param b another one
   * @return whether they are
   */
  public static boolean isSame(Scorer scorer, long a, long b) {
    int pattern = scorer.pattern(a, b);
    return !scorer.model().lattice().isConflict(pattern)
        && scorer.weight(pattern, a, b) >= LEAST_BITS;
  }

  /**
   * Tells which former attributors are those of the individual of today, each by itself or by way
   * of others: who married and then moved is one individual.
   *
   * @param scorer weighs them
   * @param known what is the individual's for certain: what the record says today, and what the
   *     individual said was right once
   * @param former what it said before
   * @return for each former one whether it is
   */
  public static boolean[] ofToday(Scorer scorer, long[] known, long[] former) {
    boolean[] same = new boolean[former.length];
    Deque<Long> reached = new ArrayDeque<>();
    for (long word : known) {
      reached.add(word);
    }
    while (!reached.isEmpty()) {
      long word = reached.remove();
      for (int i = 0; i < former.length; i++) {
        if (!same[i] && (word == former[i] || isSame(scorer, word, former[i]))) {
          same[i] = true;
          reached.add(former[i]);
        }
      }
    }
    return same;
  }
}
