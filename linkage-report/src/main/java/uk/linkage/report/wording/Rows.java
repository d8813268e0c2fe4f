package uk.linkage.report.wording;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.DataTable;
import uk.linkage.report.page.DataTable.Column;

/**
 * The rows of a table while they are gathered. The first column is of words, as are others named.
 */
public final class Rows {

  private final String caption;
  private final List<Column> columns = new ArrayList<>();
  private final List<List<Cell>> rows = new ArrayList<>();

  /**
   * No rows yet.
   *
   * @param caption what the table holds
   */
  public Rows(String caption) {
    this.caption = caption;
  }

  /**
   * Adds columns of words.
   *
   * @param names their names
   * @return this
   */
  public Rows text(String... names) {
    Arrays.stream(names).map(Column::text).forEach(columns::add);
    return this;
  }

  /**
   * Adds columns of numbers.
   *
   * @param names their names
   * @return this
   */
  public Rows number(String... names) {
    Arrays.stream(names).map(Column::number).forEach(columns::add);
    return this;
  }

  /**
   * Adds a row.
   *
   * @param cells a cell for each column
   */
  public void add(Cell... cells) {
    rows.add(List.of(cells));
  }

  /**
   * Adds a row.
   *
   * @param cells a cell for each column
   */
  public void add(List<Cell> cells) {
    rows.add(cells);
  }

  /**
   * Returns the table.
   *
   * @return the rows so far
   */
  public DataTable table() {
    return new DataTable(caption, columns, rows);
  }
}
