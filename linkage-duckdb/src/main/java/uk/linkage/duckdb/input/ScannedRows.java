package uk.linkage.duckdb.input;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import uk.linkage.intake.ClientBatch;
import uk.linkage.intake.ClientField;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.intake.TextColumn;

/**
 * Reads the rows of a CSV file by our own scanner: files that are not UTF-8, and the rest of a file
 * at which DuckDB gave up, of which it tells the line that is broken.
 */
final class ScannedRows {

  private static final int BATCH_ROWS = 8_192;

  private final SourceFile source;
  private final List<Cells> cells = new ArrayList<>();

  ScannedRows(SourceFile source, ColumnMap columns) {
    this.source = source;
    for (Map.Entry<ClientField, Integer> column : columns.columns().entrySet()) {
      cells.add(new Cells(column.getKey(), column.getValue()));
    }
  }

  /** Hands over the rows after the first few. */
  void readInto(ClientBatch first, BatchSink sink, long skip) {
    ClientBatch batch = first;
    try (CsvScanner scanner = source.scanner()) {
      scanner.next();
      int rows = 0;
      for (long row = 0; scanner.next(); row++) {
        if (scanner.cells() != source.header().size()) {
          throw scanner.ragged(source.header().size());
        }
        if (row >= skip) {
          add(scanner, rows++);
        }
        if (rows == BATCH_ROWS) {
          fill(batch, rows);
          batch = sink.accept(batch);
          rows = 0;
        }
      }
      fill(batch, rows);
      sink.accept(batch);
    } catch (CsvFault e) {
      throw new InputRefusedException(source.file().path() + ", " + e.getMessage());
    } catch (IOException e) {
      throw UnreadableFile.refusal(source.file().path(), e);
    }
  }

  private void add(CsvScanner scanner, int row) throws CsvFault {
    for (Cells column : cells) {
      int from = column.ends[row];
      int to = column.add(scanner, row);
      if (source.encoding() == TextEncoding.UTF_8 && !Utf8.isValid(column.bytes, from, to)) {
        String name = source.header().get(column.place);
        throw Utf8.fault(scanner.line(), "column '" + name + "'", source.encoding());
      }
    }
  }

  private void fill(ClientBatch batch, int rows) {
    for (Cells column : cells) {
      TextColumn text = batch.column(column.field);
      if (text != null) {
        System.arraycopy(column.ends, 0, text.offsetsFor(rows), 0, rows + 1);
        int length = column.ends[rows];
        System.arraycopy(column.bytes, 0, text.bytesFor(length), 0, length);
      }
    }
    batch.setRows(rows);
  }

  /** The cells of one column of the batch that is being made. */
  private static final class Cells {
    final ClientField field;
    final int place;
    final int[] ends = new int[BATCH_ROWS + 1];
    byte[] bytes = new byte[1 << 16];

    Cells(ClientField field, int place) {
      this.field = field;
      this.place = place;
    }

    int add(CsvScanner scanner, int row) {
      int at = ends[row];
      int needed = Math.addExact(at, scanner.cellLength(place));
      if (needed > bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.max(needed, bytes.length + (bytes.length >> 1)));
      }
      ends[row + 1] = scanner.copyCell(place, bytes, at);
      return ends[row + 1];
    }
  }
}
