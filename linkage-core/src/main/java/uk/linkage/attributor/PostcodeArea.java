package uk.linkage.attributor;

import java.util.Arrays;

/**
 * The postcode areas of the United Kingdom and the Crown dependencies, each with its place in a
 * fixed order.
 *
 * <p>124 geographic areas, and BF (forces), BX (non-geographic) and GIR. The order is part of the
 * layout: a new area is added at the end, never between.
 */
final class PostcodeArea {

  private static final String[] AREAS =
      ("AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY"
              + " E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY"
              + " L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG"
              + " RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA"
              + " WC WD WF WN WR WS WV YO ZE BF BX GIR")
          .split(" ");

  /** The code of GIR, the one area of three letters. */
  static final int GIR = AREAS.length;

  private static final byte[] CODE_BY_LETTERS = codeByLetters();

  private PostcodeArea() {}

  /**
   * Returns the code of an area, 0 if there is no such area.
   *
   * @param first the first letter, A = 1
   * @param second the second letter, 0 for none
   */
  static int code(int first, int second) {
    return CODE_BY_LETTERS[first << 5 | second];
  }

  static String letters(int code) {
    return AREAS[code - 1];
  }

  private static byte[] codeByLetters() {
    byte[] codes = new byte[32 << 5];
    for (int i = 0; i < AREAS.length - 1; i++) {
      String area = AREAS[i];
      int second = area.length() > 1 ? area.charAt(1) - 'A' + 1 : 0;
      codes[(area.charAt(0) - 'A' + 1) << 5 | second] = (byte) (i + 1);
    }
    assert Arrays.stream(AREAS).distinct().count() == AREAS.length && AREAS.length <= 127;
    return codes;
  }
}
