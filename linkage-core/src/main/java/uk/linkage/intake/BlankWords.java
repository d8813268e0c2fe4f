package uk.linkage.intake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;

/** Words that mean a blank, such as {@code n/a}; asked of almost every cell, so kept by length. */
final class BlankWords {

  private final byte[][][] byLength;

  /** Some words, in lower case. */
  BlankWords(Collection<String> words) {
    int longest = words.stream().mapToInt(word -> word.getBytes(UTF_8).length).max().orElse(0);
    byLength = new byte[longest + 1][][];
    for (int length = 0; length <= longest; length++) {
      int of = length;
      byLength[length] =
          words.stream()
              .map(word -> word.getBytes(UTF_8))
              .filter(word -> word.length == of)
              .toArray(byte[][]::new);
    }
  }

  /** Tells whether a cell is one of the words, in any case. */
  boolean contains(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length >= byLength.length) {
      return false;
    }
    for (byte[] word : byLength[length]) {
      if (isWord(word, bytes, from)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWord(byte[] word, byte[] bytes, int from) {
    for (int i = 0; i < word.length; i++) {
      byte b = bytes[from + i];
      if ((b >= 'A' && b <= 'Z' ? b + ('a' - 'A') : b) != word[i]) {
        return false;
      }
    }
    return true;
  }
}
