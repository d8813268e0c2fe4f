package uk.linkage.attributor;

import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.util.List;

/**
 * Reads calendar dates from bytes, by their shape and by declared formats.
 *
 * <p>A declared format decides if its shape fits, in the order of declaration; then the shapes that
 * need no declaration: year first ({@code 1980-05-31}, {@code 19800531}) or day first with a year
 * of four digits ({@code 31/05/1980}, {@code 31-5-1980}, {@code 31.05.1980}). Midnight after a
 * date, as databases and Excel export it, is dropped. The first shape that fits decides: {@code
 * 13/05/1980} under {@code MM/dd/yyyy} is an impossible date and not the 13th of May.
 *
 * <p>A year of two digits is the latest year that puts the date no later than the reference date:
 * as at 22 November 2026, {@code 05/03/26} is in 2026 and {@code 05/03/27} in 1927.
 */
public final class DateFormats {

  private static final int DAY_BITS = 5;
  private static final int MONTH_BITS = 4;
  private static final int COMPACT_LENGTH = 8;
  private static final int USUAL_LENGTH = 10;
  private static final int NO_DIGITS = -1_000_000;

  private final List<DatePattern> declared;
  private final int reference;

  /**
   * Dates in the undeclared shapes only.
   *
   * @param asAt the reference date
   */
  public DateFormats(LocalDate asAt) {
    this(List.of(), asAt);
  }

  /**
   * Dates in declared formats and in the undeclared shapes.
   *
   * @param formats patterns such as {@code dd/MM/yy} or {@code d MMMM yyyy}: d or dd, M or MM, MMM
   *     or MMMM for an English month name, yy, yyyy, and anything that is no letter; or {@code
   *     excel} for the numbers of four or five digits, from 4000 on, that Excel keeps days as
   *     (36526 is 1 January 2000)
   * @param asAt the reference date, on which two-digit years turn
   * @throws IllegalArgumentException if a pattern is not understood; the message says why
   */
  public DateFormats(List<String> formats, LocalDate asAt) {
    this.declared = formats.stream().map(DatePattern::compile).toList();
    this.reference = pack(asAt.getYear(), asAt.getMonthValue(), asAt.getDayOfMonth());
  }

  /**
   * Reads a cell.
   *
   * @param bytes UTF-8
   * @param from where the cell begins
   * @param to where it ends
   * @return the date, later dates being greater, for {@link #year}, {@link #month} and {@link
   *     #day}; 0 for a blank; {@link Defect#DATE_UNREADABLE} or {@link Defect#DATE_IMPOSSIBLE}
   */
  public int parse(byte[] bytes, int from, int to) {
    if (from == to) {
      return 0;
    }
    to = withoutMidnight(bytes, from, to);
    for (DatePattern pattern : declared) {
      int date = pattern.match(bytes, from, to);
      if (date != DatePattern.NO_MATCH) {
        return checked(pattern.hasCentury() ? date : withCentury(date));
      }
    }
    return byShape(bytes, from, to);
  }

  private static int byShape(byte[] bytes, int from, int to) {
    if (to - from == USUAL_LENGTH) {
      boolean yearFirst = bytes[from + 4] == '-' && bytes[from + 7] == '-';
      boolean dayFirst = bytes[from + 2] == bytes[from + 5] && isSeparator(bytes[from + 2]);
      int year = from + (yearFirst ? 0 : 6);
      int month = twoDigits(bytes, from + (yearFirst ? 5 : 3));
      int day = twoDigits(bytes, from + (yearFirst ? 8 : 0));
      int fourDigits = twoDigits(bytes, year) * 100 + twoDigits(bytes, year + 2);
      if ((yearFirst || dayFirst) && (fourDigits | month | day) >= 0) {
        return checked(fourDigits, month, day);
      }
    }
    return byAnyShape(bytes, from, to);
  }

  /** The number of two digits; far below zero if one is none. */
  private static int twoDigits(byte[] bytes, int at) {
    int tens = bytes[at] - '0';
    int ones = bytes[at + 1] - '0';
    return (tens | ones | 9 - tens | 9 - ones) < 0 ? NO_DIGITS : tens * 10 + ones;
  }

