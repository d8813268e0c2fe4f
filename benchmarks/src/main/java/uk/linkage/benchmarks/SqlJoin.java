package uk.linkage.benchmarks;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBAppender;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.duckdb.DuckDb;

/** Finds pairs by a join of a table with itself, in DuckDB, on one thread. */
final class SqlJoin implements PairFinder {

  private static final long MEMORY_BYTES = 4L << 30;

  private final DuckDb db = DuckDb.inMemory(/* threads= */ 1, MEMORY_BYTES);
  private final String query;

  SqlJoin(long[] records, BlockingMask mask) {
    List<String> whole = new ArrayList<>();
    for (long field : AttributorLayout.SCHEMA.fieldMasks(mask.bits)) {
      whole.add("record & " + field + " <> 0");
    }
    this.query =
        "with keyed as (select row, record & "
            + mask.bits
            + " as key from records where "
            + String.join(" and ", whole)
            + ") select count(*), coalesce(bit_xor(a.row * 4294967296 | b.row), 0)"
            + " from keyed a join keyed b on a.key = b.key and a.row < b.row";
    try {
      db.execute("create table records (row bigint, record bigint)");
      try (DuckDBAppender appender = db.connection().createAppender("main", "records")) {
        for (int row = 0; row < records.length; row++) {
          appender.beginRow();
          appender.append((long) row);
          appender.append(records[row]);
          appender.endRow();
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Found find() {
    try (Statement statement = db.connection().createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return new Found(rows.getLong(1), rows.getLong(2));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    db.close();
  }
}
