package uk.linkage.duckdb.input;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.jspecify.annotations.Nullable;

/** Compares names of columns as people write them. */
final class ColumnNames {

  /** Below this two names have little more than some letters in common. */
  static final double SIMILAR = 0.8;

  private static final double SAME_LETTERS = 0.9;

  private ColumnNames() {}

  /** The letters and digits of a name in lower case: what two spellings of it share. */
  static String plain(String name) {
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

  /** A question to put at the end of a message, or nothing if no name is near. */
  static String didYouMean(String wanted, Collection<String> names) {
    String nearest = nearest(wanted, names);
    return nearest == null ? "" : "; did you mean '" + nearest + "'?";
  }

  /** Some names for a message, in quotes. */
  static String list(Collection<String> names) {
    return names.isEmpty() ? "none" : "'" + String.join("', '", names) + "'";
  }
}
