package uk.linkage.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import uk.linkage.disclosure.CountTable.Dimension;

class CountTableTest {

  @Test
  void index_everyCell_isTheOneItsPlacesSay() {
    CountTable table = new CountTable(Tables.dimensions(3, -2, 0), new long[12]);
    int next = 0;
    for (int cell : table) {
      assertThat(cell).isEqualTo(next++);
      assertThat(table.index(table.places(cell))).isEqualTo(cell);
    }
    assertThat(next).isEqualTo(12).isEqualTo(table.cells());
    assertThat(table.places(11)).containsExactly(3, 2, 0);
    assertThat(table.isTotal(11)).isTrue();
    assertThat(new CountTable(Tables.dimensions(2), new long[3]).isTotal(1)).isFalse();
  }

  @Test
  void index_noSuchPlace_isRefused() {
    CountTable table = Tables.row(1, 2);
    assertThatThrownBy(() -> table.index(3)).hasMessage("a place of a is 0 to 2, got 3");
    assertThatThrownBy(() -> table.index(0, 0)).hasMessage("a cell has 1 places, got 2");
  }

  @Test
  void table_totalThatDoesNotAddUp_isRefusedWithoutItsCounts() {
    assertThatThrownBy(() -> new CountTable(Tables.dimensions(2), new long[] {71, 72, 142}))
        .hasMessageContaining("sum of its parts, at cell 2, places [2]")
        .hasMessageNotContaining("71");
  }

  @Test
  void table_dimensionThatDoesNotAddUp_hasItsBounds() {
    assertThat(new CountTable(Tables.dimensions(-2), new long[] {7, 8, 8}).count(2)).isEqualTo(8);
    assertThat(new CountTable(Tables.dimensions(-2), new long[] {7, 8, 15}).count(2)).isEqualTo(15);
    for (long total : new long[] {7, 16}) {
      assertThatThrownBy(() -> new CountTable(Tables.dimensions(-2), new long[] {7, 8, total}))
          .hasMessageContaining("largest of its parts");
    }
  }

  @Test
  void table_wrongShapeOrCount_isRefused() {
    assertThatThrownBy(() -> new CountTable(Tables.dimensions(2), new long[2]))
        .hasMessageContaining("needs 3 counts");
    assertThatThrownBy(() -> new CountTable(Tables.dimensions(), new long[] {-1}))
        .hasMessageContaining("0 to 2^53");
    assertThatThrownBy(
            () -> new CountTable(Tables.dimensions(), new long[] {CountTable.MAX_COUNT + 1}))
        .hasMessageContaining("0 to 2^53");
    assertThatThrownBy(() -> new Dimension("month", -1, false)).hasMessageContaining("month");
    assertThatThrownBy(() -> new CountTable(Tables.dimensions(1, 1, 1, 1, 1, 1, 1), new long[128]))
        .hasMessageContaining("at most 6");
    assertThatThrownBy(() -> new CountTable(Tables.dimensions(70_000, 70_000), new long[1]))
        .hasMessageContaining("2^31");
  }

  @Test
  void table_arraysGivenAndTaken_areCopies() {
    long[] counts = {9};
    CountTable table = new CountTable(Tables.dimensions(), counts);
    counts[0] = 1;
    table.counts()[0] = 1;
    assertThat(table.count(0)).isEqualTo(9);
  }
}
