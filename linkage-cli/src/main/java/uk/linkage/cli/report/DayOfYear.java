package uk.linkage.cli.report;

import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;

/** A day of the year in words, such as 1 January. */
final class DayOfYear {

  private DayOfYear() {}

  static String text(int month, int day) {
    return day + " " + Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }
}
