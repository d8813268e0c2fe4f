package uk.linkage.geography;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The local authorities of Cheshire and Merseyside, and what codes of authorities look like. */
public final class Authorities {

  /** The nine, in order of their names. */
  public static final List<Authority> CHESHIRE_AND_MERSEYSIDE =
      List.of(
          new Authority("E06000049", "Cheshire East"),
          new Authority("E06000050", "Cheshire West and Chester"),
          new Authority("E06000006", "Halton"),
          new Authority("E08000011", "Knowsley"),
          new Authority("E08000012", "Liverpool"),
          new Authority("E08000014", "Sefton"),
          new Authority("E08000013", "St Helens"),
          new Authority("E06000007", "Warrington"),
          new Authority("E08000015", "Wirral"));

  private static final String NATIONS = "ENSW";
  private static final int CODE_LENGTH = 9;

  private Authorities() {}

  /**
   * Finds one of the nine by its code or its name; case, spaces and punctuation don't matter.
   *
   * @param codeOrName such as {@code E08000013}, {@code St Helens} or {@code ST. HELENS}
   * @return the authority, or nothing if it is none of the nine
   */
  public static Optional<Authority> find(String codeOrName) {
    String wanted = plain(codeOrName);
    return CHESHIRE_AND_MERSEYSIDE.stream()
        .filter(a -> plain(a.code()).equals(wanted) || plain(a.name()).equals(wanted))
        .findFirst();
  }

  /**
   * Returns everything that {@link #find} knows an authority by, for a suggestion to a user who
   * asked for another.
   *
   * @return the nine names, then the nine codes
   */
  public static List<String> namesAndCodes() {
    return Stream.concat(
            CHESHIRE_AND_MERSEYSIDE.stream().map(Authority::name),
            CHESHIRE_AND_MERSEYSIDE.stream().map(Authority::code))
        .toList();
  }

  /**
   * Returns the name of an authority.
   *
   * @param code the code of any authority
   * @return the name of one of the nine, and the code itself of any other
   */
  public static String nameOf(String code) {
    return find(code).map(Authority::name).orElse(code);
  }

  /**
   * Tells whether a text has the form of a code: E, N, S or W and eight digits. Whether there is an
   * authority of that code is another question.
   *
   * @param text any text
   * @return whether it has the form
   */
  public static boolean isCode(String text) {
    return text.length() == CODE_LENGTH
        && NATIONS.indexOf(text.charAt(0)) >= 0
        && text.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
  }

  private static String plain(String text) {
    StringBuilder plain = new StringBuilder();
    text.toLowerCase(Locale.ROOT)
        .chars()
        .filter(Character::isLetterOrDigit)
        .forEach(c -> plain.append((char) c));
    return plain.toString();
  }
}
