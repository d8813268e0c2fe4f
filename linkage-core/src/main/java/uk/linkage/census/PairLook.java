package uk.linkage.census;

/** Looks at the pairs of a small group one by one. One instance serves one thread. */
final class PairLook {

  private final Tally tally;
  private final int classes;
  private final int[] known;
  private final long[] comparands;

  PairLook(Tally tally, PresenceClasses.Pairs presence, int mostTwists) {
    this.tally = tally;
    this.classes = presence.classes;
    this.known = presence.known;
    this.comparands = new long[mostTwists];
  }

  /**
   * Counts the pairs of a group by their exact open choices.
   *
   * @param stage what is open
   * @param step the step that the group has come to
   * @param decided the choices made before
   * @param alike bits that a pair must share to be counted
   * @param sided whether only pairs of different sides count
   */
  void count(
      Stage stage, int step, int decided, long alike, Entries in, int from, int to, boolean sided) {
    for (int i = from; i < to; i++) {
      if (!sided) {
        countWithin(stage, step, decided, in.keys[i], in.infos[i]);
      }
      if (i + 1 < to) {
        countWithLater(stage, step, decided, alike, in, i, to, sided);
      }
    }
    tally.notePairs((to - from) * (to - from - 1L) / 2);
  }

  /** Pairs of records that one entry stands for: they agree on all that they have. */
  private void countWithin(Stage stage, int step, int decided, long key, long info) {
    long records = info & Entries.COUNT_MASK;
    if (records > 1) {
      int presence = (int) (info >>> Entries.CLASS_SHIFT);
      long[] row = tally.exact(step, known[presence * classes + presence]);
      int offset = stage.offsets[stage.number(stage.flags.zero(key))];
      row[decided + offset] += records * (records - 1) / 2;
    }
  }

  private void countWithLater(
      Stage stage, int step, int decided, long alike, Entries in, int at, int to, boolean sided) {
    final long[] keys = in.keys;
    final long[] infos = in.infos;
    final int[] knownPairs = known;
    final int[] offsets = stage.offsets;
    final long open = stage.open;
    final FieldFlags flags = stage.flags;
    final Stage.OpenTwist[] twists = stage.twists;
    final long key = keys[at];
    final long info = infos[at];
    final long missing = flags.zero(key);
    final long records = info & Entries.COUNT_MASK;
    final int knownRow = (int) (info >>> Entries.CLASS_SHIFT) * classes;
    final long oneSided = sided ? 0 : 1;
    prepareTwists(twists, key);
    for (int j = at + 1; j < to; j++) {
      long other = keys[j];
      long differing = key ^ other;
      if ((differing & alike) != 0) {
        continue;
      }
      int offset = offsets[stage.number(flags.nonZero(differing) | missing)];
      for (int t = 0; t < twists.length; t++) {
        if (((comparands[t] ^ other) & twists[t].mask()) == 0 && twists[t].holds(other)) {
          offset += twists[t].offset();
        }
      }
      long otherInfo = infos[j];
      long counted = ((info ^ otherInfo) >>> Entries.TAG_SHIFT | oneSided) & 1;
      long[] row =
          tally.exact(step, knownPairs[knownRow + (int) (otherInfo >>> Entries.CLASS_SHIFT)]);
      row[decided + offset] += records * (otherInfo & Entries.COUNT_MASK) * counted;
    }
  }

  private void prepareTwists(Stage.OpenTwist[] twists, long key) {
    for (int t = 0; t < twists.length; t++) {
      comparands[t] = twists[t].comparand(key);
    }
  }
}
