package uk.linkage.screen;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was said of a cell. Columns of consent and of modules hold few different words, so
 * hardly any cell is made a String.
 */
final class CellVerdicts {

  private static final int REMEMBERED = 64;

  private final Function<String, @Nullable Exclusion> judge;
  private final byte[][] cells = new byte[REMEMBERED][];
  private final @Nullable Exclusion[] verdicts = new Exclusion[REMEMBERED];

  /**
   * Remembers nothing yet.
   *
   * @param judge judges a word in lower case
   */
  CellVerdicts(Function<String, @Nullable Exclusion> judge) {
    this.judge = judge;
  }

  /** The verdict on a cell that is not blank. */
  @Nullable Exclusion of(byte[] bytes, int from, int to) {
    // Length, first and last byte tell apart what forms offer; what they don't is judged again.
    int place = (to - from + 7 * bytes[from] + 13 * bytes[to - 1]) & (REMEMBERED - 1);
    byte[] known = cells[place];
    if (known == null || !Arrays.equals(bytes, from, to, known, 0, known.length)) {
      byte[] cell = Arrays.copyOfRange(bytes, from, to);
      String word = new String(cell, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
      verdicts[place] = judge.apply(word);
      cells[place] = cell;
    }
    return verdicts[place];
  }
}
