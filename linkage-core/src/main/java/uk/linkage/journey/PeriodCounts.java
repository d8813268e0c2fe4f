package uk.linkage.journey;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.linkage.count.PeriodUnit;

/**
 * How many persons were in contact in each month, quarter or financial year: new ones, whose first
 * contact of all is in it; of the others those who present again in it, as returning; and the rest,
 * as continuing. Contacts that are history decide who is what, and only the periods from the first
 * day that is looked at are counted.
 *
 * @param unit what periods these are
 * @param periods all from the first with a contact to the last
 * @param persons how many persons were in contact in any; kinds are of a period, so all periods
 *     together have none
 */
public record PeriodCounts(PeriodUnit unit, List<Period> periods, long persons) {

  public PeriodCounts {
    periods = List.copyOf(periods);
  }

  /**
   * A period.
   *
   * @param label what it is called, such as 2025-03
   * @param persons how many persons were in contact
   * @param newcomers those whose first contact of all is in it
   * @param returning others who present again in it
   * @param continuing the rest
   */
  public record Period(
      String label, long persons, long newcomers, long returning, long continuing) {}

  private static final int NEW = 0;
  private static final int RETURNING = 1;
  private static final int CONTINUING = 2;
  private static final int KINDS = 3;

  /**
   * Counts persons by period.
   *
   * @param contacts the contacts
   * @param gap how many days without contact anywhere make a presentation of the next contact
   * @param unit what periods
   * @return the counts, small ones among them
   */
  public static PeriodCounts of(Contacts contacts, int gap, PeriodUnit unit) {
    int first = Integer.MAX_VALUE;
    int last = Integer.MIN_VALUE;
    for (int contact = 0; contact < contacts.size(); contact++) {
      if (!contacts.isHistory(contact)) {
        first = Math.min(first, firstPeriod(contacts, contact, unit));
        last = Math.max(last, lastPeriod(contacts, contact, unit));
      }
    }
    if (first > last) {
      return new PeriodCounts(unit, List.of(), 0);
    }
    long[][] counts = new long[last - first + 1][KINDS];
    long persons = 0;
    for (int person = 1; person <= contacts.persons(); person++) {
      persons += count(contacts, person, gap, unit, first, counts) ? 1 : 0;
    }
    List<Period> periods = new ArrayList<>();
    for (int period = 0; period < counts.length; period++) {
      long[] of = counts[period];
      String label = unit.label(first + period);
      periods.add(
          new Period(
              label,
              of[NEW] + of[RETURNING] + of[CONTINUING],
              of[NEW],
              of[RETURNING],
              of[CONTINUING]));
    }
    return new PeriodCounts(unit, periods, persons);
  }

  /** Counts a person in each period, and tells whether there was any. */
  private static boolean count(
      Contacts contacts, int person, int gap, PeriodUnit unit, int first, long[][] counts) {
    int before = Integer.MIN_VALUE;
    int reached = first - 1;
    int kind = NEW;
    for (int contact = contacts.from(person); contact < contacts.to(person); contact++) {
      int day = contacts.day(contact);
      boolean isFirst = contact == contacts.from(person);
      boolean presents = isFirst || day - before > gap;
      before = Math.max(before, contacts.lastDay(contact));
      if (contacts.isHistory(contact)) {
        continue;
      }
      boolean begins = presents && day >= contacts.lookedAtFrom();
      int begin = firstPeriod(contacts, contact, unit);
      // A contact that presents is after all that came before, so in no period before this one.
      if (begins && begin == reached && kind == CONTINUING) {
        counts[reached - first][CONTINUING]--;
        counts[reached - first][RETURNING]++;
        kind = RETURNING;
      }
      int end = lastPeriod(contacts, contact, unit);
      for (int period = Math.max(begin, reached + 1); period <= end; period++) {
        kind = !begins || period > begin ? CONTINUING : isFirst ? NEW : RETURNING;
        counts[period - first][kind]++;
        reached = period;
      }
    }
    return reached >= first;
  }

  /** The first period of a contact that is looked at. */
  private static int firstPeriod(Contacts contacts, int contact, PeriodUnit unit) {
    int day = Math.max(contacts.day(contact), contacts.lookedAtFrom());
    return unit.of(LocalDate.ofEpochDay(day));
  }

  private static int lastPeriod(Contacts contacts, int contact, PeriodUnit unit) {
    return unit.of(LocalDate.ofEpochDay(contacts.lastDay(contact)));
  }
}
