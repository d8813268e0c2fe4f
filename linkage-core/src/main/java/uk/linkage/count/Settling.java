package uk.linkage.count;

import java.util.Arrays;

/** Settles the place of one person after the other in a dimension of the rule SETTLED. */
final class Settling {

  private final Dimension dimension;
  private final Spans places;
  private final int[] votes;
  private final int[] latest;

  Settling(Dimension dimension) {
    this.dimension = dimension;
    this.places = dimension.spans().get(0);
    this.votes = new int[dimension.labels().size()];
    this.latest = new int[votes.length];
  }

  /** The place of a person. */
  int placeOf(PersonRecords all, int person) {
    int from = all.start(person);
    int to = all.end(person);
    if (to - from == 1) {
      int only = places.from(all.record(from));
      return only < 0 ? dimension.notKnown() : only;
    }
    for (int i = from; i < to; i++) {
      int record = all.record(i);
      int place = places.from(record);
      if (place >= 0) {
        votes[place]++;
        latest[place] = Math.max(latest[place], dimension.day(record));
      }
    }
    int best = Dimension.NONE;
    for (int i = from; i < to; i++) {
      int place = places.from(all.record(i));
      if (place >= 0 && (best < 0 || isBefore(place, best))) {
        best = place;
      }
    }
    forget(all, from, to);
    return best < 0 ? dimension.notKnown() : best;
  }

  private boolean isBefore(int place, int other) {
    if (votes[place] != votes[other]) {
      return votes[place] > votes[other];
    }
    return latest[place] == latest[other] ? place < other : latest[place] > latest[other];
  }

  /** There may be many more labels than records of a person. */
  private void forget(PersonRecords all, int from, int to) {
    if (to - from > votes.length) {
      Arrays.fill(votes, 0);
      Arrays.fill(latest, 0);
      return;
    }
    for (int i = from; i < to; i++) {
      int place = places.from(all.record(i));
      if (place >= 0) {
        votes[place] = 0;
        latest[place] = 0;
      }
    }
  }
}
