package uk.linkage.match;

import uk.linkage.schema.BitGather;

/** The values that the fields of a stratum have together, and how many individuals have each. */
final class StratumValues {

  /*
   * Whatever some fields of the stratum have can be added up from this, and there are few of them:
   * the attributor has twenty-two combinations of fields, and each was counted from all individuals.
   * With this and DistinctWords all of it takes 80 to 140 ms of processor time for a million clients; it
   * took 330.
   */
  private final long mask;
  private final long[] values;
  private final int[] individuals;

  /**
   * Counts.
   *
   * @param words one word for each individual
   * @param mask the fields of the stratum; missing ones are zero
   */
  StratumValues(long[] words, long mask) {
    this.mask = mask;
    int bits = Long.bitCount(mask);
    if (bits <= ValueCounts.DIRECT_BITS) {
      BitGather gather = new BitGather(mask);
      int[] counts = new int[1 << bits];
      int found = 0;
      for (long word : words) {
        found += counts[(int) gather.number(word)]++ == 0 ? 1 : 0;
      }
      this.values = new long[found];
      this.individuals = new int[found];
      for (int number = 0, at = 0; number < counts.length; number++) {
        if (counts[number] != 0) {
          values[at] = gather.word(number);
          individuals[at++] = counts[number];
        }
      }
    } else {
      LongCounts counts = new LongCounts(0);
      for (long word : words) {
        counts.add(word & mask, 1);
      }
      this.values = new long[counts.size()];
      this.individuals = new int[counts.size()];
      for (int slot = 0, at = 0; at < values.length; slot++) {
        if (counts.counts()[slot] != 0) {
          values[at] = counts.values()[slot];
          individuals[at++] = counts.counts()[slot];
        }
      }
    }
  }

  /** The fields of the stratum. */
  long mask() {
    return mask;
  }

  /** How many values there are. In a hash table, they come in its order. */
  int size() {
    return values.length;
  }

  /** A value, the other bits of the word 0. */
  long value(int place) {
    return values[place];
  }

  /** How many individuals have a value. */
  int individuals(int place) {
    return individuals[place];
  }
}
