package uk.linkage.cli.report;

/** Text from files, such as names of providers and columns, as a terminal may show it. */
public final class Printable {

  private Printable() {}

  /**
   * Replaces control characters, which could move the cursor, change colours or begin a new line.
   *
   * @param text any text
   * @return the text on one line, with a question mark for each control character
   */
  public static String of(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
