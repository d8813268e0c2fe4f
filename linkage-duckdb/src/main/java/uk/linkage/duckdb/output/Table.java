package uk.linkage.duckdb.output;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A table that is written out.
 *
 * @param name the name of its file, without an ending
 * @param columns its columns
 * @param rows how many rows it has
 * @param writer hands over rows
 */
record Table(String name, List<Column> columns, long rows, RowsWriter writer) {

  /** Powers of ten. */
  private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000};

  Table {
    columns = List.copyOf(columns);
  }

  /** A table of texts that are at hand, each row with one for every column. */
  static Table ofTexts(String name, List<String> columns, List<List<String>> rows) {
    return new Table(
        name,
        columns.stream().map(column -> new Column(column, Type.TEXT)).toList(),
        rows.size(),
        (from, to, cells) -> {
          for (List<String> row : rows.subList((int) from, (int) to)) {
            row.forEach(cells::text);
            cells.endRow();
          }
        });
  }

  /** A number in units of its last decimal, so that all forms of a table round alike. */
  static long units(double number, int decimals) {
    return Math.round(number * POWERS[decimals]);
  }

  /** What one is in these units. */
  static long unit(int decimals) {
    return POWERS[decimals];
  }

  /** What a column holds. */
  enum Type {
    /** Text. */
    TEXT,
    /** Whole numbers. */
    INTEGER,
    /** Numbers, each rounded to as many decimals as its writer says. */
    DECIMAL
  }

  /**
   * A column.
   *
   * @param name the name in the header
   * @param type what it holds
   */
  record Column(String name, Type type) {}

  /** Hands over the rows of a table; several threads may ask for rows at once. */
  @FunctionalInterface
  interface RowsWriter {

    /** Hands over the cells of some rows, one for each column, in order. */
    void write(long from, long to, CellSink cells);
  }

  /** Takes the cells of rows. */
  interface CellSink {

    /** Takes a text as UTF-8. */
    void text(byte[] bytes, int from, int to);

    /** Takes a text that is a string already. */
    default void text(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      text(bytes, 0, bytes.length);
    }

    /** Takes a whole number that is not negative. */
    void number(long number);

    /**
     * Takes a number.
     *
     * @param number any number below 10^12 either way
     * @param decimals to how many decimals it is rounded, 1 to 6
     */
    void decimal(double number, int decimals);

    /** Takes a cell without a value. */
    void missing();

    /** Takes texts that stand in many rows, as many cells as they are. */
    void repeated(RepeatedCells cells);

    /** Ends a row. */
    void endRow();
  }
}
