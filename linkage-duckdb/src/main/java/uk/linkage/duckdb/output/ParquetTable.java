package uk.linkage.duckdb.output;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.apache.arrow.c.ArrowArrayStream;
import org.apache.arrow.c.Data;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.SqlPath;

/**
 * Writes a table as Parquet: DuckDB pulls Arrow batches of it and writes them in order.
 *
 * <p>Row groups are of fixed size and in the order of the rows, so the bytes depend on neither the
 * number of threads nor their luck.
 */
final class ParquetTable extends ArrowReader {

  private static final int BATCH_ROWS = 1 << 16;
  private static final String VIEW = "linkage_output";

  private final Table table;
  private final VectorCells cells = new VectorCells();
  private long written;

  private ParquetTable(Table table, BufferAllocator allocator) {
    super(allocator);
    this.table = table;
  }

  static void write(Table table, Path path, DuckDb db) {
    try (ParquetTable reader = new ParquetTable(table, db.allocator());
        ArrowArrayStream stream = ArrowArrayStream.allocateNew(db.allocator())) {
      Data.exportArrayStream(db.allocator(), reader, stream);
      db.connection().registerArrowStream(VIEW, stream);
      try {
        db.execute(
            "COPY (SELECT * FROM "
                + VIEW
                + ") TO "
                + SqlPath.target(path)
                + " (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 122880)");
      } finally {
        db.execute("DROP VIEW IF EXISTS " + VIEW);
      }
    } catch (SQLException | java.io.IOException e) {
      throw OutputFault.refusal(path);
    }
  }

  @Override
  protected Schema readSchema() {
    return new Schema(table.columns().stream().map(ParquetTable::field).toList());
  }

  private static Field field(Table.Column column) {
    ArrowType type =
        switch (column.type()) {
          case TEXT -> ArrowType.Utf8.INSTANCE;
          case INTEGER -> new ArrowType.Int(Long.SIZE, /* isSigned= */ true);
          case DECIMAL -> new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
        };
    return new Field(column.name(), FieldType.nullable(type), null);
  }

  @Override
  public boolean loadNextBatch() throws java.io.IOException {
    prepareLoadNextBatch();
    int rows = (int) Math.min(BATCH_ROWS, table.rows() - written);
    // DuckDB may hold the batch before: this one gets memory of its own.
    getVectorSchemaRoot().clear();
    cells.vectors = getVectorSchemaRoot().getFieldVectors();
    for (FieldVector vector : cells.vectors) {
      vector.setInitialCapacity(rows);
      vector.allocateNew();
    }
    cells.column = 0;
    cells.row = 0;
    table.writer().write(written, written + rows, cells);
    getVectorSchemaRoot().setRowCount(rows);
    written += rows;
    return rows > 0;
  }

  @Override
  public long bytesRead() {
    return 0;
  }

  @Override
  protected void closeReadSource() {}

  /** Puts cells into the vectors of a batch. */
  private static final class VectorCells implements Table.CellSink {
    private List<FieldVector> vectors = List.of();
    private int column;
    private int row;

    @Override
    public void text(byte[] bytes, int from, int to) {
      ((VarCharVector) vectors.get(column++)).setSafe(row, bytes, from, to - from);
    }

    @Override
    public void number(long number) {
      ((BigIntVector) vectors.get(column++)).setSafe(row, number);
    }

    @Override
    public void decimal(double number, int decimals) {
      double rounded = (double) Table.units(number, decimals) / Table.unit(decimals);
      ((Float8Vector) vectors.get(column++)).setSafe(row, rounded);
    }

    @Override
    public void missing() {
      vectors.get(column++).setNull(row);
    }

    @Override
    public void repeated(RepeatedCells texts) {
      for (int cell = 0; cell < texts.count(); cell++) {
        text(texts.text(cell), 0, texts.text(cell).length);
      }
    }

    @Override
    public void endRow() {
      column = 0;
      row++;
    }
  }
}
