package uk.linkage.census;

/** Counts the pairs of a whole group by what is known of them. One instance serves one thread. */
final class GroupBooking {

  private final Tally tally;
  private final int classes;
  private final int[] known;

  /** Records by presence class and side. */
  private final long[] records;

  /** The classes, with their side, that have records. */
  private final int[] tags;

  GroupBooking(Tally tally, PresenceClasses.Pairs presence) {
    this.tally = tally;
    this.classes = presence.classes;
    this.known = presence.known;
    this.records = new long[2 * classes];
    this.tags = new int[2 * classes];
  }

  /**
   * Counts the pairs of a group that agree at least on some choices.
   *
   * @param choices the combination of choices
   * @param sided whether only pairs of different sides count
   */
  void book(int choices, Entries in, int from, int to, boolean sided) {
    int tagCount = countRecords(in.infos, from, to);
    for (int i = 0; i < tagCount; i++) {
      int a = tags[i];
      long ofA = records[a];
      if (!sided) {
        add(choices, a, a, ofA * (ofA - 1) / 2);
      }
      for (int j = i + 1; j < tagCount; j++) {
        int b = tags[j];
        if (!sided || ((a ^ b) & 1) != 0) {
          add(choices, a, b, ofA * records[b]);
        }
      }
    }
    for (int i = 0; i < tagCount; i++) {
      records[tags[i]] = 0;
    }
  }

  private int countRecords(long[] infos, int from, int to) {
    int tagCount = 0;
    for (int i = from; i < to; i++) {
      int tag = (int) (infos[i] >>> Entries.TAG_SHIFT);
      if (records[tag] == 0) {
        tags[tagCount++] = tag;
      }
      records[tag] += infos[i] & Entries.COUNT_MASK;
    }
    return tagCount;
  }

  private void add(int choices, int tagA, int tagB, long pairs) {
    if (pairs > 0) {
      tally.atLeast(known[(tagA >>> 1) * classes + (tagB >>> 1)])[choices] += pairs;
    }
  }
}
