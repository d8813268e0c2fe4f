package uk.linkage.report.wording;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Names from files, such as those of providers, as a page may show them. */
public final class Labels {

  private static final int LONGEST = 60;

  /** What can't be seen, and what turns the direction of a line round. */
  private static final Pattern UNSEEN =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}]");

  private Labels() {}

  /**
   * A name on one line, of bearable length.
   *
   * @param name any name
   * @return at most 60 characters, none of them unseen
   */
  public static String of(String name) {
    String seen =
        UNSEEN
            .matcher(name.length() > 4 * LONGEST ? name.substring(0, 4 * LONGEST) : name)
            .replaceAll("?");
    return seen.codePointCount(0, seen.length()) <= LONGEST
        ? seen
        : seen.substring(0, seen.offsetByCodePoints(0, LONGEST - 1)) + "…";
  }

  /**
   * The same of many; two that would look alike are numbered.
   *
   * @param names any names
   * @return as many, no two alike
   */
  public static List<String> distinct(List<String> names) {
    Set<String> taken = new HashSet<>();
    List<String> labels = new ArrayList<>();
    for (String name : names) {
      String label = of(name);
      for (int next = 2; !taken.add(label); next++) {
        label = of(name) + " (" + next + ")";
      }
      labels.add(label);
    }
    return labels;
  }
}
