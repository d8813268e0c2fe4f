package uk.linkage.duckdb.store.rights;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * By when a request had to be done, and when it was. Bank holidays are not known and count as
 * working days.
 *
 * @param requested the day of the request
 * @param done the day on which it was done
 * @param allowed the time that there is for it, in words
 * @param due the last day in time
 */
public record Deadline(LocalDate requested, LocalDate done, String allowed, LocalDate due) {

  private static final int WORKING_DAYS = 5;

  /** Five working days, Monday to Friday, after the day of the request. */
  static Deadline fiveWorkingDays(LocalDate requested, LocalDate done) {
    LocalDate due = requested;
    for (int days = 0; days < WORKING_DAYS; ) {
      due = due.plusDays(1);
      days += isWorkingDay(due) ? 1 : 0;
    }
    return new Deadline(requested, done, "five working days", due);
  }

  /** To the same day of the next month, or its last one. */
  static Deadline oneMonth(LocalDate requested, LocalDate done) {
    return new Deadline(requested, done, "one calendar month", requested.plusMonths(1));
  }

  private static boolean isWorkingDay(LocalDate day) {
    return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }

  /**
   * Returns the age of the request when it was done.
   *
   * @return a number of days
   */
  public long days() {
    return ChronoUnit.DAYS.between(requested, done);
  }

  /**
   * Returns how many of these days were working days.
   *
   * @return a number of days from Monday to Friday, that of the request not counted
   */
  public long workingDays() {
    return requested
        .datesUntil(done)
        .map(day -> day.plusDays(1))
        .filter(Deadline::isWorkingDay)
        .count();
  }

  /**
   * Tells whether it was too late.
   *
   * @return whether it was
   */
  public boolean isLate() {
    return done.isAfter(due);
  }
}
