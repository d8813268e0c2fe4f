package uk.linkage.cli.report;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Text from files, such as names of providers and columns, as a terminal may show it. */
public final class Printable {

  /** Half of a line: longer than any id that a system gives by itself, a UUID among them. */
  private static final int LONGEST_ID = Terminal.WIDTH / 2;

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

  /** A record id in a line, which nobody reads to its end where it is longer than most. */
  static String id(String recordId) {
    return cut(recordId, LONGEST_ID);
  }

  /** A sentence that names records: a name that fills more than a line is cut. */
  static String shortWords(String sentence) {
    return Stream.of(sentence.split(" ", -1))
        .map(word -> cut(word, Terminal.WIDTH))
        .collect(Collectors.joining(" "));
  }

  /** How many columns of a terminal a text takes, as far as can be told. */
  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
