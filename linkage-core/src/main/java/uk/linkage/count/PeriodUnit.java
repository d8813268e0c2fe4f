package uk.linkage.count;

import java.time.LocalDate;
import java.util.Locale;
import uk.linkage.attributor.DateFormats;

/** The periods that contacts are counted by. */
public enum PeriodUnit {
  /** Calendar months, as {@code 2025-03}. */
  MONTH("month", 12) {
    @Override
    public String label(int period) {
      return String.format(
          Locale.ROOT, "%04d-%02d", Math.floorDiv(period, 12), Math.floorMod(period, 12) + 1);
    }
  },
  /** Calendar quarters, as {@code 2025 Q1} for January to March. */
  QUARTER("quarter", 4) {
    @Override
    public String label(int period) {
      return String.format(
          Locale.ROOT, "%04d Q%d", Math.floorDiv(period, 4), Math.floorMod(period, 4) + 1);
    }
  },
  /** Years from April to March, as {@code 2025/26}. */
  FINANCIAL_YEAR("financial year", 1) {
    @Override
    int of(int day) {
      return DateFormats.year(day) - (DateFormats.month(day) < APRIL ? 1 : 0);
    }

    @Override
    public String label(int period) {
      return String.format(Locale.ROOT, "%04d/%02d", period, (period + 1) % 100);
    }
  };

  private static final int APRIL = 4;
  private static final int MONTHS = 12;

  private final String title;
  private final int perYear;

  PeriodUnit(String title, int perYear) {
    this.title = title;
    this.perYear = perYear;
  }

  /**
   * Returns what a dimension of these periods is called.
   *
   * @return a name such as {@code financial year}
   */
  public String title() {
    return title;
  }

  /** The number of the period that a day of {@link DateFormats#pack} is in; later ones greater. */
  int of(int day) {
    return DateFormats.year(day) * perYear + (DateFormats.month(day) - 1) * perYear / MONTHS;
  }

  /**
   * Returns the number of the period that a day is in.
   *
   * @param day a day
   * @return a number, greater for later periods, and one more for the next
   */
  public int of(LocalDate day) {
    return of(DateFormats.pack(day.getYear(), day.getMonthValue(), day.getDayOfMonth()));
  }

  /**
   * Returns what a period is called.
   *
   * @param period its number
   * @return a name such as {@code 2025/26}
   */
  public abstract String label(int period);
}
