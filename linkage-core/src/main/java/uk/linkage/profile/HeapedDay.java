package uk.linkage.profile;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;

/**
 * A day of the year on which far more clients of a provider are born than chance allows: a default
 * date, most likely.
 *
 * @param month 1 to 12
 * @param day 1 to 31
 * @param records clients born on that day, in any year
 * @param expected how many there would be if births were spread evenly over the days of the year
 */
public record HeapedDay(int month, int day, long records, double expected) {

  /**
   * Returns the day in words.
   *
   * @return such as {@code 1 January}
   */
  public String name() {
    return day + " " + Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
