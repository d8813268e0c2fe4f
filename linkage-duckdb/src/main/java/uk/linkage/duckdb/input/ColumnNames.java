package uk.linkage.duckdb.input;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.jspecify.annotations.Nullable;

/** Compares names of columns as people write them. */
public final class ColumnNames {

  /** Below this two names have little more than some letters in common. */
  static final double SIMILAR = 0.8;

  private static final double SAME_LETTERS = 0.9;

  private ColumnNames() {}

  /**
   * Returns what two spellings of a name share.
   *
   * @param name any name
   * @return its letters and digits in lower case
   */
  public static String plain(String name) {
    StringBuilder plain = new StringBuilder(name.length());
    name.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(plain::appendCodePoint);
    return plain.toString();
  }

  /** The name among some that a user most likely meant, or null if none is near. */
  static @Nullable String nearest(String wanted, Collection<String> names) {
    String nearest = null;
    double best = SIMILAR;
    for (String name : names) {
      double similarity = similarity(wanted, name);
      if (similarity > best) {
        best = similarity;
        nearest = name;
      }
    }
    return nearest;
  }

  /** How near two names are, 0 to 1. Short names with two letters exchanged are near. */
  static double similarity(String a, String b) {
    String plainA = plain(a);
    String plainB = plain(b);
    if (plainA.isEmpty() || plainB.isEmpty()) {
      return 0;
    }
    double similarity = new JaroWinklerSimilarity().apply(plainA, plainB);
    boolean exchanged =
        Arrays.equals(plainA.chars().sorted().toArray(), plainB.chars().sorted().toArray());
    return exchanged ? Math.max(similarity, SAME_LETTERS) : similarity;
  }

  /**
   * Returns a question to put at the end of a message.
   *
   * @param wanted what the user named
   * @param names what there is
   * @return "; did you mean ...?" with the nearest name, or nothing if none is near
   */
  public static String didYouMean(String wanted, Collection<String> names) {
    String nearest = nearest(wanted, names);
    return nearest == null ? "" : "; did you mean '" + nearest + "'?";
  }

  /**
   * Returns some names for a message.
   *
   * @param names names of columns, never values
   * @return the names in quotes, or "none"
   */
  public static String list(Collection<String> names) {
    return names.isEmpty() ? "none" : "'" + String.join("', '", names) + "'";
  }
}
