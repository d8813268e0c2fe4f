package uk.linkage.cli.report;

import java.time.Duration;
import java.util.Locale;

/** Numbers as people read them. */
final class Figures {

  private Figures() {}

  /** A count, such as 12,345. */
  static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /** A count and what is counted, such as 1 row or 2 rows. */
  static String count(long n, String one, String several) {
    return count(n) + " " + (n == 1 ? one : several);
  }

  /** A number that is expected and so is not whole, such as 1,235 for 1234.6. */
  static String rounded(double number) {
    return count(Math.round(number));
  }

  /** An interval of numbers that are not whole, such as 120 to 140. */
  static String interval(double low, double high) {
    return rounded(low) + " to " + rounded(high);
  }

  /** A share of a whole in percent, such as 12.3 %. */
  static String percent(long part, long whole) {
    return percent((double) part, (double) whole);
  }

  /** The same of numbers that are not whole. */
  static String percent(double part, double whole) {
    // What is expected is never quite 0: a share of next to nothing says nothing.
    return whole < 0.5 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * part / whole);
  }

  /** A difference in percent with its sign, such as +1.2 %. */
  static String signedPercent(double share) {
    return String.format(Locale.ROOT, "%+.1f %%", 100 * share);
  }

  /** A share from 0 to 1 with four decimals. */
  static String share(double share) {
    return String.format(Locale.ROOT, "%.4f", share);
  }

  /** A part as a share of a whole, with four decimals. */
  static String shareOf(long part, long whole) {
    return whole == 0 ? "-" : share((double) part / (double) whole);
  }

  /** A time, such as 2.3 s or 3 min 20 s. */
  static String time(Duration elapsed) {
    long seconds = elapsed.toSeconds();
    return seconds < 60
        ? String.format(Locale.ROOT, "%.1f s", elapsed.toMillis() / 1000.0)
        : seconds / 60 + " min " + seconds % 60 + " s";
  }
}
