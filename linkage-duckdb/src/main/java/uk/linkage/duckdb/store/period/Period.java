package uk.linkage.duckdb.store.period;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.linkage.intake.InputRefusedException;

/**
 * A period of days.
 *
 * @param from the first day, or null if it has none
 * @param to the last day, or null if it has none
 */
public record Period(@Nullable LocalDate from, @Nullable LocalDate to) {

  // What a column of dates holds, and more than any person lives through.
  private static final LocalDate EARLIEST = LocalDate.of(1, 1, 1);
  private static final LocalDate LATEST = LocalDate.of(9999, 12, 31);

  public Period {
    if (from != null && to != null && from.isAfter(to)) {
      throw new IllegalArgumentException(
          "--from must not be after --to, got " + from + " and " + to);
    }
  }

  /**
   * The same, closed by the day of the data if it begins and has no end: what is said of later days
   * was planned and has not been.
   */
  Period endingBy(@Nullable LocalDate dataDay) {
    if (from == null || to != null || dataDay == null) {
      return this;
    }
    if (from.isAfter(dataDay)) {
      throw new InputRefusedException(
          "--from must not be after the day of the data, "
              + dataDay
              + ", got "
              + from
              + "; load newer files, or add --to to count what is planned");
    }
    return new Period(from, dataDay);
  }

  /** Whether all records are meant, those without a known day as well. */
  boolean isAlways() {
    return from == null && to == null;
  }

  /** The first day that is looked at. */
  LocalDate first() {
    return from == null ? EARLIEST : from;
  }

  /** The last day that is looked at. */
  LocalDate last() {
    return to == null ? LATEST : to;
  }
}
