package uk.linkage.report.page;

import java.util.List;

/**
 * A table of figures. Its first column names the row.
 *
 * @param caption what it holds
 * @param columns the columns
 * @param rows the rows, each with a cell for each column
 */
public record DataTable(String caption, List<Column> columns, List<List<Cell>> rows) {

  public DataTable {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    int width = columns.size();
    for (List<Cell> row : rows) {
      if (row.size() != width) {
        throw new IllegalArgumentException(
            "a row must have " + width + " cells, got " + row.size() + " in '" + caption + "'");
      }
    }
  }

  /**
   * A column.
   *
   * @param name its name
   * @param isNumber whether its cells are numbers, which stand to the right
   */
  public record Column(String name, boolean isNumber) {

    /**
     * A column of words.
     *
     * @param name its name
     * @return the column
     */
    public static Column text(String name) {
      return new Column(name, false);
    }

    /**
     * A column of numbers.
     *
     * @param name its name
     * @return the column
     */
    public static Column number(String name) {
      return new Column(name, true);
    }
  }
}
