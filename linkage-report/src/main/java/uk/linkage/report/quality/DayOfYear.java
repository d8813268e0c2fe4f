package uk.linkage.report.quality;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;

/** A day of the year in words, such as 1 January. */
public final class DayOfYear {

  private DayOfYear() {}

  /**
   * Returns a day in words.
   *
   * @param month 1 to 12
   * @param day 1 to 31
   * @return words
   */
  public static String text(int month, int day) {
    return day + " " + Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
