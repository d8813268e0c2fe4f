package uk.linkage.duckdb.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBResultSet;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.intake.ClientBatch;
import uk.linkage.intake.Intake;
import uk.linkage.intake.IntakePart;
import uk.linkage.intake.TextColumn;

/**
 * Reads a Parquet file into an intake: by DuckDB, which hands its rows over as Arrow batches; they
 * are packed on all threads and put together in order.
 */
final class ParquetRows {

  /*
   * Nothing is left to DuckDB to guess: every column is text, the rows come in the order of the file,
   * and only the columns that are needed leave the reader.
   *
   * A column of a batch is two arrays in Arrow, offsets and bytes: so a batch of any number of rows
   * costs two copies a column, and no String.
   */

  /** A multiple of DuckDB's vectors of 2,048; larger batches gain nothing. */
  private static final int BATCH_ROWS = 16_384;

  private final DuckDb db;
  private final SourceFile source;
  private final Intake intake;
  private final ColumnMap columns;
  private long rows;

  ParquetRows(DuckDb db, SourceFile source, ColumnMap columns, Intake intake) {
    this.db = db;
    this.source = source;
    this.columns = columns;
    this.intake = intake;
  }

  /**
   * Reads the file.
   *
   * @param progress told the number of rows read so far
   * @return the number of rows
   * @throws uk.linkage.intake.InputRefusedException if the file is damaged
   */
  long run(LongConsumer progress) {
    try (Statement statement = db.connection().createStatement();
        DuckDBResultSet result = (DuckDBResultSet) statement.executeQuery(sql());
        ArrowReader reader = (ArrowReader) result.arrowExportStream(db.allocator(), BATCH_ROWS)) {
      intake
          .workers()
          .inOrder(
              () -> next(reader),
              part -> {
                intake.take(part);
                rows += part.rows();
                progress.accept(rows);
              });
      return rows;
    } catch (SQLException | IOException | UncheckedIOException e) {
      // The message may quote a value: it is dropped.
      throw ParquetFiles.damaged(source.file());
    }
  }

  private @Nullable Callable<IntakePart> next(ArrowReader reader) {
    try {
      if (!reader.loadNextBatch()) {
        return null;
      }
      ClientBatch batch = columns.batch();
      copy(reader.getVectorSchemaRoot(), columns.columnsOf(batch), batch);
      IntakePart part = intake.part();
      return () -> {
        part.add(batch);
        return part;
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(VectorSchemaRoot root, TextColumn[] columns, ClientBatch batch) {
    int count = root.getRowCount();
    for (int i = 0; i < columns.length; i++) {
      copy((BaseVariableWidthVector) root.getVector(i), count, columns[i]);
    }
    batch.setRows(count);
  }

  private static void copy(BaseVariableWidthVector from, int rows, TextColumn to) {
    to.reserve(rows);
    if (rows == 0) {
      return;
    }
    IntBuffer offsets =
        from.getOffsetBuffer()
            .nioBuffer(0, (rows + 1) * Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .asIntBuffer();
    offsets.get(0, to.starts(), 0, rows);
    offsets.get(1, to.ends(), 0, rows);
    int length = offsets.get(rows);
    from.getDataBuffer().getBytes(0, to.bytesFor(length), 0, length);
  }

  private String sql() {
    return "SELECT "
        + IntStream.of(columns.places())
            .mapToObj(source.header()::get)
            .map(name -> "CAST(" + DuckDb.identifier(name) + " AS VARCHAR)")
            .collect(Collectors.joining(", "))
        + " FROM read_parquet("
        + SqlPath.literal(source.file().path())
        + ")";
  }
}
