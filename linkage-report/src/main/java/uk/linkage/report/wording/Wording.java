package uk.linkage.report.wording;

import java.util.Locale;

/** Numbers in sentences. */
public final class Wording {

  private Wording() {}

  /**
   * A count.
   *
   * @param n the count
   * @return such as 12,345
   */
  public static String count(long n) {
    return String.format(Locale.ROOT, "%,d", n);
  }

  /**
   * A count and what is counted.
   *
   * @param n the count
   * @param one what one is called
   * @param several what several are called
   * @return such as 1 row or 2 rows
   */
  public static String count(long n, String one, String several) {
    return count(n) + " " + (n == 1 ? one : several);
  }

  /**
   * A number that is expected and so is not whole.
   *
   * @param number the number
   * @return such as 1,235 for 1234.6
   */
  public static String rounded(double number) {
    return count(Math.round(number));
  }

  /**
   * A share of a whole in per cent.
   *
   * @param part the part
   * @param whole the whole
   * @return such as 12.3 %; a dash if there is no whole
   */
  public static String percent(double part, double whole) {
    return whole < 0.5 ? "–" : String.format(Locale.ROOT, "%,.1f %%", 100 * part / whole);
  }

  /**
   * The same of counts.
   *
   * @param part the part
   * @param whole the whole
   * @return such as 12.3 %; a dash if there is no whole
   */
  public static String percent(long part, long whole) {
    return percent((double) part, (double) whole);
  }

  /**
   * A number of bits.
   *
   * @param bits the number
   * @return such as 3.2 bits
   */
  public static String bits(double bits) {
    return String.format(Locale.ROOT, "%.1f bits", bits);
  }

  /**
   * What a section of docs/method.md calls a formula.
   *
   * @param formula the formula
   * @param section the number of the section
   * @return both
   */
  public static String formula(String formula, int section) {
    return formula + " (docs/method.md, section " + section + ")";
  }
}
