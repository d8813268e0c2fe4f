package uk.linkage.duckdb.store;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A time as a text of one length: Java's own text has no seconds where they are 0. */
public final class TimeText {

  private static final DateTimeFormatter FOR_PROGRAMS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter FOR_PEOPLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private TimeText() {}

  /**
   * Writes a time for programs, by ISO 8601.
   *
   * @param time when
   * @return such as {@code 2026-11-22T10:15:00}; what is less than a second is left out
   */
  public static String iso(LocalDateTime time) {
    return FOR_PROGRAMS.format(time);
  }

  /**
   * Writes a time for people.
   *
   * @param time when
   * @return such as {@code 2026-11-22 10:15:00}; what is less than a second is left out
   */
  public static String plain(LocalDateTime time) {
    return FOR_PEOPLE.format(time);
  }
}
