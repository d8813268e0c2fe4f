package uk.linkage.browser;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page is on paper.
 *
 * @param sheets how many sheets
 * @param isA4 whether the sheets are A4, upright
 */
public record PrintedPage(int sheets, boolean isA4) {

  private static final Pattern SHEET = Pattern.compile("/Type\\s*/Page\\b(?!s)");
  private static final Pattern SIZE =
      Pattern.compile("/MediaBox\\s*\\[\\s*0\\s+0\\s+([0-9.]+)\\s+([0-9.]+)");
  private static final double A4_WIDTH = 595.28;
  private static final double A4_HEIGHT = 841.89;

  static PrintedPage of(byte[] pdf) {
    String text = new String(pdf, StandardCharsets.ISO_8859_1);
    Matcher size = SIZE.matcher(text);
    boolean isA4 =
        size.find()
            && Math.abs(Double.parseDouble(size.group(1)) - A4_WIDTH) < 1
            && Math.abs(Double.parseDouble(size.group(2)) - A4_HEIGHT) < 1;
    return new PrintedPage((int) SHEET.matcher(text).results().count(), isA4);
  }
}
