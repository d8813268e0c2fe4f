package uk.linkage.journey;

import java.util.Arrays;

/**
 * The contacts of persons: of each person in order of day, and of one day in order of record. As
 * records are in order of provider and record id, that order depends on neither the order of rows
 * nor the number of threads.
 *
 * <p>A contact is of a day, or lasts until a later one with contact on all days between. Contacts
 * that end before the first day that is looked at are history: they decide who is new, who presents
 * again and from where a person came, and are counted in nothing.
 */
public final class Contacts {
  /*
   * A contact is one word, the day above the record above the intervention, so that an order of
   * words is an order of contacts. Few last longer than a day: their ends are kept beside the words,
   * and only if there are any.
   */

  /** The first day that a contact may have, 1 January 1900, in days since 1970. */
  public static final int FIRST_DAY = -25_567;

  /** The last day that a contact may have. */
  public static final int LAST_DAY = FIRST_DAY + (1 << 17) - 1;

  /** As many different interventions as are told apart. */
  public static final int MOST_INTERVENTIONS = 1 << 15;

  private static final int RECORD_SHIFT = 15;
  private static final int DAY_SHIFT = RECORD_SHIFT + 31;

  private final int[] starts;
  private final long[] words;

  /** The last day of each contact, or nothing if none is longer than a day. */
  private final int[] lastDays;

  private final int[] providerOfRecord;
  private final int providers;
  private final long repeated;
  private final int lookedAtFrom;

  private Contacts(
      int[] starts,
      long[] words,
      int[] lastDays,
      int[] providerOfRecord,
      int providers,
      long repeated,
      int lookedAtFrom) {
    this.starts = starts;
    this.words = words;
    this.lastDays = lastDays;
    this.providerOfRecord = providerOfRecord;
    this.providers = providers;
    this.repeated = repeated;
    this.lookedAtFrom = lookedAtFrom;
  }

  /**
   * Returns the same contacts with a first day that is looked at; what ends before it is history.
   *
   * @param day in days since 1970
   * @return the contacts
   */
  public Contacts lookedAtFrom(int day) {
    return new Contacts(
        starts, words, lastDays, providerOfRecord, providers, repeated, Math.max(day, FIRST_DAY));
  }

  /** Takes contacts in any order. */
  public static final class Builder {
    private long[] words = new long[1 << 10];
    private int size;
    private long[] lasting = new long[1 << 4];
    private int[] lastingUntil = new int[1 << 4];
    private int lastingSize;

    /** A builder without contacts. */
    public Builder() {}

    /**
     * Adds a contact.
     *
     * @param record the number of the record
     * @param day in days since 1970, from {@link #FIRST_DAY} to {@link #LAST_DAY}
     * @param intervention the number of the intervention, 0 if it is not known; below {@link
     *     #MOST_INTERVENTIONS}
     */
    public void add(int record, int day, int intervention) {
      if (day < FIRST_DAY || day > LAST_DAY) {
        throw new IllegalArgumentException("a contact must be between 1900 and 2258");
      }
      if (intervention < 0 || intervention >= MOST_INTERVENTIONS || record < 0) {
        throw new IllegalArgumentException("a record or an intervention is out of range");
      }
      if (size == words.length) {
        words = Arrays.copyOf(words, Math.addExact(size, Math.max(size >> 1, 1 << 10)));
      }
      words[size++] =
          (long) (day - FIRST_DAY) << DAY_SHIFT | (long) record << RECORD_SHIFT | intervention;
    }

    /**
     * Adds a contact that may last.
     *
     * @param record the number of the record
     * @param day its first day in days since 1970, from {@link #FIRST_DAY} to {@link #LAST_DAY}
     * @param lastDay its last day, as late or later, and no later than {@link #LAST_DAY}
     */
    public void addLasting(int record, int day, int lastDay) {
      if (lastDay < day || lastDay > LAST_DAY) {
        throw new IllegalArgumentException("a contact must end after it begins, and before 2259");
      }
      add(record, day, 0);
      if (lastDay > day) {
        if (lastingSize == lasting.length) {
          lasting = Arrays.copyOf(lasting, lastingSize * 2);
          lastingUntil = Arrays.copyOf(lastingUntil, lastingSize * 2);
        }
        lasting[lastingSize] = words[size - 1];
        lastingUntil[lastingSize++] = lastDay;
      }
    }

