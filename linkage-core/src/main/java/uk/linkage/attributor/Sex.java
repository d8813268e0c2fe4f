package uk.linkage.attributor;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Reads sex: letters, the NHS's codes, or words. */
public final class Sex {

  /** The bits of male. */
  public static final int MALE = 1;

  /** The bits of female. */
  public static final int FEMALE = 2;

  private static final Map<String, Integer> WORDS =
      Map.ofEntries(
          Map.entry("m", MALE),
          Map.entry("male", MALE),
          Map.entry("man", MALE),
          Map.entry("1", MALE),
          Map.entry("01", MALE),
          Map.entry("f", FEMALE),
          Map.entry("female", FEMALE),
          Map.entry("woman", FEMALE),
          Map.entry("2", FEMALE),
          Map.entry("02", FEMALE),
          Map.entry("0", Defect.SEX_NOT_KNOWN.code()),
          Map.entry("9", Defect.SEX_NOT_KNOWN.code()),
          Map.entry("u", Defect.SEX_NOT_KNOWN.code()),
          Map.entry("x", Defect.SEX_NOT_KNOWN.code()),
          Map.entry("i", Defect.SEX_NOT_KNOWN.code()),
          Map.entry("unknown", Defect.SEX_NOT_KNOWN.code()),
          Map.entry("not known", Defect.SEX_NOT_KNOWN.code()),
          Map.entry("not specified", Defect.SEX_NOT_KNOWN.code()),
          Map.entry("not stated", Defect.SEX_NOT_KNOWN.code()),
          Map.entry("indeterminate", Defect.SEX_NOT_KNOWN.code()),
          Map.entry("other", Defect.SEX_NOT_KNOWN.code()));

  private Sex() {}

  /**
   * Reads a cell.
   *
   * @param bytes UTF-8
   * @param from where the cell begins
   * @param to where it ends
   * @return {@link #MALE}, {@link #FEMALE}, 0 for a blank, or a {@link Defect}
   */
  public static int parse(byte[] bytes, int from, int to) {
    if (from == to) {
      return 0;
    }
    if (to - from == 1) {
      byte letter = bytes[from];
      if (letter == 'M' || letter == 'm' || letter == '1') {
        return MALE;
      }
      if (letter == 'F' || letter == 'f' || letter == '2') {
        return FEMALE;
      }
    }
    String word = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    return WORDS.getOrDefault(word.toLowerCase(Locale.ROOT), Defect.SEX_UNREADABLE.code());
  }
}
