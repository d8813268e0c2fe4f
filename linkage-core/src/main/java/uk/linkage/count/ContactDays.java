package uk.linkage.count;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.attributor.DateFormats;
import uk.linkage.intake.Facts;

/**
 * When each record's person was in contact, as days of {@link DateFormats#pack}.
 *
 * <p>A client of IMS was in contact on the first and on the last day that are known; of the time
 * between nothing is known. A client in treatment (NDTMS) is in contact on every day from the
 * triage, or else the referral, until the discharge, or else the reference date.
 */
public final class ContactDays {

  /** The day of a record without a known one. */
  public static final int UNKNOWN = 0;

  /** The day of a record none of whose contacts is in the range that is looked at. */
  static final int OUTSIDE = -1;

  private static final ContactFault[] FAULTS = ContactFault.values();

  private final int[] first;
  private final int[] last;
  private final boolean[] continuous;
  private final int from;
  private final int until;

  private ContactDays(int[] first, int[] last, boolean[] continuous, int from, int until) {
    this.first = first;
    this.last = last;
    this.continuous = continuous;
    this.from = from;
    this.until = until;
  }

  /**
   * Days that are known otherwise.
   *
   * @param first the first day of each record, or {@link #UNKNOWN}
   * @param last the last day of each record, or {@link #UNKNOWN}
   * @param continuous whether the record's person was in contact on all days between
   * @return days; of a record with one known day that day, and of one whose last day is before the
   *     first the two days without the time between
   */
  public static ContactDays of(int[] first, int[] last, boolean[] continuous) {
    int[] from = first.clone();
    int[] to = last.clone();
    boolean[] between = continuous.clone();
    for (int record = 0; record < from.length; record++) {
      if (from[record] == UNKNOWN || to[record] == UNKNOWN) {
        from[record] = Math.max(from[record], to[record]);
        to[record] = from[record];
      }
      if (to[record] < from[record]) {
        int later = from[record];
        from[record] = to[record];
        to[record] = later;
        between[record] = false;
      }
    }
    return new ContactDays(from, to, between, 0, 0);
  }

  /**
   * Reads the days from the facts {@code first_contact}, {@code last_contact}, {@code referred},
   * {@code triaged} and {@code discharged}, as far as they were asked for.
   *
   * @param facts what was kept of each record
   * @param ndtms whether each record is of NDTMS
   * @param formats how dates are written; what can't be read is not known
   * @param asAt the reference date, until which a treatment lasts that has no discharge
   * @return days
   */
  public static ContactDays of(Facts facts, boolean[] ndtms, DateFormats formats, LocalDate asAt) {
    Reading anyDay = new Reading(formats, Integer.MIN_VALUE, Integer.MAX_VALUE);
    return of(facts, ndtms, anyDay, packed(asAt), (record, fault) -> {});
  }

  /**
   * Reads the days as {@link #of(Facts, boolean[], DateFormats, LocalDate)}, as far as they can be
   * days on which somebody was in contact: neither before {@link ContactFault#EARLIEST} nor after
   * the reference date. Any other is not known.
   *
   * @param facts what was kept of each record
   * @param ndtms whether each record is of NDTMS
   * @param formats how dates are written
   * @param asAt the reference date, until which a treatment lasts that has no discharge by then
   * @param listener told of each day that is written and not known
   * @return days
   */
  public static ContactDays ofPossible(
      Facts facts,
      boolean[] ndtms,
      DateFormats formats,
      LocalDate asAt,
      ContactFault.Listener listener) {
    Reading possible = new Reading(formats, packed(ContactFault.EARLIEST), packed(asAt));
    return of(facts, ndtms, possible, packed(asAt), listener);
  }

  private static ContactDays of(
      Facts facts, boolean[] ndtms, Reading reading, int today, ContactFault.Listener listener) {
    Column firstContact = new Column(facts, "first_contact", reading);
    Column lastContact = new Column(facts, "last_contact", reading);
    Column referred = new Column(facts, "referred", reading);
    Column triaged = new Column(facts, "triaged", reading);
    Column discharged = new Column(facts, "discharged", reading);
    int[] first = new int[ndtms.length];
    int[] last = new int[ndtms.length];
    for (int record = 0; record < ndtms.length; record++) {
      if (ndtms[record]) {
        int triage = triaged.day(record);
        first[record] = triage == UNKNOWN ? referred.day(record) : triage;
        last[record] = discharged.day(record);
        if (last[record] == UNKNOWN) {
          last[record] = first[record] == UNKNOWN ? UNKNOWN : Math.max(first[record], today);
        }
      } else {
        first[record] = firstContact.day(record);
        last[record] = lastContact.day(record);
      }
    }
    for (Column column : List.of(firstContact, lastContact, referred, triaged, discharged)) {
      column.tellFaults(ndtms.length, listener);
    }
    return of(first, last, ndtms);
  }

