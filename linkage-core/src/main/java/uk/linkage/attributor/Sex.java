package uk.linkage.attributor;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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

  // Hardly any cell is longer than eight bytes, and a number needs no String to be found.
  private static final long[] SHORT_WORDS = shortWords();
  private static final int[] SHORT_BITS = shortBits();

  private Sex() {}

  private static long[] shortWords() {
    return WORDS.keySet().stream()
        .filter(word -> word.length() <= Long.BYTES)
        .mapToLong(word -> eightBytes(word.getBytes(StandardCharsets.UTF_8), 0, word.length()))
        .sorted()
        .toArray();
  }

  private static int[] shortBits() {
    int[] bits = new int[SHORT_WORDS.length];
    WORDS.forEach(
        (word, code) -> {
          if (word.length() <= Long.BYTES) {
            long key = eightBytes(word.getBytes(StandardCharsets.UTF_8), 0, word.length());
            bits[Arrays.binarySearch(SHORT_WORDS, key)] = code;
          }
        });
    return bits;
  }

  /** A cell of at most eight bytes as a number, its letters in lower case. */
  private static long eightBytes(byte[] bytes, int from, int to) {
    long number = 0;
    for (int i = from; i < to; i++) {
      byte b = bytes[i];
      number = number << 8 | ((b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b) & 0xFF);
    }
    return number;
  }

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
    if (to - from <= Long.BYTES) {
      int place = Arrays.binarySearch(SHORT_WORDS, eightBytes(bytes, from, to));
      return place < 0 ? Defect.SEX_UNREADABLE.code() : SHORT_BITS[place];
    }
    String word = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    return WORDS.getOrDefault(word.toLowerCase(Locale.ROOT), Defect.SEX_UNREADABLE.code());
  }
}
