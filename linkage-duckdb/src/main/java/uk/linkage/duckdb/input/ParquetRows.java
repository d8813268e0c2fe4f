package uk.linkage.duckdb.input;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.arrow.vector.BaseVariableWidthVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBResultSet;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.intake.TextColumn;
import uk.linkage.parallel.Workers;

/**
 * Reads a Parquet file: by DuckDB, which hands its rows over as Arrow batches; they are read on all
 * threads and taken in in order.
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
  private final int[] places;
  private final Supplier<? extends RowPart> parts;
  private final Workers workers;
  private long rows;

  /** A batch, copied out of Arrow. */
  private record Batch(RowPart part, int rows) {}

  ParquetRows(
      DuckDb db,
      SourceFile source,
      int[] places,
      Supplier<? extends RowPart> parts,
      Workers workers) {
    this.db = db;
    this.source = source;
    this.places = places;
    this.parts = parts;
    this.workers = workers;
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
      workers.inOrder(
          () -> next(reader),
          batch -> {
            batch.part.take();
            rows += batch.rows;
            progress.accept(rows);
          });
      return rows;
    } catch (SQLException | IOException | UncheckedIOException e) {
      // The message may quote a value: it is dropped.
      throw ParquetFiles.damaged(source.file());
    }
  }

  private @Nullable Callable<Batch> next(ArrowReader reader) {
    try {
      if (!reader.loadNextBatch()) {
        return null;
      }
      RowPart part = parts.get();
      part.begin();
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      Batch batch = new Batch(part, root.getRowCount());
      for (int i = 0; i < places.length; i++) {
        copy((BaseVariableWidthVector) root.getVector(i), batch.rows, part.columns().get(i));
      }
      return () -> {
        part.read(batch.rows);
        return batch;
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
        + Arrays.stream(places)
            .mapToObj(place -> DuckDb.identifier(source.header().get(place)))
            .map(name -> "CAST(" + name + " AS VARCHAR)")
            .collect(Collectors.joining(", "))
        + " FROM read_parquet("
        + SqlPath.literal(source.file().path())
        + ")";
  }
}
