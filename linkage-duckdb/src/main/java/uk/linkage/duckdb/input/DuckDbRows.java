package uk.linkage.duckdb.input;

import java.io.IOException;
import java.nio.ByteOrder;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBResultSet;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.intake.ClientBatch;
import uk.linkage.intake.ClientField;
import uk.linkage.intake.TextColumn;

/** Reads the rows of a file by DuckDB, which hands them over as Arrow batches. */
final class DuckDbRows {

  /*
   * Nothing is left to DuckDB to guess: a file that is read in another way because its first rows
   * look otherwise would give other persons. Every column is text, the rows come in the order of the
   * file, and only the columns that are needed leave the reader.
   *
   * A column of a batch is two arrays in Arrow, offsets and bytes, and the same two in TextColumn:
   * so a batch of any number of rows costs two copies a column, and no String.
   */

  /** A multiple of DuckDB's vectors of 2,048; larger batches gain nothing. */
  private static final int BATCH_ROWS = 16_384;

  private final DuckDb db;
  private final SourceFile source;
  private final ColumnMap columns;
  private long rows;

  DuckDbRows(DuckDb db, SourceFile source, ColumnMap columns) {
    this.db = db;
    this.source = source;
    this.columns = columns;
  }

  /**
   * Hands over rows until the end, or until DuckDB gives up.
   *
   * @return whether that was the end
   */
  boolean readInto(ClientBatch first, BatchSink sink) {
    ClientBatch batch = first;
    List<ClientField> fields = new ArrayList<>(columns.fields());
    try (Statement statement = db.connection().createStatement();
        DuckDBResultSet result = (DuckDBResultSet) statement.executeQuery(sql(fields));
        ArrowReader reader = (ArrowReader) result.arrowExportStream(db.allocator(), BATCH_ROWS)) {
      while (reader.loadNextBatch()) {
        copy(reader.getVectorSchemaRoot(), fields, batch);
        rows += batch.rows();
        batch = sink.accept(batch);
      }
      return true;
    } catch (SQLException | IOException e) {
      // The message quotes the row: it is dropped, and the scanner finds the line.
      return false;
    }
  }

  /** The number of rows handed over. */
  long rows() {
    return rows;
  }

  private static void copy(VectorSchemaRoot root, List<ClientField> fields, ClientBatch batch) {
    int count = root.getRowCount();
    for (int i = 0; i < fields.size(); i++) {
      TextColumn column = batch.column(fields.get(i));
      if (column != null) {
        copy((BaseVariableWidthVector) root.getVector(i), count, column);
      }
    }
    batch.setRows(count);
  }

  private static void copy(BaseVariableWidthVector from, int rows, TextColumn to) {
    int[] offsets = to.offsetsFor(rows);
    if (rows == 0) {
      return;
    }
    ArrowBuf ends = from.getOffsetBuffer();
    ends.nioBuffer(0, (rows + 1) * Integer.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .asIntBuffer()
        .get(offsets, 0, rows + 1);
    int length = offsets[rows];
    from.getDataBuffer().getBytes(0, to.bytesFor(length), 0, length);
  }

  private String sql(List<ClientField> fields) {
    String path = SqlPath.literal(source.file().path());
    if (source.isParquet()) {
      return "SELECT "
          + fields.stream()
              .map(f -> "CAST(" + DuckDb.identifier(name(f)) + " AS VARCHAR)")
              .collect(Collectors.joining(", "))
          + " FROM read_parquet("
          + path
          + ")";
    }
    return "SELECT "
        + fields.stream().map(f -> "c" + columns.columns().get(f)).collect(Collectors.joining(", "))
        + " FROM read_csv("
        + path
        + ", auto_detect=false, header=true, delim="
        + DuckDb.literal(String.valueOf(source.delimiter()))
        + ", quote='\"', escape='\"', strict_mode=true, null_padding=false, ignore_errors=false"
        + ", encoding='utf-8', compression="
        + (source.format() == SourceFile.Format.CSV_GZIP ? "'gzip'" : "'none'")
        + ", max_line_size="
        + CsvScanner.LONGEST_ROW
        + ", columns={"
        + IntStream.range(0, source.header().size())
            .mapToObj(i -> "'c" + i + "': 'VARCHAR'")
            .collect(Collectors.joining(", "))
        + "})";
  }

  private String name(ClientField field) {
    return source.header().get(java.util.Objects.requireNonNull(columns.columns().get(field)));
  }
}