    /**
     * Puts the contacts in order; the same record, day and intervention is one contact.
     *
     * @param persons how many persons there are
     * @param personOfRecord the person of each record, 1 to that number
     * @param providerOfRecord the provider of each record, not falling
     * @param providers how many providers there are
     * @return the contacts
     */
    public Contacts build(
        int persons, int[] personOfRecord, int[] providerOfRecord, int providers) {
      int[] starts = new int[persons + 2];
      for (int i = 0; i < size; i++) {
        starts[personOfRecord[record(words[i])] + 1]++;
      }
      for (int person = 0; person <= persons; person++) {
        starts[person + 1] += starts[person];
      }
      int[] places = starts.clone();
      long[] ordered = new long[size];
      for (int i = 0; i < size; i++) {
        ordered[places[personOfRecord[record(words[i])]]++] = words[i];
      }
      int kept = 0;
      for (int person = 0; person <= persons; person++) {
        int from = starts[person];
        int to = starts[person + 1];
        Arrays.sort(ordered, from, to);
        starts[person] = kept;
        for (int i = from; i < to; i++) {
          if (i == from || ordered[i] != ordered[i - 1]) {
            ordered[kept++] = ordered[i];
          }
        }
      }
      starts[persons + 1] = kept;
      return new Contacts(
          starts,
          Arrays.copyOf(ordered, kept),
          lastDays(starts, ordered, personOfRecord, kept),
          providerOfRecord,
          providers,
          (long) size - kept,
          FIRST_DAY);
    }

    private int[] lastDays(int[] starts, long[] ordered, int[] personOfRecord, int kept) {
      if (lastingSize == 0) {
        return new int[0];
      }
      int[] lastDays = new int[kept];
      for (int i = 0; i < kept; i++) {
        lastDays[i] = Contacts.day(ordered[i]);
      }
      for (int i = 0; i < lastingSize; i++) {
        int person = personOfRecord[record(lasting[i])];
        int at = Arrays.binarySearch(ordered, starts[person], starts[person + 1], lasting[i]);
        lastDays[at] = Math.max(lastDays[at], lastingUntil[i]);
      }
      return lastDays;
    }
  }

  private static int record(long word) {
    return (int) (word >>> RECORD_SHIFT) & Integer.MAX_VALUE;
  }

  private static int day(long word) {
    return (int) (word >>> DAY_SHIFT) + FIRST_DAY;
  }

  /**
   * Returns how many contacts there are, history among them.
   *
   * @return a number of contacts
   */
  public int size() {
    return words.length;
  }

  /**
   * Returns how many contacts are counted.
   *
   * @return those that are not history
   */
  public int counted() {
    int counted = 0;
    for (int contact = 0; contact < words.length; contact++) {
      counted += isHistory(contact) ? 0 : 1;
    }
    return counted;
  }

  /**
   * Returns the first day that is looked at.
   *
   * @return in days since 1970; {@link #FIRST_DAY} if all are
   */
  public int lookedAtFrom() {
    return lookedAtFrom;
  }

  /**
   * Tells whether there is a first day that is looked at.
   *
   * @return whether contacts before it are history
   */
  public boolean isOfPeriod() {
    return lookedAtFrom > FIRST_DAY;
  }

  /**
   * Tells whether a contact ends before the first day that is looked at.
   *
   * @param contact 0 to {@link #size()} - 1
   * @return whether it is counted in nothing
   */
  public boolean isHistory(int contact) {
    return lastDay(contact) < lookedAtFrom;
  }

  /**
   * Returns how many persons there are, with contacts or without.
   *
   * @return the greatest number of a person
   */
  public int persons() {
    return starts.length - 2;
  }

  /**
   * Returns how many providers there are, with contacts or without.
   *
   * @return one more than the greatest number of a provider
   */
  public int providers() {
    return providers;
  }

  /**
   * Returns how many contacts were named again and not counted again.
   *
   * @return a number of contacts
   */
  public long repeated() {
    return repeated;
  }

  /**
   * Returns where the contacts of a person begin.
   *
   * @param person 1 to {@link #persons()}
   * @return the number of the first contact
   */
  public int from(int person) {
    return starts[person];
  }

  /**
   * Returns where the contacts of a person end.
   *
   * @param person 1 to {@link #persons()}
   * @return one more than the number of the last contact
   */
  public int to(int person) {
    return starts[person + 1];
  }

  /**
   * Returns the day of a contact, or its first one if it lasts.
   *
   * @param contact 0 to {@link #size()} - 1
   * @return in days since 1970
   */
  public int day(int contact) {
    return day(words[contact]);
  }

  /**
   * Returns the last day of a contact.
   *
   * @param contact 0 to {@link #size()} - 1
   * @return in days since 1970; its day if it doesn't last
   */
  public int lastDay(int contact) {
    return lastDays.length == 0 ? day(contact) : lastDays[contact];
  }

  /**
   * Returns the provider of a contact.
   *
   * @param contact 0 to {@link #size()} - 1
   * @return the number of the provider
   */
  public int provider(int contact) {
    return providerOfRecord[record(words[contact])];
  }

  /**
   * Returns the day of the last contact of all.
   *
   * @return in days since 1970; {@link #FIRST_DAY} if there is no contact
   */
  public int lastDay() {
    int last = FIRST_DAY;
    for (int contact = 0; contact < words.length; contact++) {
      last = Math.max(last, lastDay(contact));
    }
    return last;
  }
}
