package uk.linkage.duckdb.store.period;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

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
