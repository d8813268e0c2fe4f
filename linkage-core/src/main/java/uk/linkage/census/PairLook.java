package uk.linkage.census;

import uk.linkage.schema.Exchange;

/** Looks at the pairs of a small group one by one. One instance serves one thread. */
final class PairLook {

  /*
   * The loop knows no twists: a pair that agrees under one is first counted as what it would be
   * without, and then moved. Twisted pairs are rare and finding them is a comparison of two words,
   * which is far cheaper in a loop of its own.
   */
  private final Tally tally;
  private final int classes;
  private final int[] known;

  PairLook(Tally tally, PresenceClasses.Pairs presence) {
    this.tally = tally;
    this.classes = presence.classes;
    this.known = presence.known;
  }

  /**
   * Counts the pairs of a group by their exact open choices.
   *
   * @param look what is open, and how pairs are counted
   * @param decided the choices of the comparisons before that of the group's step
   * @param sided whether only pairs of different sides count
   */
  void count(Step.Look look, int decided, Entries in, int from, int to, boolean sided) {
    int choices = decided + look.choices();
    if (!sided) {
      countWithin(look, choices, in, from, to);
    }
    if (to - from > 1) {
      countPlain(look, choices, in, from, to, sided);
      for (int twist = 0; twist < look.twists().length; twist++) {
        moveTwisted(look, twist, choices, in, from, to, sided);
      }
      tally.notePairs((to - from) * (to - from - 1L) / 2);
    }
  }

  /** Pairs of records that one entry stands for: they agree on all that they have. */
  private void countWithin(Step.Look look, int decided, Entries in, int from, int to) {
    for (int i = from; i < to; i++) {
      long info = in.infos[i];
      long records = info & Entries.COUNT_MASK;
      if (records > 1) {
        int presence = (int) (info >>> Entries.CLASS_SHIFT);
        long[] row = tally.exact(look.step(), known[presence * classes + presence]);
        row[decided + look.table().choices(in.keys[i], in.keys[i])] += records * (records - 1) / 2;
      }
    }
  }

  private void countPlain(
      Step.Look look, int decided, Entries in, int from, int to, boolean sided) {
    final PairTable table = look.table();
    final int step = look.step();
    final long alike = look.alike();
    final long[] keys = in.keys;
    final long[] infos = in.infos;
    final int[] knownPairs = known;
    final int[] choices = table.choices;
    final long lower = table.flags.lower();
    final long highest = table.flags.highest();
    final long upperFlags = table.upper.flags();
    final long upperFactor = table.upper.multiplier();
    final int upperShift = table.upper.shift();
    final long lowerFlags = table.lower.flags();
    final long lowerFactor = table.lower.multiplier();
    final int lowerShift = table.lower.shift();
    final int lowerRange = table.lower.range();
    final long oneSided = sided ? 0 : 1;
    for (int i = from; i < to - 1; i++) {
      long key = keys[i];
      long info = infos[i];
      long records = info & Entries.COUNT_MASK;
      long missing = table.flags.zero(key);
      int knownRow = (int) (info >>> Entries.CLASS_SHIFT) * classes;
      for (int j = i + 1; j < to; j++) {
        long difference = key ^ keys[j];
        if ((difference & alike) != 0) {
          continue;
        }
        long differing = ((((difference & lower) + lower) | difference) & highest) | missing;
        int upper = (int) (((differing & upperFlags) * upperFactor) >>> upperShift);
        int number =
            upper * lowerRange + (int) (((differing & lowerFlags) * lowerFactor) >>> lowerShift);
        long other = infos[j];
        long counted = (((info ^ other) >>> Entries.TAG_SHIFT) | oneSided) & 1;
        long[] row =
            tally.exact(step, knownPairs[knownRow + (int) (other >>> Entries.CLASS_SHIFT)]);
        row[decided + choices[number]] += records * (other & Entries.COUNT_MASK) * counted;
      }
    }
  }

  private void moveTwisted(
      Step.Look look, int twist, int decided, Entries in, int from, int to, boolean sided) {
    final long alike = look.alike();
    final long[] keys = in.keys;
    final Exchange exchange = look.twists()[twist].exchange();
    final long mask = exchange.mask();
    for (int i = from; i < to - 1; i++) {
      long key = keys[i];
      long twisted = exchange.twisted(key);
      if (twisted == key) {
        continue;
      }
      for (int j = i + 1; j < to; j++) {
        long other = keys[j];
        if (((twisted ^ other) & mask) == 0
            && ((key ^ other) & alike) == 0
            && exchange.isWhole(other)) {
          move(look, twist, decided, in, i, j, sided);
        }
      }
    }
  }

  private void move(
      Step.Look look, int twist, int decided, Entries in, int i, int j, boolean sided) {
    final Stage.OpenTwist[] twists = look.twists();
    long info = in.infos[i];
    long other = in.infos[j];
    if (sided && ((info ^ other) & Entries.SIDE) == 0) {
      return;
    }
    int presence = (int) (info >>> Entries.CLASS_SHIFT);
    int otherPresence = (int) (other >>> Entries.CLASS_SHIFT);
    long[] row = tally.exact(look.step(), known[presence * classes + otherPresence]);
    long pairs = (info & Entries.COUNT_MASK) * (other & Entries.COUNT_MASK);
    int choices = decided + look.table().choices(in.keys[i], in.keys[j]);
    for (int earlier = 0; earlier < twist; earlier++) {
      choices += twists[earlier].holds(in.keys[i], in.keys[j]) ? twists[earlier].offset() : 0;
    }
    row[choices] -= pairs;
    row[choices + twists[twist].offset()] += pairs;
  }
}
