package uk.linkage.duckdb.store.load;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells whether two names of providers are one that was spelled otherwise. */
final class ProviderName {

  /** What browsers and desktops add to the name of a file that is there already. */
  private static final Pattern COPY =
      Pattern.compile("( - copy)?(\\s*\\(\\d{1,3}\\))?$", Pattern.CASE_INSENSITIVE);

  private static final Pattern NEITHER_LETTER_NOR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]");

  private final String bare;
  private final String withoutCopy;

  private ProviderName(String bare, String withoutCopy) {
    this.bare = bare;
    this.withoutCopy = withoutCopy;
  }

  static ProviderName of(String name) {
    return new ProviderName(bare(name), bare(COPY.matcher(name.strip()).replaceFirst("")));
  }

  /** Letters and digits alone, each in one of the ways in which it can be written. */
  private static String bare(String name) {
    // Decomposed, an accent is a character of its own, which is no letter.
    String decomposed = Normalizer.normalize(name, Normalizer.Form.NFKD);
    String bare = NEITHER_LETTER_NOR_DIGIT.matcher(decomposed).replaceAll("");
    // To upper case first: what is lower case in two ways, such as a final sigma, becomes one.
    return bare.isEmpty() ? name : bare.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  /** Whether they differ at most in case, spaces, punctuation, accents or the mark of a copy. */
  boolean looksLike(ProviderName other) {
    return bare.equals(other.bare) || withoutCopy.equals(other.withoutCopy);
  }
}
