package uk.linkage.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.Seeded;
import uk.linkage.disclosure.Attack.Range;
import uk.linkage.disclosure.Attack.Reading;

class DisclosureControlTest {

  private static final int[][] SHAPES = {
    {},
    {8},
    {-6},
    {5, 6},
    {1, 7},
    {4, -5},
    {-3, -3},
    {3, 3, 2},
    {3, 2, -3},
    {1, 2, 3},
    {3, 2, 2, 2},
    {2, 2, -2, 2}
  };

  @ParameterizedTest
  @ValueSource(doubles = {0, .3, 1, 3, 6, 10, 20, 60, 300})
  void suppress5_randomTables_keepWhatIsPromisedUnderAttack(double peoplePerCell) {
    SplittableRandom random = Seeded.random("suppress5_randomTables_keepWhatIsPromisedUnderAttack");
    for (int[] shape : SHAPES) {
      int places = IntStream.of(shape).map(Math::abs).reduce(1, (a, b) -> a * b);
      CountTable table =
          Tables.ofPeople(Tables.dimensions(shape), (int) (places * peoplePerCell), random);
      assertPromiseIsKept(table, random, 24);
    }
  }

  /** Of this seed a table once withheld a cell that was needed no more, and could be worked out. */
  @Test
  void suppress5_cellNeededNoMore_isShown() {
    SplittableRandom random = new SplittableRandom(50720150263638L);
    for (int[] shape : SHAPES) {
      int places = IntStream.of(shape).map(Math::abs).reduce(1, (a, b) -> a * b);
      CountTable table = Tables.ofPeople(Tables.dimensions(shape), 3 * places, random);
      assertPromiseIsKept(table, random, 24);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 1000, 4000})
  void suppress5_tableOfAuthorities_keepsWhatIsPromisedUnderAttack(int people) {
    SplittableRandom random =
        Seeded.random("suppress5_tableOfAuthorities_keepsWhatIsPromisedUnderAttack");
    CountTable table = Tables.ofPeople(Tables.dimensions(10, 2, 5), people, random);
    assertPromiseIsKept(table, random, 6);
    CountTable months = Tables.ofPeople(Tables.dimensions(10, -12), people, random);
    assertPromiseIsKept(months, random, 6);
  }

  /** Solves for some cells, or all, what a reader can tell of them. */
  private static void assertPromiseIsKept(CountTable table, SplittableRandom random, int most) {
    ProtectedTable shown = DisclosureControl.protect(table, DisclosureMode.SUPPRESS5);
    BitSet hidden = hidden(shown);
    int[] order = Seeded.permutation(table.cells(), random);
    for (Reading reading : Reading.values()) {
      Attack attack = new Attack(table, hidden, reading);
      int attacked = 0;
      for (int i = 0; i < order.length && attacked < most; i++) {
        int cell = order[i];
        if (!hidden.get(cell)) {
          assertThat(shown.shown(cell)).isEqualTo(table.count(cell)).isGreaterThanOrEqualTo(5);
          continue;
        }
        attacked++;
        Range range = attack.range(cell);
        boolean primary = table.count(cell) < 5;
        assertThat(range.least()).isLessThan(table.count(cell) + 1e-6);
        assertThat(range.largest()).isGreaterThan(table.count(cell) - 1e-6);
        assertThat(range.width())
            .as("%s, cell %s, %s", table.dimensions(), cell, reading)
            .isGreaterThan((primary ? 5 : 1) - 1e-6);
      }
    }
  }

  @Test
  void attack_primarySuppressionAlone_isBroken() {
    CountTable table = Tables.matrix(new long[] {3, 20, 30}, new long[] {40, 50, 60});
    BitSet primary = new BitSet();
    primary.set(0);
    Range range = new Attack(table, primary, Reading.ALL).range(0);
    assertThat(range.least()).isEqualTo(3);
    assertThat(range.largest()).isEqualTo(3);
  }

