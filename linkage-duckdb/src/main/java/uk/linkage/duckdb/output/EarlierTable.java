package uk.linkage.duckdb.output;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.SqlPath;
import uk.linkage.intake.InputRefusedException;

/**
 * A file that is in the place of a table. It is replaced only if it is such a table itself: an
 * upload that was named by a slip would be gone.
 */
final class EarlierTable {

  private static final long MEMORY = 1L << 28;

  private EarlierTable() {}

  /**
   * Refuses to replace any other file.
   *
   * @param out the file that is there, as the user named it
   * @param columns the columns of the table
   */
  static void requireSame(Path out, List<String> columns) {
    if (!Files.isRegularFile(out)) {
      throw new InputRefusedException(
          out + ": must be a file, got a folder or a device; choose another --out");
    }
    if (Files.exists(out.toAbsolutePath().resolveSibling(LinkageOutputs.RUN))) {
      throw new InputRefusedException(
          out
              + ": must not be part of a result, got one beside a run.json that vouches for it;"
              + " choose another --out");
    }
    boolean isSame =
        out.toString().toLowerCase(Locale.ROOT).endsWith(".parquet")
            ? columnsOfParquet(out).equals(columns)
            : beginsWith(out, String.join(",", columns));
    if (!isSame) {
      throw new InputRefusedException(
          out
              + ": --overwrite replaces only a file with the same columns ("
              + String.join(", ", columns)
              + "), got another; choose another --out");
    }
  }

  private static boolean beginsWith(Path file, String header) {
    byte[] wanted = header.getBytes(StandardCharsets.UTF_8);
    try (InputStream in = Files.newInputStream(file)) {
      byte[] start = in.readNBytes(wanted.length);
      int next = in.read();
      return Arrays.equals(start, wanted) && (next == '\n' || next == '\r');
    } catch (IOException e) {
      throw OutputFault.refusal(file, e);
    }
  }

  /** None of a file that is no Parquet, or cut off. */
  private static List<String> columnsOfParquet(Path file) {
    List<String> names = new ArrayList<>();
    String sql = "SELECT * FROM read_parquet(" + SqlPath.literal(file) + ") LIMIT 0";
    try (DuckDb db = DuckDb.inMemory(1, MEMORY);
        Statement statement = db.connection().createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      ResultSetMetaData columns = rows.getMetaData();
      for (int column = 1; column <= columns.getColumnCount(); column++) {
        names.add(columns.getColumnName(column));
      }
    } catch (SQLException e) {
      return List.of();
    }
    return names;
  }
}
