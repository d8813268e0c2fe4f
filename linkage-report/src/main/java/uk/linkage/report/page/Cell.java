package uk.linkage.report.page;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a table.
 *
 * @param shown how it is shown
 * @param number what it is sorted by; null for a word, and for a figure that is withheld
 */
public record Cell(String shown, @Nullable Double number) {

  /** How a figure that is withheld is shown. */
  public static final String WITHHELD = "*";

  /**
   * A word.
   *
   * @param text plain text
   * @return the cell
   */
  public static Cell of(String text) {
    return new Cell(text, null);
  }

  /**
   * A whole number.
   *
   * @param number the number
   * @return the cell
   */
  public static Cell of(long number) {
    return new Cell(String.format(Locale.ROOT, "%,d", number), (double) number);
  }

  /**
   * A number with decimals.
   *
   * @param number the number; not a number is shown as a dash
   * @param decimals how many
   * @return the cell
   */
  public static Cell of(double number, int decimals) {
    return Double.isNaN(number)
        ? of("–")
        : new Cell(String.format(Locale.ROOT, "%,." + decimals + "f", number), number);
  }

  /**
   * A share.
   *
   * @param share from 0 to 1
   * @param decimals how many of its per cent
   * @return the cell
   */
  public static Cell percent(double share, int decimals) {
    return Double.isNaN(share)
        ? of("–")
        : new Cell(String.format(Locale.ROOT, "%,." + decimals + "f %%", 100 * share), share);
  }

  /**
   * A figure that is withheld.
   *
   * @return the cell
   */
  public static Cell withheld() {
    return of(WITHHELD);
  }
}
