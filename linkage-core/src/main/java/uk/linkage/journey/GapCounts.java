package uk.linkage.journey;

import java.util.ArrayList;
import java.util.List;

/**
 * How long persons stay away: the days between each contact and the person's next one anywhere, in
 * bands. Contacts of one day have no days between them and are left out. A gap is of the day on
 * which it ends: those that are history are not counted.
 *
 * @param bands the bands in order
 */
public record GapCounts(List<Band> bands) {

  public GapCounts {
    bands = List.copyOf(bands);
  }

  /**
   * A band of days.
   *
   * @param from the least number of days
   * @param to the greatest; {@link Integer#MAX_VALUE} in the last band
   * @param gaps how many gaps are in it
   * @param persons how many persons have one in it
   */
  public record Band(int from, int to, long gaps, long persons) {

    /**
     * Returns what the band is called.
     *
     * @return such as {@code 1 to 7 days}
     */
    public String label() {
      return to == Integer.MAX_VALUE ? from + " days or more" : from + " to " + to + " days";
    }
  }

  private static final int[] FROM = {1, 8, 15, 22, 29, 57, 92, 183, 366};

  /**
   * Counts gaps.
   *
   * @param contacts the contacts
   * @return the counts, small ones among them
   */
  public static GapCounts of(Contacts contacts) {
    long[] gaps = new long[FROM.length];
    long[] persons = new long[FROM.length];
    int[] counted = new int[FROM.length];
    for (int person = 1; person <= contacts.persons(); person++) {
      int before =
          contacts.from(person) < contacts.to(person) ? contacts.lastDay(contacts.from(person)) : 0;
      for (int i = contacts.from(person) + 1; i < contacts.to(person); i++) {
        int days = contacts.day(i) - before;
        before = Math.max(before, contacts.lastDay(i));
        if (contacts.day(i) < contacts.lookedAtFrom()) {
          continue;
        }
        int band = FROM.length - 1;
        while (band >= 0 && days < FROM[band]) {
          band--;
        }
        if (band >= 0) {
          gaps[band]++;
          persons[band] += counted[band] == person ? 0 : 1;
          counted[band] = person;
        }
      }
    }
    List<Band> bands = new ArrayList<>();
    for (int band = 0; band < FROM.length; band++) {
      int to = band + 1 < FROM.length ? FROM[band + 1] - 1 : Integer.MAX_VALUE;
      bands.add(new Band(FROM[band], to, gaps[band], persons[band]));
    }
    return new GapCounts(bands);
  }
}