  @Test
  void attack_randomTablesWithPrimarySuppressionAlone_breaksSome() {
    SplittableRandom random =
        Seeded.random("attack_randomTablesWithPrimarySuppressionAlone_breaksSome");
    int broken = 0;
    for (int i = 0; i < 20; i++) {
      CountTable table = Tables.ofPeople(Tables.dimensions(5, 6), 600, random);
      BitSet primary = new BitSet();
      for (int cell : table) {
        primary.set(cell, table.count(cell) < 5);
      }
      Attack attack = new Attack(table, primary, Reading.ALL);
      if (primary.stream().anyMatch(cell -> attack.range(cell).width() < 5 - 1e-6)) {
        broken++;
      }
    }
    assertThat(broken).isGreaterThan(2);
  }

  @Test
  void suppress5_sameTable_givesTheSamePattern() {
    SplittableRandom random = Seeded.random("suppress5_sameTable_givesTheSamePattern");
    CountTable table = Tables.ofPeople(Tables.dimensions(6, 5, -4), 700, random);
    CountTable again = new CountTable(table.dimensions(), table.counts());
    assertThat(hidden(DisclosureControl.protect(again, DisclosureMode.SUPPRESS5)))
        .isEqualTo(hidden(DisclosureControl.protect(table, DisclosureMode.SUPPRESS5)));
  }

  @Test
  void suppress5_oneSmallCellInABigRow_hidesTheSmallestOther() {
    CountTable table = Tables.row(900, 3, 40, 700, 50);
    assertThat(texts(table, DisclosureMode.SUPPRESS5))
        .containsExactly("900", "*", "*", "700", "50", "1693");
    ProtectedTable shown = DisclosureControl.protect(table, DisclosureMode.SUPPRESS5);
    assertThat(shown.primarySuppressed()).isEqualTo(1);
    assertThat(shown.complementarySuppressed()).isEqualTo(1);
  }

  @Test
  void suppress5_nothingSmall_showsAll() {
    CountTable table = Tables.matrix(new long[] {5, 6}, new long[] {7, 8});
    assertThat(texts(table, DisclosureMode.SUPPRESS5))
        .containsExactly("5", "6", "11", "7", "8", "15", "12", "14", "26");
  }

  @Test
  void suppress5_twoByTwo_hidesTheRectangle() {
    CountTable table = Tables.matrix(new long[] {1, 60}, new long[] {70, 80});
    assertThat(texts(table, DisclosureMode.SUPPRESS5))
        .containsExactly("*", "*", "61", "*", "*", "150", "71", "140", "211");
  }

  @ParameterizedTest
  @CsvSource({"0,*", "4,*", "5,5", "7,7"})
  void suppress5_oneCell_isShownFrom5On(long count, String text) {
    assertThat(texts(Tables.row(count), DisclosureMode.SUPPRESS5)).containsExactly(text, text);
    CountTable point = new CountTable(Tables.dimensions(), new long[] {count});
    assertThat(texts(point, DisclosureMode.SUPPRESS5)).containsExactly(text);
  }

  @Test
  void suppress5_allZerosOrAllBelow5_hidesAll() {
    assertThat(texts(Tables.matrix(new long[2], new long[2]), DisclosureMode.SUPPRESS5))
        .containsOnly("*");
    CountTable small = Tables.matrix(new long[] {1, 0}, new long[] {1, 2});
    assertThat(texts(small, DisclosureMode.SUPPRESS5)).containsOnly("*");
    // The totals may be large enough to be shown, and would tell.
    CountTable four = Tables.row(4, 4);
    ProtectedTable shown = DisclosureControl.protect(four, DisclosureMode.SUPPRESS5);
    assertThat(shown.isSuppressed(0) && shown.isSuppressed(1)).isTrue();
    assertThat(new Attack(four, hidden(shown), Reading.ALL).range(0).width())
        .isGreaterThanOrEqualTo(5);
  }

  @Test
  void suppress5_emptyDimension_hidesItsZeros() {
    CountTable table = new CountTable(Tables.dimensions(2, 0), new long[3]);
    assertThat(texts(table, DisclosureMode.SUPPRESS5)).containsOnly("*");
    CountTable nothing = new CountTable(Tables.dimensions(0), new long[1]);
    assertThat(texts(nothing, DisclosureMode.SUPPRESS5)).containsExactly("*");
  }

