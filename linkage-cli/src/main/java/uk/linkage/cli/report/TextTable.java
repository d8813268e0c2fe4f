package uk.linkage.cli.report;

import java.util.ArrayList;
import java.util.List;
import uk.linkage.cli.report.Terminal.Tone;

/**
 * Rows of cells in columns: the first column to the left, all others to the right, and a remark
 * after some rows. A first column that would make a row too long for a terminal is cut, or stands
 * above.
 */
final class TextTable {

  private static final String INDENT = "  ";
  private static final String GAP = "  ";

  /** To so many characters a first column is cut at most: with fewer nobody is told apart. */
  private static final int NARROWEST = 12;

  private record Row(List<String> cells, String remark, Tone tone) {}

  private final List<Row> rows = new ArrayList<>();
  private boolean isCut = true;
  private boolean areNamesAbove;

  /** Shows the first column whole, whatever it takes: its names are to be typed again. */
  TextTable uncut() {
    isCut = false;
    return this;
  }

  /** Shows a first column whole that is too long for its row: on a line of its own above. */
  TextTable namesAbove() {
    areNamesAbove = true;
    return this;
  }

  /** Adds a heading, which looks less important than what is under it. */
  TextTable heading(String... cells) {
    return add(Tone.FAINT, "", cells);
  }

  /** Adds a row. It may end early. */
  TextTable row(String... cells) {
    return add(Tone.PLAIN, "", cells);
  }

  /** Adds a row with a remark behind it. */
  TextTable rowWithRemark(String remark, String... cells) {
    return add(Tone.PLAIN, remark, cells);
  }

  /** Adds the row that matters most, with a remark behind it. */
  TextTable strongRow(String remark, String... cells) {
    return add(Tone.STRONG, remark, cells);
  }

  private TextTable add(Tone tone, String remark, String... cells) {
    List<String> printable = new ArrayList<>();
    for (String cell : cells) {
      printable.add(Printable.of(cell));
    }
    rows.add(new Row(List.copyOf(printable), Printable.of(remark), tone));
    return this;
  }

  void print(Terminal out) {
    int[] widths = widths();
    for (Row row : rows) {
      StringBuilder line = new StringBuilder(INDENT);
      for (int column = 0; column < widths.length; column++) {
        String cell = column < row.cells().size() ? row.cells().get(column) : "";
        if (column == 0 && areNamesAbove && Printable.length(cell) > widths[0]) {
          out.println(INDENT + cell, row.tone());
          cell = "";
        }
        String shown = Printable.cut(cell, widths[column]);
        String padding = " ".repeat(widths[column] - Printable.length(shown));
        line.append(column == 0 ? shown + padding : GAP + padding + shown);
      }
      print(line.toString(), row, out);
    }
  }

  private static void print(String line, Row row, Terminal out) {
    String cells = out.toned(line.stripTrailing(), row.tone());
    String remark = out.toned(row.remark(), Tone.FAINT);
    if (row.remark().isEmpty()) {
      out.println(cells, Tone.PLAIN);
    } else if (Printable.length(line + GAP + row.remark()) <= Terminal.WIDTH) {
      String padding = line.substring(line.stripTrailing().length());
      out.println(cells + padding + GAP + remark, Tone.PLAIN);
    } else {
      out.println(cells, Tone.PLAIN);
      out.remark(INDENT + INDENT + row.remark());
    }
  }

  private int[] widths() {
    int columns = rows.stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    int[] widths = new int[columns];
    for (Row row : rows) {
      for (int column = 0; column < row.cells().size(); column++) {
        widths[column] = Math.max(widths[column], Printable.length(row.cells().get(column)));
      }
    }
    int all = INDENT.length();
    for (int column = 0; column < columns; column++) {
      all += widths[column] + (column == 0 ? 0 : GAP.length());
    }
    if (isCut && columns > 0 && all > Terminal.WIDTH) {
      int wanted = widths[0] - (all - Terminal.WIDTH);
      widths[0] = Math.min(widths[0], Math.max(areNamesAbove ? 0 : NARROWEST, wanted));
    }
    return widths;
  }
}
