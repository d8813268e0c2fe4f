package uk.linkage.duckdb.store.link;

import java.util.Arrays;
import org.duckdb.DuckDBColumnType;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBReadableVector;
import uk.linkage.duckdb.store.StoreQueries;

/** The answer to a query whose columns are whole numbers, none of them missing. */
final class NumberColumns {

  private long[][] columns = {};
  private int size;

  private NumberColumns() {}

  /** Asks. */
  static NumberColumns of(StoreQueries queries, String sql) {
    NumberColumns answer = new NumberColumns();
    queries.columns(sql, answer::add);
    return answer;
  }

  private void add(DuckDBDataChunkReader chunk) {
    int rows = (int) chunk.rowCount();
    if (columns.length == 0) {
      columns = new long[(int) chunk.columnCount()][rows];
    }
    for (int column = 0; column < columns.length; column++) {
      if (columns[column].length < size + rows) {
        columns[column] = Arrays.copyOf(columns[column], 2 * size + rows);
      }
      long[] to = columns[column];
      DuckDBReadableVector vector = chunk.vector(column);
      if (vector.getType() == DuckDBColumnType.INTEGER) {
        for (int row = 0; row < rows; row++) {
          to[size + row] = vector.getInt(row);
        }
      } else {
        for (int row = 0; row < rows; row++) {
          to[size + row] = vector.getLong(row);
        }
      }
    }
    size += rows;
  }

  /** How many rows there are. */
  int size() {
    return size;
  }

  /** A number. */
  long get(int column, int row) {
    return columns[column][row];
  }
}
