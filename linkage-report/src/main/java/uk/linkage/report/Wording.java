package uk.linkage.report;

import java.util.Locale;

/** Numbers in sentences. */
final class Wording {

  private Wording() {}

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

  /** A share of a whole in per cent, such as 12.3 %; a dash if there is no whole. */
  static String percent(double part, double whole) {
    return whole < 0.5 ? "–" : String.format(Locale.ROOT, "%,.1f %%", 100 * part / whole);
  }

  /** The same of counts. */
  static String percent(long part, long whole) {
    return percent((double) part, (double) whole);
  }

  /** A number of bits with one decimal. */
  static String bits(double bits) {
    return String.format(Locale.ROOT, "%.1f bits", bits);
  }

  /** What a section of docs/method.md calls a formula. */
  static String formula(String formula, int section) {
    return formula + " (docs/method.md, section " + section + ")";
  }
}