  @Test
  void suppress5_largestCounts_doNotOverflow() {
    long half = CountTable.MAX_COUNT / 2;
    CountTable table = Tables.row(3, half, half - 3);
    assertThat(texts(table, DisclosureMode.SUPPRESS5))
        .containsExactly("*", String.valueOf(half), "*", String.valueOf(2 * half));
  }

  @Test
  void round5_anyCount_isAtMostTwoAwayAndAMultipleOf5() {
    for (long count = 0; count < 1000; count++) {
      CountTable table = new CountTable(Tables.dimensions(), new long[] {count});
      ProtectedTable shown = DisclosureControl.protect(table, DisclosureMode.ROUND5);
      assertThat(shown.isSuppressed(0)).isEqualTo(count >= 1 && count <= 7);
      if (!shown.isSuppressed(0)) {
        assertThat(shown.shown(0) % 5).isZero();
        assertThat(Math.abs(shown.shown(0) - count)).isLessThanOrEqualTo(2);
        assertThat(shown.shown(0)).isNotEqualTo(5);
      }
    }
  }

  @Test
  void round5_totals_areAddedUpBeforeTheyAreRounded() {
    CountTable table = Tables.row(12, 12, 0, 7);
    assertThat(texts(table, DisclosureMode.ROUND5)).containsExactly("10", "10", "0", "*", "30");
  }

  /** The published rule's own gap, kept here so that nobody takes it for more than it is. */
  @Test
  void round5_allErrorsOfOneSign_letASmallCountBeWorkedOut() {
    CountTable table = Tables.row(8, 8, 1);
    assertThat(texts(table, DisclosureMode.ROUND5)).containsExactly("10", "10", "*", "15");
    long mostOfTotal = 15 + 2;
    long leastOfOthers = 2 * (10 - 2);
    assertThat(mostOfTotal - leastOfOthers).isEqualTo(table.count(2));
  }

  @Test
  void shown_furtherMeasure_isRoundedOrAsItIs() {
    assertThat(DisclosureMode.ROUND5.shown(13)).isEqualTo(15);
    assertThat(DisclosureMode.ROUND5.shown(12)).isEqualTo(10);
    assertThat(DisclosureMode.ROUND5.shown(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE - 2);
    assertThat(DisclosureMode.SUPPRESS5.shown(13)).isEqualTo(13);
    assertThatThrownBy(() -> DisclosureMode.SUPPRESS5.shown(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void shown_suppressedCell_isRefused() {
    ProtectedTable shown = DisclosureControl.protect(Tables.row(3, 30), DisclosureMode.SUPPRESS5);
    assertThatThrownBy(() -> shown.shown(0)).hasMessageContaining("cell 0 is suppressed");
    assertThatThrownBy(() -> shown.text(3)).hasMessageContaining("0 to 2");
  }

  @Test
  void mode_onTheFaceOfATable_saysWhatItDoes() {
    assertThat(DisclosureMode.ROUND5.label()).isEqualTo("round5");
    assertThat(DisclosureMode.SUPPRESS5.label()).isEqualTo("suppress5");
    for (DisclosureMode mode : DisclosureMode.values()) {
      assertThat(mode.sentence()).contains("*").endsWith(".");
    }
  }

  private static String[] texts(CountTable table, DisclosureMode mode) {
    ProtectedTable shown = DisclosureControl.protect(table, mode);
    assertThat(shown.mode()).isEqualTo(mode);
    assertThat(shown.cells()).isEqualTo(table.cells());
    return IntStream.range(0, table.cells()).mapToObj(shown::text).toArray(String[]::new);
  }

  private static BitSet hidden(ProtectedTable shown) {
    BitSet hidden = new BitSet();
    for (int cell = 0; cell < shown.cells(); cell++) {
      hidden.set(cell, shown.isSuppressed(cell));
    }
    return hidden;
  }
}
