package uk.linkage.duckdb.input;

import java.util.List;
import uk.linkage.intake.ClientBatch;
import uk.linkage.intake.TextColumn;

/** Finds the cells of the columns that are needed in a block of a CSV file. */
final class CsvRows {

  /** As short as rows of an attributor are. */
  private static final int SHORT_ROW = 32;

  private final SourceFile source;
  private final int[] places;
  private final TextColumn[] columns;
  private final ClientBatch batch;
  private final LineIndex rowLines = new LineIndex();
  private int room;
  private long lines;

  CsvRows(SourceFile source, ColumnMap map) {
    this.source = source;
    this.batch = map.batch();
    this.places = map.places();
    this.columns = map.columnsOf(batch);
  }

  /**
   * Finds the cells of a block. They stay in the block's bytes.
   *
   * @param block whole rows
   * @param hasHeader whether the first of them is the header
   * @return the rows
   * @throws CsvFault if the block is no CSV; its line is counted from the start of the block
   */
  ClientBatch find(CsvBlock block, boolean hasHeader) throws CsvFault {
    CsvScanner scanner = block.scanner(source.delimiter());
    if (hasHeader) {
      scanner.next();
    }
    boolean isChecked = block.isAscii || source.encoding() != TextEncoding.UTF_8;
    List<String> header = source.header();
    reserve(block.length / SHORT_ROW);
    rowLines.clear();
    int rows = 0;
    while (scanner.next()) {
      if (scanner.cells() != header.size()) {
        throw scanner.ragged(header.size());
      }
      if (rows == room) {
        reserve(rows * 2 + 16);
      }
      for (int i = 0; i < places.length; i++) {
        columns[i].starts()[rows] = scanner.start(places[i]);
        columns[i].ends()[rows] = scanner.end(places[i]);
      }
      if (!isChecked) {
        requireUtf8(block, scanner, rows);
      }
      rowLines.note(rows++, scanner.line());
    }
    for (TextColumn column : columns) {
      column.setBytes(block.bytes);
    }
    batch.setRows(rows);
    lines = scanner.lines();
    return batch;
  }

  private void reserve(int rows) {
    if (room < rows) {
      room = rows;
      for (TextColumn column : columns) {
        column.reserve(rows);
      }
    }
  }

  private void requireUtf8(CsvBlock block, CsvScanner scanner, int row) throws CsvFault {
    for (int i = 0; i < places.length; i++) {
      if (!Utf8.isValid(block.bytes, columns[i].starts()[row], columns[i].ends()[row])) {
        String name = source.header().get(places[i]);
        throw Utf8.fault(scanner.line(), "column '" + name + "'", source.encoding());
      }
    }
  }

  /** The line of each row in the block, from 1. */
  LineIndex rowLines() {
    return rowLines;
  }

  /** How many lines the block had. */
  long lines() {
    return lines;
  }
}
