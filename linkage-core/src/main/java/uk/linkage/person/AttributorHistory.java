package uk.linkage.person;

import java.util.Arrays;
import uk.linkage.cluster.PairOdds;
import uk.linkage.match.Scorer;

/**
 * The packed attributors of records that take part: what each has today, and what it had before.
 * Records are known by their keys, numbers from 1 that never change.
 */
public final class AttributorHistory {

  private static final int ABSENT = -1;

  private final int[] keys;
  private final long[] words;
  private final int current;
  private final int[] rowOfKey;

  /** For former words, which stand together by key: where those of a key begin. */
  private final int[] formerFrom;

  /**
   * Takes the arrays over.
   *
   * @param keys the record of each word: first of those that records have today, each record once;
   *     then of former ones, those of a record together
   * @param words the words
   * @param current how many of them are of today
   * @param greatestKey the greatest key of any record
   */
  public AttributorHistory(int[] keys, long[] words, int current, int greatestKey) {
    this.keys = keys;
    this.words = words;
    this.current = current;
    this.rowOfKey = new int[greatestKey + 1];
    Arrays.fill(rowOfKey, ABSENT);
    for (int row = 0; row < current; row++) {
      rowOfKey[keys[row]] = row;
    }
    this.formerFrom = new int[current < keys.length ? greatestKey + 1 : 0];
    for (int row = keys.length - 1; row >= current; row--) {
      formerFrom[keys[row]] = row;
    }
  }

  /** The record of a word. */
  int key(int row) {
    return keys[row];
  }

  /** The word itself. */
  long word(int row) {
    return words[row];
  }

  /** How many words there are. */
  int size() {
    return words.length;
  }

  /** How many records there are. */
  int records() {
    return current;
  }

  int greatestKey() {
    return rowOfKey.length - 1;
  }

  /**
   * Tells whether a record had other attributors before.
   *
   * @param key a record that takes part
   * @return whether one is here
   */
  public boolean hasFormer(int key) {
    return formerFrom.length > 0 && formerFrom[key] != 0;
  }

  /**
   * Weighs two records by what they have today.
   *
   * @param scorer weighs words
   * @param a the key of a record that takes part
   * @param b another
   * @return log2 of the odds; negative infinity if the two can't be one person
   */
  double today(Scorer scorer, int a, int b) {
    return odds(scorer, words[rowOfKey[a]], words[rowOfKey[b]]);
  }

  /** Weighs two records by whichever of their words speak most for one person. */
  double greatest(Scorer scorer, int a, int b) {
    double most = today(scorer, a, b);
    if (hasFormer(a) || hasFormer(b)) {
      for (int rowA = rowOfKey[a]; rowA >= 0; rowA = next(rowA, a)) {
        for (int rowB = rowOfKey[b]; rowB >= 0; rowB = next(rowB, b)) {
          most = Math.max(most, odds(scorer, words[rowA], words[rowB]));
        }
      }
    }
    return most;
  }

  /** The next word of a record, or a negative number. */
  private int next(int row, int key) {
    if (row < current) {
      return hasFormer(key) ? formerFrom[key] : ABSENT;
    }
    return row + 1 < keys.length && keys[row + 1] == key ? row + 1 : ABSENT;
  }

  private static double odds(Scorer scorer, long a, long b) {
    int pattern = scorer.pattern(a, b);
    return scorer.model().lattice().isConflict(pattern)
        ? Double.NEGATIVE_INFINITY
        : scorer.logOdds(pattern, a, b);
  }

  /**
   * Weighs pairs of some records.
   *
   * @param scorer weighs words
   * @param some the keys of these records, in the order in which they are numbered
   * @param formerToo whether former attributors speak as well
   * @return weighs two of them by their numbers
   */
  public PairOdds odds(Scorer scorer, int[] some, boolean formerToo) {
    return formerToo
        ? (a, b) -> greatest(scorer, some[a], some[b])
        : (a, b) -> today(scorer, some[a], some[b]);
  }
}
