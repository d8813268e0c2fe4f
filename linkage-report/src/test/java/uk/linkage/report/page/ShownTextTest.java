package uk.linkage.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShownTextTest {

  @Test
  void of_everyCharacter_leavesNoneThatActsOnItsNeighbours() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      String shown = ShownText.of("a" + (char) c + "b");
      assertThat(shown).hasSize(3);
      char middle = shown.charAt(1);
      assertThat(Character.isISOControl(middle) || Character.isSurrogate(middle)).isFalse();
      assertThat(Character.getDirectionality(middle))
          .isNotIn(
              Character.DIRECTIONALITY_LEFT_TO_RIGHT_OVERRIDE,
              Character.DIRECTIONALITY_RIGHT_TO_LEFT_OVERRIDE,
              Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING,
              Character.DIRECTIONALITY_RIGHT_TO_LEFT_EMBEDDING,
              Character.DIRECTIONALITY_LEFT_TO_RIGHT_ISOLATE,
              Character.DIRECTIONALITY_RIGHT_TO_LEFT_ISOLATE,
              Character.DIRECTIONALITY_FIRST_STRONG_ISOLATE,
              Character.DIRECTIONALITY_POP_DIRECTIONAL_FORMAT,
              Character.DIRECTIONALITY_POP_DIRECTIONAL_ISOLATE,
              Character.DIRECTIONALITY_PARAGRAPH_SEPARATOR);
    }
  }

  @Test
  void of_usualText_isTheTextItself() {
    String text = "Siân O’Neil, 97 % – שלום 😀";
    assertThat(ShownText.of(text)).isSameAs(text);
  }

  @Test
  void name_ofNothing_isADash() {
    assertThat(ShownText.name(" ")).isEqualTo("–");
    assertThat(ShownText.name("a")).isEqualTo("a");
  }

  @Test
  void beginning_ofALongText_endsBetweenSigns() {
    assertThat(ShownText.beginning("abcdef", 6)).isEqualTo("abcdef");
    assertThat(ShownText.beginning("abcdefg", 6)).isEqualTo("abcde…");
    assertThat(ShownText.beginning("abcd😀efg", 6)).isEqualTo("abcd…");
  }
}
