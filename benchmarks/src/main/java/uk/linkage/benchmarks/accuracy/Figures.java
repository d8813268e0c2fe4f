package uk.linkage.benchmarks.accuracy;

import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/** Numbers as the tables of docs/accuracy.md have them. */
public final class Figures {

  private Figures() {}

  /**
   * A share of one, without the nought.
   *
   * @param share a share; not a number if there is none
   * @return such as {@code .9921}
   */
  public static String share(double share) {
    if (Double.isNaN(share)) {
      return "";
    }
    String text = String.format(Locale.ROOT, "%.4f", share);
    return text.startsWith("0") ? text.substring(1) : text;
  }

  /**
   * A difference in percent.
   *
   * @param share what part of the whole it is; not a number if there is none
   * @return such as {@code +1.92 %}
   */
  public static String off(double share) {
    return Double.isNaN(share) ? "" : String.format(Locale.ROOT, "%+.2f %%", 100 * share);
  }

  /**
   * A number of things.
   *
   * @param count the number
   * @return with commas
   */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /**
   * A number of things that was estimated or is a mean.
   *
   * @param count the number; not a number if there is none
   * @return rounded
   */
  public static String count(double count) {
    return Double.isNaN(count) ? "" : String.format(Locale.ROOT, "%,.0f", count);
  }

  /**
   * A time.
   *
   * @param seconds how long
   * @return such as {@code 1.50 s}
   */
  public static String seconds(double seconds) {
    return String.format(Locale.ROOT, "%.2f s", seconds);
  }

  /** The mean of a figure of some rows. */
  static String mean(List<Row> rows, ToDoubleFunction<Row> figure, DoubleFunction<String> text) {
    return text.apply(rows.stream().mapToDouble(figure).average().orElse(Double.NaN));
  }

  /** The mean of a figure, and between which two it lies: {@code .97 (.96 to .98)}. */
  static String spread(List<Row> rows, ToDoubleFunction<Row> figure, DoubleFunction<String> text) {
    String mean = mean(rows, figure, text);
    String least = text.apply(rows.stream().mapToDouble(figure).min().orElse(Double.NaN));
    String most = text.apply(rows.stream().mapToDouble(figure).max().orElse(Double.NaN));
    return least.equals(most) ? mean : mean + " (" + least + " to " + most + ")";
  }

  /**
   * A line of a table.
   *
   * @param cells from the left to the right
   * @return the line, without its end
   */
  public static String line(String... cells) {
    return "| " + String.join(" | ", cells) + " |";
  }
}
