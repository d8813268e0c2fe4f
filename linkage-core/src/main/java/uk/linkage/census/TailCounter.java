package uk.linkage.census;

import java.util.Arrays;

/**
 * Counts the pairs of a group for every combination of choices in the tail. One counter serves one
 * thread.
 */
final class TailCounter {

  /*
   * For one combination, a table counts the records by masked code; c records of one code are
   * c(c-1)/2 pairs, and the sum of c^2 is taken while the table is cleared by the codes that filled
   * it. Choices that differ by a twist alone share the table. Records of one presence class and side
   * stand together as a run with a table of its own, because what is known of a pair depends on both
   * classes. Long runs come first: then most records read one table only.
   *
   * That is two additions for each record and combination, and no sort: a census of a million
   * clients took 1.1 s of processor time where splitting to the end took 2.2 s.
   *
   * A group of many classes costs a table for each and a reading for each two. The four numbers below
   * are the nanoseconds of one of each kind of work, and say whether its pairs are looked at instead.
   */
  private static final int CROSS_COST = 2;
  private static final int WITHIN_COST = 3;
  private static final int RUN_PAIR_COST = 4;
  private static final int PAIR_COST = 4;

  private final Tail tail;
  private final Tally tally;
  private final PresenceClasses.Pairs presence;

  /** Entries by tag: presence class and side. */
  private final int[] entriesOfTag;

  private final int[] tags;
  private final int[] starts;
  private final long[] recordsOfRun;
  private final int[][] tables;
  private int runs;
  private int[] codes = {};
  private int[] records = {};

  TailCounter(Tail tail, Tally tally, PresenceClasses.Pairs presence) {
    this.tail = tail;
    this.tally = tally;
    this.presence = presence;
    this.entriesOfTag = new int[2 * presence.classes];
    this.tags = new int[2 * presence.classes];
    this.starts = new int[2 * presence.classes + 1];
    this.recordsOfRun = new long[2 * presence.classes];
    this.tables = new int[2 * presence.classes][];
    Arrays.fill(tables, new int[0]);
  }

  /**
   * Counts the pairs of a group, unless it is cheaper to look at each.
   *
   * @param decided the choices of the comparisons before the tail
   * @param sided whether only pairs of different sides count
   * @param evenIfDear whether they are counted even if looking at each is cheaper
   * @return whether they have been counted
   */
  boolean count(int decided, Entries in, int from, int to, boolean sided, boolean evenIfDear) {
    findRuns(in.infos, from, to);
    boolean counts = evenIfDear || cost(sided) <= costOfPairs(to - from);
    if (counts) {
      gatherRuns(in, from, to);
      for (Tail.Combination combination : tail.combinations) {
        countCombination(combination, decided, sided);
      }
    }
    for (int run = 0; run < runs; run++) {
      entriesOfTag[tags[run]] = 0;
    }
    return counts;
  }

  /** Orders the tags by their entries, most first. */
  private void findRuns(long[] infos, int from, int to) {
    final int[] entries = entriesOfTag;
    int found = 0;
    for (int i = from; i < to; i++) {
      int tag = (int) (infos[i] >>> Entries.TAG_SHIFT);
      if (entries[tag]++ == 0) {
        tags[found++] = tag;
      }
    }
    runs = found;
    for (int i = 1; i < found; i++) {
      int tag = tags[i];
      int j = i;
      while (j > 0 && entries[tags[j - 1]] < entries[tag]) {
        tags[j] = tags[j - 1];
        j--;
      }
      tags[j] = tag;
    }
    int start = 0;
    for (int run = 0; run < found; run++) {
      starts[run] = start;
      start += entries[tags[run]];
    }
    starts[found] = start;
  }

  private static long costOfPairs(long entries) {
    return PAIR_COST * entries * (entries - 1) / 2;
  }

  /** About the nanoseconds that the tables take. */
  private long cost(boolean sided) {
    long reads = 0;
    for (int run = 1; run < runs; run++) {
      reads += (long) run * (starts[run + 1] - starts[run]);
    }
    long cross = CROSS_COST * reads + RUN_PAIR_COST * (long) runs * runs;
    return tail.combinations.size()
        * (WITHIN_COST * (long) starts[runs] + (sided ? cross / 2 : cross));
  }