  private static int byAnyShape(byte[] bytes, int from, int to) {
    int firstLength = digits(bytes, from, to);
    if (firstLength == COMPACT_LENGTH && to - from == COMPACT_LENGTH) {
      int n = number(bytes, from, to);
      return checked(n / 10_000, n / 100 % 100, n % 100);
    }
    int second = from + firstLength + 1;
    if (second >= to || !isSeparator(bytes[second - 1])) {
      return Defect.DATE_UNREADABLE.code();
    }
    int secondLength = digits(bytes, second, to);
    int third = second + secondLength + 1;
    if (third >= to || bytes[third - 1] != bytes[second - 1]) {
      return Defect.DATE_UNREADABLE.code();
    }
    int thirdLength = digits(bytes, third, to);
    boolean yearFirst = firstLength == 4 && isDayOrMonth(thirdLength);
    boolean dayFirst = isDayOrMonth(firstLength) && thirdLength == 4;
    if (third + thirdLength != to || !isDayOrMonth(secondLength) || !(yearFirst || dayFirst)) {
      return Defect.DATE_UNREADABLE.code();
    }
    int a = number(bytes, from, from + firstLength);
    int b = number(bytes, second, second + secondLength);
    int c = number(bytes, third, to);
    return yearFirst ? checked(a, b, c) : checked(c, b, a);
  }

  private static int checked(int date) {
    return checked(year(date), month(date), day(date));
  }

  private static int checked(int year, int month, int day) {
    boolean exists =
        month >= 1
            && month <= 12
            && day >= 1
            && (day <= 28 || day <= Month.of(month).length(Year.isLeap(year)));
    return exists && year > 0 ? pack(year, month, day) : Defect.DATE_IMPOSSIBLE.code();
  }

  private int withCentury(int date) {
    int century = year(reference) / 100 * 100;
    int latest = pack(century + year(date), month(date), day(date));
    return latest <= reference ? latest : latest - pack(100, 0, 0);
  }

  private static int withoutMidnight(byte[] bytes, int from, int to) {
    for (int i = from + COMPACT_LENGTH; i < to; i++) {
      if (bytes[i] == ' ' || bytes[i] == 'T') {
        for (int j = i + 1; j < to; j++) {
          boolean partOfMidnight =
              bytes[j] == '0' || bytes[j] == ':' || bytes[j] == '.' || bytes[j] == 'Z';
          if (!partOfMidnight) {
            return to;
          }
        }
        return i;
      }
    }
    return to;
  }

  private static boolean isDayOrMonth(int length) {
    return length == 1 || length == 2;
  }

  private static boolean isSeparator(byte b) {
    return b == '-' || b == '/' || b == '.';
  }

  /** The number of digits from a place on, 9 at most. */
  static int digits(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && i < from + 9 && bytes[i] >= '0' && bytes[i] <= '9') {
      i++;
    }
    return i - from;
  }

  /** The number that some digits make. */
  static int number(byte[] bytes, int from, int to) {
    int n = 0;
    for (int i = from; i < to; i++) {
      n = n * 10 + bytes[i] - '0';
    }
    return n;
  }

  /**
   * Packs a date so that later dates are greater.
   *
   * @param year 0 to 9999
   * @param month 0 to 15
   * @param day 0 to 31
   * @return the date
   */
  public static int pack(int year, int month, int day) {
    return (year << MONTH_BITS | month) << DAY_BITS | day;
  }

  /**
   * Returns the year of a packed date.
   *
   * @param date a date of {@link #pack}
   * @return the year
   */
  public static int year(int date) {
    return date >> (DAY_BITS + MONTH_BITS);
  }

  /**
   * Returns the month of a packed date.
   *
   * @param date a date of {@link #pack}
   * @return the month
   */
  public static int month(int date) {
    return date >> DAY_BITS & ((1 << MONTH_BITS) - 1);
  }

  /**
   * Returns the day of a packed date.
   *
   * @param date a date of {@link #pack}
   * @return the day of the month
   */
  public static int day(int date) {
    return date & ((1 << DAY_BITS) - 1);
  }
}
