package uk.linkage.journey;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import uk.linkage.count.PeriodUnit;

/**
 * How many persons were in contact in each month, quarter or financial year: new ones, whose first
 * contact of all is in it; of the others those who present again in it, as returning; and the rest,
 * as continuing.
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
    if (contacts.size() == 0) {
      return new PeriodCounts(unit, List.of(), 0);
    }
    int first = Integer.MAX_VALUE;
    int last = Integer.MIN_VALUE;
    int[] periodOf = new int[contacts.size()];
    for (int contact = 0; contact < periodOf.length; contact++) {
      periodOf[contact] = unit.of(LocalDate.ofEpochDay(contacts.day(contact)));
      first = Math.min(first, periodOf[contact]);
      last = Math.max(last, periodOf[contact]);
    }
    long[][] counts = new long[last - first + 1][KINDS];
    long persons = 0;
    for (int person = 1; person <= contacts.persons(); person++) {
      int contact = contacts.from(person);
      persons += contact < contacts.to(person) ? 1 : 0;
      while (contact < contacts.to(person)) {
        int begin = contact;
        int kind = begin == contacts.from(person) ? 0 : 2;
        for (; contact < contacts.to(person) && periodOf[contact] == periodOf[begin]; contact++) {
          boolean again =
              contact > contacts.from(person)
                  && contacts.day(contact) - contacts.day(contact - 1) > gap;
          kind = kind == 2 && again ? 1 : kind;
        }
        counts[periodOf[begin] - first][kind]++;
      }
    }
    List<Period> periods = new ArrayList<>();
    for (int period = 0; period < counts.length; period++) {
      long[] of = counts[period];
      String label = unit.label(first + period);
      periods.add(new Period(label, of[0] + of[1] + of[2], of[0], of[1], of[2]));
    }
    return new PeriodCounts(unit, periods, persons);
  }
}