  private void gatherRuns(Entries in, int from, int to) {
    if (codes.length < to - from) {
      codes = new int[to - from + (to - from) / 2];
      records = new int[codes.length];
    }
    for (int run = 0; run < runs; run++) {
      recordsOfRun[run] = 0;
      entriesOfTag[tags[run]] = run;
      if (tables[run].length == 0) {
        tables[run] = new int[tail.codes];
      }
    }
    final int[] runOfTag = entriesOfTag;
    for (int i = from; i < to; i++) {
      long info = in.infos[i];
      int run = runOfTag[(int) (info >>> Entries.TAG_SHIFT)];
      int at = starts[run]++;
      int count = (int) info;
      codes[at] = tail.code(in.keys[i]);
      records[at] = count;
      recordsOfRun[run] += count;
    }
    for (int run = runs - 1; run > 0; run--) {
      starts[run] = starts[run - 1];
    }
    starts[0] = 0;
  }

  private void countCombination(Tail.Combination combination, int decided, boolean sided) {
    final int mask = combination.mask();
    for (int run = 0; run < runs; run++) {
      if (!hasFields(run, combination)) {
        continue;
      }
      if (mask != 0) {
        enter(mask, run);
      }
      for (int other = 0; other <= run; other++) {
        boolean counts = !sided || ((tags[run] ^ tags[other]) & 1) != 0;
        if (counts && hasFields(other, combination)) {
          countRuns(combination, decided, run, other);
        }
      }
    }
    if (mask != 0) {
      for (int run = 0; run < runs; run++) {
        if (hasFields(run, combination)) {
          long pairs = (clear(mask, run) - recordsOfRun[run]) / 2;
          if (!sided) {
            add(decided + combination.choices(), run, run, pairs);
          }
        }
      }
    }
  }

  /** Pairs of two runs, or twisted pairs of one. */
  private void countRuns(Tail.Combination combination, int decided, int run, int other) {
    int choices = decided + combination.choices();
    if (combination.mask() == 0) {
      long records = recordsOfRun[run];
      long pairs = run == other ? records * (records - 1) / 2 : records * recordsOfRun[other];
      add(choices, run, other, pairs);
      return;
    }
    if (run != other) {
      add(choices, run, other, across(combination.mask(), run, tables[other]));
    }
    for (Tail.Twisted twisted : combination.twisted()) {
      long found = acrossTwisted(twisted.partners(), run, tables[other]);
      add(decided + twisted.choices(), run, other, run == other ? found / 2 : found);
    }
  }

  private boolean hasFields(int run, Tail.Combination combination) {
    return (combination.fields() & ~presence.mask(tags[run] >>> 1)) == 0;
  }

  private void add(int choices, int run, int other, long pairs) {
    if (pairs > 0) {
      int known = presence.known[(tags[run] >>> 1) * presence.classes + (tags[other] >>> 1)];
      tally.atLeast(known)[choices] += pairs;
    }
  }

  private long across(int mask, int run, int[] table) {
    final int[] code = codes;
    final int[] count = records;
    long pairs = 0;
    for (int i = starts[run], end = starts[run + 1]; i < end; i++) {
      pairs += (long) count[i] * table[code[i] & mask];
    }
    return pairs;
  }

  /** Within one run, finds each pair from both its records. */
  private long acrossTwisted(int[] partners, int run, int[] table) {
    final int[] code = codes;
    final int[] count = records;
    long pairs = 0;
    for (int i = starts[run], end = starts[run + 1]; i < end; i++) {
      int partner = partners[code[i]];
      if (partner != Tail.NO_PARTNER) {
        pairs += (long) count[i] * table[partner];
      }
    }
    return pairs;
  }

  private void enter(int mask, int run) {
    final int[] code = codes;
    final int[] count = records;
    final int[] table = tables[run];
    for (int i = starts[run], end = starts[run + 1]; i < end; i++) {
      table[code[i] & mask] += count[i];
    }
  }

  /** Returns the sum of the squares of what was in the table. */
  private long clear(int mask, int run) {
    final int[] code = codes;
    final int[] table = tables[run];
    long squares = 0;
    for (int i = starts[run], end = starts[run + 1]; i < end; i++) {
      int at = code[i] & mask;
      long records = table[at];
      squares += records * records;
      table[at] = 0;
    }
    return squares;
  }
}
