package uk.linkage.count;

import java.util.Arrays;
import uk.linkage.attributor.DateFormats;

/**
 * When each record's person was in contact, as any number of spells: from a day to a day, both of
 * {@link DateFormats#pack}, with contact on all days between.
 */
public final class ContactSpells {

  /** Where the spells of each record begin; one more than there are records. */
  private final int[] starts;

  private final int[] first;
  private final int[] last;

  /** The records that are outside of the range that is looked at, and not without a known day. */
  private final boolean[] outside;

  private final int from;
  private final int until;

  private ContactSpells(
      int[] starts, int[] first, int[] last, boolean[] outside, int from, int until) {
    this.starts = starts;
    this.first = first;
    this.last = last;
    this.outside = outside;
    this.from = from;
    this.until = until;
  }

  /**
   * Spells that are known.
   *
   * @param starts where the spells of each record begin; one more than there are records
   * @param first the first day of each spell, no later than that of the record's next
   * @param last the last day of each, not before the first
   * @return spells; the day of a record without any is not known
   */
  public static ContactSpells of(int[] starts, int[] first, int[] last) {
    if (first.length != last.length || starts[starts.length - 1] != first.length) {
      throw new IllegalArgumentException("spells must begin and end in the same records");
    }
    return new ContactSpells(starts, first, last, new boolean[starts.length - 1], 0, 0);
  }

  /**
   * The spells of records that have one, or two days without the time between.
   *
   * @param days when each record's person was in contact
   * @return spells of as many records
   */
  public static ContactSpells of(ContactDays days) {
    int records = days.records();
    int[] starts = new int[records + 1];
    int[] first = new int[2 * records];
    int[] last = new int[2 * records];
    boolean[] outside = new boolean[records];
    int size = 0;
    for (int record = 0; record < records; record++) {
      starts[record] = size;
      outside[record] = days.first(record) == ContactDays.OUTSIDE;
      if (days.first(record) > ContactDays.UNKNOWN) {
        boolean spell = days.isContinuous(record) || days.first(record) == days.last(record);
        first[size] = days.first(record);
        last[size++] = spell ? days.last(record) : days.first(record);
        if (!spell) {
          first[size] = days.last(record);
          last[size++] = days.last(record);
        }
      }
    }
    starts[records] = size;
    int[] range = days.range();
    return new ContactSpells(
        starts,
        Arrays.copyOf(first, size),
        Arrays.copyOf(last, size),
        outside,
        range == null ? 0 : range[0],
        range == null ? 0 : range[1]);
  }

  /**
   * Returns the same spells with a range of days that they lie in: all its periods are shown.
   *
   * @param start the first day that is looked at, of {@link DateFormats#pack}
   * @param end the last one
   * @return spells
   */
  public ContactSpells ofRange(int start, int end) {
    return new ContactSpells(starts, first, last, outside, start, end);
  }

  /**
   * Puts the spells of other records behind these. If these have a range, the others are looked at
   * in it as well.
   *
   * @param other those of other records
   * @return the spells of both
   */
  public ContactSpells with(ContactSpells other) {
    int records = records() + other.records();
    int[] allStarts = Arrays.copyOf(starts, records + 1);
    int[] allFirst = Arrays.copyOf(first, first.length + other.first.length);
    int[] allLast = Arrays.copyOf(last, allFirst.length);
    boolean[] allOutside = Arrays.copyOf(outside, records);
    int size = first.length;
    for (int record = 0; record < other.records(); record++) {
      int at = records() + record;
      allStarts[at] = size;
      for (int spell = other.starts[record]; spell < other.starts[record + 1]; spell++) {
        int low = Math.max(from, other.first[spell]);
        int high = until == 0 ? other.last[spell] : Math.min(until, other.last[spell]);
        if (low <= high) {
          allFirst[size] = low;
          allLast[size++] = high;
        }
      }
      boolean lost = other.starts[record] < other.starts[record + 1] && size == allStarts[at];
      allOutside[at] = other.outside[record] || lost;
    }
    allStarts[records] = size;
    return new ContactSpells(
        allStarts,
        Arrays.copyOf(allFirst, size),
        Arrays.copyOf(allLast, size),
        allOutside,
        from,
        until);
  }

  /**
   * Returns the day of each record's latest contact, by which ties are settled.
   *
   * @return days of {@link DateFormats#pack}, 0 where none is known
   */
  public int[] latest() {
    int[] latest = new int[records()];
    for (int record = 0; record < latest.length; record++) {
      for (int spell = starts[record]; spell < starts[record + 1]; spell++) {
        latest[record] = Math.max(latest[record], last[spell]);
      }
    }
    return latest;
  }

  /**
   * Tells where the spells of a record begin.
   *
   * @param record its number, or the number of records
   * @return the place of its first spell, and the end of those of the record before it
   */
  public int start(int record) {
    return starts[record];
  }

  /**
   * Returns the first day of a spell.
   *
   * @param spell its place
   * @return a day of {@link DateFormats#pack}
   */
  public int first(int spell) {
    return first[spell];
  }

  /**
   * Returns the last day of a spell.
   *
   * @param spell its place
   * @return a day of {@link DateFormats#pack}
   */
  public int last(int spell) {
    return last[spell];
  }

  int records() {
    return outside.length;
  }

  /** Whether nothing is known of a record's days. */
  boolean isUnknown(int record) {
    return starts[record] == starts[record + 1] && !outside[record];
  }

  /** Whether there is a range of days that is looked at. */
  boolean hasRange() {
    return until != 0;
  }

  /** The first day of the range. */
  int from() {
    return from;
  }

  /** The last day of the range. */
  int until() {
    return until;
  }
}
