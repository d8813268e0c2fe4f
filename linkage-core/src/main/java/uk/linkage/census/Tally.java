package uk.linkage.census;

import java.util.Arrays;

/** What one thread has counted. Sums of longs: who counted what changes nothing. */
final class Tally {

  /*
   * Two kinds of counts, each by combination of choices and by what is known of the pairs: pairs of
   * whole groups, which agree at least on the choices of the group; and pairs that were looked at,
   * whose open choices are exact, apart for each step at which they left the search. Rows are made
   * when they are first needed, for few of the known masks occur with many steps.
   */
  private static final long[] NO_ROW = {};

  private final int combinations;
  private final int knownCount;
  private final long[][] atLeast;
  private final long[][] exact;
  private long groups;
  private long pairsLookedAt;

  Tally(int combinations, int steps, int knownCount) {
    this.combinations = combinations;
    this.knownCount = knownCount;
    this.atLeast = new long[knownCount][];
    this.exact = new long[steps * knownCount][];
    Arrays.fill(atLeast, NO_ROW);
    Arrays.fill(exact, NO_ROW);
  }

  /** The counts of whole groups, by combination. */
  long[] atLeast(int known) {
    return row(atLeast, known);
  }

  /** The counts of pairs that were looked at in a step, by combination. */
  long[] exact(int step, int known) {
    return row(exact, step * knownCount + known);
  }

  private long[] row(long[][] rows, int at) {
    long[] row = rows[at];
    if (row.length == 0) {
      row = new long[combinations];
      rows[at] = row;
    }
    return row;
  }

  /** Whether no pair was looked at in a step. */
  boolean hasNoExact(int step, int known) {
    return exact[step * knownCount + known].length == 0;
  }

  void noteGroup() {
    groups++;
  }

  void notePairs(long pairs) {
    pairsLookedAt += pairs;
  }

  long groups() {
    return groups;
  }

  long pairsLookedAt() {
    return pairsLookedAt;
  }

  /** Adds what another thread has counted. */
  void add(Tally other) {
    addRows(atLeast, other.atLeast);
    addRows(exact, other.exact);
    groups += other.groups;
    pairsLookedAt += other.pairsLookedAt;
  }

  private void addRows(long[][] rows, long[][] others) {
    for (int at = 0; at < rows.length; at++) {
      long[] from = others[at];
      if (from.length > 0) {
        long[] to = row(rows, at);
        for (int i = 0; i < combinations; i++) {
          to[i] += from[i];
        }
      }
    }
  }
}
