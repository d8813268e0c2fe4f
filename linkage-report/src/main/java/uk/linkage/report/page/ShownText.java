package uk.linkage.report.page;

/**
 * Plain text made fit to stand on a page beside other text: what would reverse, hide or break its
 * neighbours is shown as a sign of its own.
 */
public final class ShownText {

  private static final char REPLACEMENT = '\uFFFD';
  private static final int CONTROL_PICTURES = 0x2400;
  private static final char DELETE_PICTURE = '\u2421';

  private ShownText() {}

  /**
   * Returns a text as it can be shown. Line breaks and tabs become blanks, control characters their
   * pictures, and half surrogates and signs that change the direction of what follows U+FFFD.
   *
   * @param text any text
   * @return the text, the same one if there is nothing to change
   */
  public static String of(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (shown(text, i) != text.charAt(i)) {
        return changed(text);
      }
    }
    return text;
  }

  /**
   * Returns a text that names something, as it can be shown.
   *
   * @param text any text
   * @return the text; a dash if there is nothing to see in it
   */
  public static String name(String text) {
    return text.isBlank() ? "–" : of(text);
  }

  /**
   * Returns the beginning of a name as it can be shown.
   *
   * @param text any text
   * @param most how many characters at most, 2 or more
   * @return the text, or its beginning and an ellipsis
   */
  public static String beginning(String text, int most) {
    String shown = name(text);
    if (shown.length() <= most) {
      return shown;
    }
    int end = Character.isHighSurrogate(shown.charAt(most - 2)) ? most - 2 : most - 1;
    return shown.substring(0, end) + '…';
  }

  private static String changed(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      shown.append(shown(text, i));
    }
    return shown.toString();
  }

  private static char shown(String text, int i) {
    char c = text.charAt(i);
    if (c == '\t' || c == '\n' || c == '\r') {
      return ' ';
    }
    if (c < ' ') {
      return (char) (CONTROL_PICTURES + c);
    }
    if (c == '\u007F') {
      return DELETE_PICTURE;
    }
    if (c > '\u007F' && c < '\u00A0') {
      return REPLACEMENT;
    }
    if (Character.isHighSurrogate(c)) {
      boolean isWhole = i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
      return isWhole ? c : REPLACEMENT;
    }
    if (Character.isLowSurrogate(c)) {
      boolean isWhole = i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
      return isWhole ? c : REPLACEMENT;
    }
    return turnsDirection(c) || c == '\u2028' || c == '\u2029' ? REPLACEMENT : c;
  }

  // Embeddings, overrides and isolates; a mark turns nothing but itself, and stays.
  private static boolean turnsDirection(char c) {
    return (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069');
  }
}
