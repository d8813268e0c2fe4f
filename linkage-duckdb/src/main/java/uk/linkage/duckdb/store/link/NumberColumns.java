package uk.linkage.duckdb.store.link;

import java.util.Arrays;
import org.apache.arrow.vector.BigIntVector;
import uk.linkage.duckdb.store.StoreQueries;

/** The answer to a query whose columns are whole numbers of 64 bits, none of them missing. */
final class NumberColumns {

  private long[][] columns = {};
  private int size;

  private NumberColumns() {}

  /** Asks. */
  static NumberColumns of(StoreQueries queries, String sql) {
    NumberColumns answer = new NumberColumns();
    queries.columns(
        sql,
        batch -> {
          int rows = batch.getRowCount();
          int count = batch.getFieldVectors().size();
          if (answer.columns.length == 0) {
            answer.columns = new long[count][1 << 10];
          }
          for (int column = 0; column < count; column++) {
            if (answer.columns[column].length < answer.size + rows) {
              int larger = Math.max(answer.size + rows, answer.size + (answer.size >> 1));
              answer.columns[column] = Arrays.copyOf(answer.columns[column], larger);
            }
            BigIntVector vector = (BigIntVector) batch.getVector(column);
            for (int row = 0; row < rows; row++) {
              answer.columns[column][answer.size + row] = vector.get(row);
            }
          }
          answer.size += rows;
        });
    return answer;
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
