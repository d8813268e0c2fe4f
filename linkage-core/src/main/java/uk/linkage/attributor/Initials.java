package uk.linkage.attributor;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/**
 * Reads initials: the first letter of a cell, or the first and last letter of a cell for both.
 *
 * <p>Case, spaces, full stops, hyphens and apostrophes don't count ({@code o'n}, {@code X X},
 * {@code J.S.}); accents are folded ({@code É} is E, {@code Ł} is L); of several letters the first
 * counts (and, in a cell for both initials, the last).
 */
public final class Initials {

  private static final int LETTERS = 26;
  private static final byte[] ASCII_LETTER = asciiLetters();

  private Initials() {}

  /**
   * Reads the first letter.
   *
   * @param bytes UTF-8
   * @param from where the cell begins
   * @param to where it ends
   * @return 1 to 26, 0 for a blank, or {@link Defect#NO_INITIAL}
   */
  public static int first(byte[] bytes, int from, int to) {
    if (to - from == 1 && bytes[from] >= 0) {
      int letter = ASCII_LETTER[bytes[from]];
      return letter != 0 ? letter : Defect.NO_INITIAL.code();
    }
    return from == to ? 0 : scan(bytes, from, to) >> 5 | noLetter(bytes, from, to);
  }

  /**
   * Reads the first and the last letter of a cell that holds both initials.
   *
   * @param bytes UTF-8
   * @param from where the cell begins
   * @param to where it ends
   * @return the first letter times 32, plus the last; the last is 0 when there is one letter only;
   *     0 for a blank, or {@link Defect#NO_INITIAL}
   */
  public static int both(byte[] bytes, int from, int to) {
    return from == to ? 0 : scan(bytes, from, to) | noLetter(bytes, from, to);
  }

  private static int noLetter(byte[] bytes, int from, int to) {
    return scan(bytes, from, to) == 0 ? Defect.NO_INITIAL.code() : 0;
  }

  /** Returns the first letter times 32 plus the last if there are two or more, 0 for none. */
  private static int scan(byte[] bytes, int from, int to) {
    int first = 0;
    int last = 0;
    for (int i = from; i < to; i++) {
      if (bytes[i] < 0) {
        return scanFolded(new String(bytes, from, to - from, StandardCharsets.UTF_8));
      }
      int letter = ASCII_LETTER[bytes[i]];
      if (letter != 0) {
        last = first == 0 ? 0 : letter;
        first = first == 0 ? letter : first;
      }
    }
    return first << 5 | last;
  }

  /** The slow path, for the few cells with a letter beyond ASCII. */
  private static int scanFolded(String cell) {
    int first = 0;
    int last = 0;
    for (int i = 0; i < cell.length(); i++) {
      int letter = fold(cell.charAt(i));
      if (letter != 0) {
        last = first == 0 ? 0 : letter;
        first = first == 0 ? letter : first;
      }
    }
    return first << 5 | last;
  }

  private static int fold(char c) {
    char base =
        switch (c) {
          case 'Æ', 'æ' -> 'A';
          case 'Đ', 'đ', 'Ð', 'ð' -> 'D';
          case 'Ħ', 'ħ' -> 'H';
          case 'ı' -> 'I';
          case 'Ł', 'ł' -> 'L';
          case 'Ŋ', 'ŋ' -> 'N';
          case 'Ø', 'ø', 'Œ', 'œ' -> 'O';
          case 'ß' -> 'S';
          case 'Þ', 'þ', 'Ŧ', 'ŧ' -> 'T';
          default -> Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKD).charAt(0);
        };
    return base < ASCII_LETTER.length ? ASCII_LETTER[base] : 0;
  }

  private static byte[] asciiLetters() {
    byte[] letters = new byte[128];
    for (int i = 0; i < LETTERS; i++) {
      letters['A' + i] = (byte) (i + 1);
      letters['a' + i] = (byte) (i + 1);
    }
    return letters;
  }
}
