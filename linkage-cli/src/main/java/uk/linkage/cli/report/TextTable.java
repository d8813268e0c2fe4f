package uk.linkage.cli.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows of cells in columns: the first column to the left, all others to the right, and a remark
 * after some rows.
 */
final class TextTable {

  private static final String INDENT = "  ";
  private static final String GAP = "  ";

  private record Row(List<String> cells, String remark) {}

  private final List<Row> rows = new ArrayList<>();

  /** Adds a row; the first one may be a heading. A row may end early. */
  TextTable row(String... cells) {
    return rowWithRemark("", cells);
  }

  /** Adds a row with a remark behind it. */
  TextTable rowWithRemark(String remark, String... cells) {
    rows.add(new Row(List.of(cells), remark));
    return this;
  }

  void print(PrintWriter out) {
    int[] widths = widths();
    for (Row row : rows) {
      StringBuilder line = new StringBuilder(INDENT);
      for (int column = 0; column < widths.length; column++) {
        String cell = column < row.cells().size() ? row.cells().get(column) : "";
        String padding = " ".repeat(widths[column] - cell.length());
        line.append(column == 0 ? cell + padding : GAP + padding + cell);
      }
      out.println((line + GAP + row.remark()).stripTrailing());
    }
  }

  private int[] widths() {
    int columns = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    int[] widths = new int[columns];
    for (Row row : rows) {
      for (int column = 0; column < row.cells().size(); column++) {
        widths[column] = Math.max(widths[column], row.cells().get(column).length());
      }
    }
    return widths;
  }
}
