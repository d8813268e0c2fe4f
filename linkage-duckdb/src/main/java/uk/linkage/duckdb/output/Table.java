package uk.linkage.duckdb.output;

import java.util.List;

/**
 * A table that is written out.
 *
 * @param name the name of its file, without an ending
 * @param columns its columns
 * @param rows how many rows it has
 * @param writer hands over a row
 */
record Table(String name, List<Column> columns, long rows, RowWriter writer) {

  Table {
    columns = List.copyOf(columns);
  }

  /** What a column holds. */
  enum Type {
    /** Text. */
    TEXT,
    /** Whole numbers. */
    INTEGER,
    /** Numbers, here always missing: the deterministic methods have none. */
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
  interface RowWriter {

    /** Hands over the cells of a row, one for each column, in order. */
    void write(long row, CellSink cells);
  }

  /** Takes the cells of a row. */
  interface CellSink {

    /** Takes a text as UTF-8. */
    void text(byte[] bytes, int from, int to);

    /** Takes a whole number that is not negative. */
    void number(long number);

    /** Takes a cell without a value. */
    void missing();

    /** Takes a text as UTF-8. */
    default void text(byte[] bytes) {
      text(bytes, 0, bytes.length);
    }
  }
}
