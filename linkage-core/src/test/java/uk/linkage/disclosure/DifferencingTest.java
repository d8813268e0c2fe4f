package uk.linkage.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.linkage.disclosure.Differencing.Kind;
import uk.linkage.disclosure.Differencing.Publication;
import uk.linkage.disclosure.Differencing.Warning;

class DifferencingTest {

  @ParameterizedTest
  @CsvSource({
    "6,5,SMALL_CHANGE",
    "20,24,SMALL_CHANGE",
    "20,25,",
    "20,20,",
    "*,*,",
    "*,9,SHOWN_NOW",
    "*,10,",
    "9,*,SHOWN_BEFORE",
    "10,*,"
  })
  void compare_oneCell_warnsOfWhatTheTwoTell(String before, String now, Kind kind) {
    List<Warning> warnings =
        Differencing.compare(exact(Map.of("a", before)), exact(Map.of("a", now)));
    assertThat(warnings).isEqualTo(kind == null ? List.of() : List.of(new Warning("a", kind)));
  }

  @Test
  void compare_cellsOfOnePublicationOnly_areNoConcern() {
    assertThat(Differencing.compare(exact(Map.of("a", "6")), exact(Map.of("b", "7")))).isEmpty();
  }

  @Test
  void compare_otherModes_warnsOfEveryCellOfBoth() {
    Publication rounded =
        new Publication(DisclosureMode.ROUND5, Map.of("b", "20", "a", "*", "c", "5"), Map.of());
    assertThat(Differencing.compare(rounded, exact(Map.of("a", "*", "b", "21"))))
        .containsExactly(new Warning("a", Kind.OTHER_MODE), new Warning("b", Kind.OTHER_MODE));
  }

  @Test
  void compare_roundedTwice_hasNothingToFind() {
    Publication before = new Publication(DisclosureMode.ROUND5, Map.of("a", "10"), Map.of());
    Publication now = new Publication(DisclosureMode.ROUND5, Map.of("a", "15"), Map.of());
    assertThat(Differencing.compare(before, now)).isEmpty();
  }

  @Test
  void compare_totalChangesByFewAndNoShownPartDoes_warnsOfTheGroup() {
    Map<String, Set<String>> parts = Map.of("all", Set.of("a", "b", "c"));
    Publication before = exact(Map.of("all", "60", "a", "*", "b", "*", "c", "20"), parts);
    Publication now = exact(Map.of("all", "63", "a", "*", "b", "*", "c", "20"), parts);
    assertThat(Differencing.compare(before, now))
        .containsExactly(
            new Warning("all", Kind.SMALL_CHANGE), new Warning("all", Kind.SMALL_GROUP));
  }

  @Test
  void compare_newPart_isWorkedOutFromTheTotals() {
    Publication before =
        exact(Map.of("all", "40", "a", "20", "b", "20"), Map.of("all", Set.of("a", "b")));
    Publication now =
        exact(
            Map.of("all", "62", "a", "30", "b", "30", "new", "*"),
            Map.of("all", Set.of("a", "b", "new")));
    assertThat(Differencing.compare(before, now))
        .containsExactly(new Warning("all", Kind.SMALL_GROUP));
  }

  @Test
  void compare_newPartThatIsShown_leavesTheChangeOfASuppressedOne() {
    Publication before =
        exact(Map.of("all", "40", "a", "*", "b", "*"), Map.of("all", Set.of("a", "b")));
    Publication now =
        exact(
            Map.of("all", "63", "a", "*", "b", "*", "new", "20"),
            Map.of("all", Set.of("a", "b", "new")));
    assertThat(Differencing.compare(before, now))
        .containsExactly(new Warning("all", Kind.SMALL_GROUP));
  }

  @Test
  void compare_totalThatIsSuppressed_tellsNothing() {
    Map<String, Set<String>> parts = Map.of("all", Set.of("a"));
    assertThat(
            Differencing.compare(
                exact(Map.of("all", "*", "a", "*"), parts),
                exact(Map.of("all", "63", "a", "*"), parts)))
        .isEmpty();
  }

  @Test
  void message_ofAnyKind_namesTheCell() {
    for (Kind kind : Kind.values()) {
      assertThat(new Warning("Camden, 2024", kind).message()).startsWith("Camden, 2024: ");
    }
    assertThat(new Warning("a", Kind.SHOWN_NOW).message())
        .isEqualTo("a: suppressed in the earlier publication, and less than 10 in this one");
  }

  @ParameterizedTest
  @CsvSource({"-1", "''", "1.5", "about 5", "9999999999999999999"})
  void publication_textThatIsNoCount_isRefused(String text) {
    assertThatThrownBy(() -> exact(Map.of("a", text)))
        .hasMessage("cell a must show a whole count of 0 or more, or *");
  }

  private static Publication exact(Map<String, String> cells) {
    return exact(cells, Map.of());
  }

  private static Publication exact(Map<String, String> cells, Map<String, Set<String>> parts) {
    return new Publication(DisclosureMode.SUPPRESS5, cells, parts);
  }
}