  private static int packed(LocalDate day) {
    return DateFormats.pack(day.getYear(), day.getMonthValue(), day.getDayOfMonth());
  }

  /** How a text becomes a day. */
  private record Reading(DateFormats formats, int earliest, int latest) {

    /** The day; {@link #UNKNOWN} for a blank; below that for a {@link ContactFault}. */
    int day(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      int day = formats.parse(bytes, 0, bytes.length);
      if (day == UNKNOWN) {
        return UNKNOWN;
      }
      if (day < 0) {
        return code(ContactFault.UNREADABLE);
      }
      return day < earliest
          ? code(ContactFault.TOO_EARLY)
          : day > latest ? code(ContactFault.AFTER_DATA) : day;
    }

    @SuppressWarnings("EnumOrdinal") // an index within one run, never kept
    private static int code(ContactFault fault) {
      return -1 - fault.ordinal();
    }

    static ContactFault fault(int code) {
      return FAULTS[-1 - code];
    }
  }

  /** A column of dates, of which each different text is read once. */
  private static final class Column {
    private final Facts facts;
    private final int column;
    private final int[] days;

    Column(Facts facts, String name, Reading reading) {
      this.facts = facts;
      this.column = facts.column(name);
      this.days =
          column < 0 ? new int[0] : facts.values(column).stream().mapToInt(reading::day).toArray();
    }

    int day(int record) {
      return column < 0 ? UNKNOWN : Math.max(UNKNOWN, days[facts.code(column, record)]);
    }

    void tellFaults(int records, ContactFault.Listener listener) {
      for (int record = 0; column >= 0 && record < records; record++) {
        int day = days[facts.code(column, record)];
        if (day < UNKNOWN) {
          listener.found(record, Reading.fault(day));
        }
      }
    }
  }

  /**
   * Returns the contacts within a range of days; persons without one are counted in no period, and
   * not in the total of periods.
   *
   * @param start the first day that is looked at
   * @param end the last one
   * @return days; records without a known day stay as they are
   */
  public ContactDays within(LocalDate start, LocalDate end) {
    int low = packed(start);
    int high = packed(end);
    if (high < low) {
      throw new IllegalArgumentException("a range of days must not end before it begins");
    }
    int[] newFirst = first.clone();
    int[] newLast = last.clone();
    for (int record = 0; record < first.length; record++) {
      if (first[record] <= UNKNOWN) {
        continue;
      }
      if (continuous[record]) {
        newFirst[record] = Math.max(first[record], low);
        newLast[record] = Math.min(last[record], high);
      } else {
        boolean hasFirst = first[record] >= low && first[record] <= high;
        boolean hasLast = last[record] >= low && last[record] <= high;
        newFirst[record] = hasFirst ? first[record] : last[record];
        newLast[record] = hasLast ? last[record] : first[record];
        if (!hasFirst && !hasLast) {
          newLast[record] = OUTSIDE;
        }
      }
      if (newLast[record] < newFirst[record]) {
        newFirst[record] = OUTSIDE;
        newLast[record] = OUTSIDE;
      }
    }
    return new ContactDays(newFirst, newLast, continuous, low, high);
  }

  /**
   * Returns the day of each record's latest contact, by which ties are settled.
   *
   * @return days of {@link DateFormats#pack}, 0 where none is known
   */
  public int[] latest() {
    int[] latest = last.clone();
    for (int record = 0; record < latest.length; record++) {
      latest[record] = Math.max(UNKNOWN, latest[record]);
    }
    return latest;
  }

  int records() {
    return first.length;
  }

  /**
   * Returns the first day of a record.
   *
   * @param record its number
   * @return a day of {@link DateFormats#pack}; {@link #UNKNOWN} or less if there is none
   */
  public int first(int record) {
    return first[record];
  }

  /**
   * Returns the last day of a record.
   *
   * @param record its number
   * @return a day of {@link DateFormats#pack}; {@link #UNKNOWN} or less if there is none
   */
  public int last(int record) {
    return last[record];
  }

  /**
   * Tells whether the time between the two days is contact too.
   *
   * @param record its number
   * @return whether it is
   */
  public boolean isContinuous(int record) {
    return continuous[record];
  }

  /** The first and the last day of the range that is looked at, or null if there is none. */
  int @Nullable [] range() {
    return until == 0 ? null : new int[] {from, until};
  }
}
