package uk.linkage.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.DataTable;
import uk.linkage.report.page.DataTable.Column;

/**
 * The rows of a table while they are gathered. The first column is of words, as are others named.
 */
final class Rows {

  private final String caption;
  private final List<Column> columns = new ArrayList<>();
  private final List<List<Cell>> rows = new ArrayList<>();

  Rows(String caption) {
    this.caption = caption;
  }

  Rows text(String... names) {
    Arrays.stream(names).map(Column::text).forEach(columns::add);
    return this;
  }

  Rows number(String... names) {
    Arrays.stream(names).map(Column::number).forEach(columns::add);
    return this;
  }

  void add(Cell... cells) {
    rows.add(List.of(cells));
  }

  void add(List<Cell> cells) {
    rows.add(cells);
  }

  DataTable table() {
    return new DataTable(caption, columns, rows);
  }
}
