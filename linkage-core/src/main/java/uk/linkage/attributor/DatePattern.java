package uk.linkage.attributor;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One declared format of dates, compiled to a list of steps over bytes. */
final class DatePattern {

  /** What {@link #match} answers when the shape does not fit. */
  static final int NO_MATCH = -1;

  private static final String[] MONTHS = {
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december"
  };

  /** The format of days that are counted, as {@link DateFormats} has it. */
  private static final String EXCEL = "excel";

  /**
   * The day before the first of which Excel counts as Windows has it, as if 1900 were a leap year;
   * so it is right from March 1900 on, and no client was born before.
   *
   * @see <a
   *     href="https://support.microsoft.com/en-us/office/date-systems-in-excel-e7fe7167-48a9-4b96-bb53-5612a800b487">Date
   *     systems in Excel</a>
   */
  private static final long EXCEL_BEGINS = LocalDate.of(1899, 12, 30).toEpochDay();

  /**
   * Lower numbers of four digits are years that stand alone: 2021 would be a day of 1905, and a
   * contact of 1905 asks for no information. 4000 is in December 1910; who was born before is older
   * than any client.
   */
  private static final int LEAST_EXCEL_DAY = 4_000;

  private static final int FEWEST_EXCEL_DIGITS = 4;
  private static final int MOST_EXCEL_DIGITS = 5;

  private enum Part {
    EXCEL_DAY,
    DAY,
    MONTH,
    MONTH_NAME,
    YEAR,
    LITERAL
  }

  /**
   * One step.
   *
   * @param shortest the fewest digits
   * @param longest the most digits; the character itself for a literal
   */
  private record Step(Part part, int shortest, int longest) {}

  private final List<Step> steps;
  private final boolean hasCentury;

  private DatePattern(List<Step> steps, boolean hasCentury) {
    this.steps = steps;
    this.hasCentury = hasCentury;
  }

  /** Compiles a pattern; see {@link DateFormats} for what it may hold. */
  static DatePattern compile(String pattern) {
    if (pattern.toLowerCase(Locale.ROOT).equals(EXCEL)) {
      Step days = new Step(Part.EXCEL_DAY, FEWEST_EXCEL_DIGITS, MOST_EXCEL_DIGITS);
      return new DatePattern(List.of(days), /* hasCentury= */ true);
    }
    List<Step> steps = new ArrayList<>();
    boolean hasCentury = false;
    for (int i = 0; i < pattern.length(); ) {
      char c = pattern.charAt(i);
      int end = i + 1;
      while (end < pattern.length() && pattern.charAt(end) == c) {
        end++;
      }
      int count = end - i;
      boolean separated = end == pattern.length() || !Character.isLetter(pattern.charAt(end));
      if (c == 'd' && count <= 2) {
        steps.add(new Step(Part.DAY, separated ? 1 : count, 2));
      } else if (c == 'M' && count <= 2) {
        steps.add(new Step(Part.MONTH, separated ? 1 : count, 2));
      } else if (c == 'M' && count <= 4) {
        steps.add(new Step(Part.MONTH_NAME, 0, 0));
      } else if (c == 'y' && (count == 2 || count == 4)) {
        steps.add(new Step(Part.YEAR, count, count));
        hasCentury = count == 4;
      } else if (Character.isLetter(c)) {
        throw notUnderstood(pattern);
      } else {
        for (int k = i; k < end; k++) {
          steps.add(new Step(Part.LITERAL, 0, c));
        }
      }
      i = end;
    }
    boolean complete =
        count(steps, Part.DAY) == 1
            && count(steps, Part.YEAR) == 1
            && count(steps, Part.MONTH) + count(steps, Part.MONTH_NAME) == 1;
    if (!complete) {
      throw notUnderstood(pattern);
    }
    return new DatePattern(List.copyOf(steps), hasCentury);
  }

  private static long count(List<Step> steps, Part part) {
    return steps.stream().filter(step -> step.part() == part).count();
  }

  private static IllegalArgumentException notUnderstood(String pattern) {
    return new IllegalArgumentException(
        "a date format is excel, or needs a day (d or dd), a month (M, MM, MMM or MMMM) and a year"
            + " (yy or yyyy), such as dd/MM/yy or d MMMM yyyy; got '"
            + pattern
            + "'");
  }

  /** Tells whether years have four digits. */
  boolean hasCentury() {
    return hasCentury;
  }

  /**
   * Reads a date, which need not exist in the calendar.
   *
   * @return the date as {@link DateFormats#pack} has it, or {@link #NO_MATCH}
   */
  int match(byte[] bytes, int from, int to) {
    int day = 0;
    int month = 0;
    int year = 0;
    int at = from;
    for (Step step : steps) {
      switch (step.part()) {
        case LITERAL -> {
          if (at >= to || bytes[at] != step.longest()) {
            return NO_MATCH;
          }
          at++;
        }
        case MONTH_NAME -> {
          int length = letters(bytes, at, to);
          month = monthOf(bytes, at, length);
          if (month == 0) {
            return NO_MATCH;
          }
          at += length;
        }
        default -> {
          int length = Math.min(step.longest(), DateFormats.digits(bytes, at, to));
          if (length < step.shortest()) {
            return NO_MATCH;
          }
          int number = DateFormats.number(bytes, at, at + length);
          at += length;
          switch (step.part()) {
            case EXCEL_DAY -> {
              if (number < LEAST_EXCEL_DAY) {
                return NO_MATCH;
              }
              // Midnight of the day, as programs write it that take the column for measurements.
              if (at < to && bytes[at] == '.' && isZeros(bytes, at + 1, to)) {
                at = to;
              }
              LocalDate date = LocalDate.ofEpochDay(EXCEL_BEGINS + number);
              day = date.getDayOfMonth();
              month = date.getMonthValue();
              year = date.getYear();
            }
            case DAY -> day = number;
            case MONTH -> month = number;
            default -> year = number;
          }
        }
      }
    }
    // A month or day too large for its bits would spill into its neighbour; month 15 and day 0
    // are as impossible.
    boolean fits = month <= 12 && day <= 31;
    return at != to ? NO_MATCH : DateFormats.pack(year, fits ? month : 15, fits ? day : 0);
  }

  private static boolean isZeros(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != '0') {
        return false;
      }
    }
    return true;
  }

  private static int letters(byte[] bytes, int from, int to) {
    int i = from;
    while (i < to && (bytes[i] | 0x20) >= 'a' && (bytes[i] | 0x20) <= 'z') {
      i++;
    }
    return i - from;
  }

  /** The month that a name or an abbreviation of three letters (or Sept) stands for, 0 for none. */
  private static int monthOf(byte[] bytes, int from, int length) {
    if (length < 3) {
      return 0;
    }
    for (int month = 0; month < MONTHS.length; month++) {
      String name = MONTHS[month];
      boolean sept = month == 8 && length == 4;
      boolean asLong = length == 3 || length == name.length() || sept;
      if (asLong && startsWith(bytes, from, length, name)) {
        return month + 1;
      }
    }
    return 0;
  }

  private static boolean startsWith(byte[] bytes, int from, int length, String name) {
    for (int i = 0; i < length; i++) {
      if ((bytes[from + i] | 0x20) != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "date pattern of %d steps", steps.size());
  }
}
