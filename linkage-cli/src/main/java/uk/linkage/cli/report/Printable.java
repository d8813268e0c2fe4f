package uk.linkage.cli.report;

/** Text from files, such as names of providers and columns, as a terminal may show it. */
public final class Printable {

  private Printable() {}

  /**
   * Replaces control characters, which could move the cursor, change colours or begin a new line,
   * and invisible ones, which could turn the direction of writing.
   *
   * @param text any text
   * @return the text on one line, with a question mark for each of them
   */
  public static String of(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", "?");
  }

  /** The same of a name of any length: what is too much is cut off, and dots say so. */
  static String cut(String text, int most) {
    String printable = of(text);
    if (length(printable) <= most) {
      return printable;
    }
    String dots = "...";
    return printable.substring(0, printable.offsetByCodePoints(0, most - dots.length())) + dots;
  }

  /** How many columns of a terminal a text takes, as far as can be told. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
