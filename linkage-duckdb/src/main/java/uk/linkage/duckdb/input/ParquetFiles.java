package uk.linkage.duckdb.input;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.SourceFile.Format;
import uk.linkage.intake.InputRefusedException;

/** Asks DuckDB for the columns and the number of rows of Parquet files. */
final class ParquetFiles {

  private final DuckDb db;

  ParquetFiles(DuckDb db) {
    this.db = db;
  }

  SourceFile open(InputFile file) {
    String path = SqlPath.literal(file.path());
    List<String> header = new ArrayList<>();
    long rows = 0;
    try (Statement statement = db.connection().createStatement()) {
      try (ResultSet columns =
          statement.executeQuery("DESCRIBE SELECT * FROM read_parquet(" + path + ")")) {
        while (columns.next()) {
          header.add(columns.getString(1));
        }
      }
      try (ResultSet counts =
          statement.executeQuery("SELECT count(*) FROM read_parquet(" + path + ")")) {
        if (counts.next()) {
          rows = counts.getLong(1);
        }
      }
    } catch (SQLException e) {
      throw damaged(file);
    }
    if (rows == 0) {
      throw new InputRefusedException(
          file.path()
              + ": must hold rows, got columns and no rows; export it again or leave it out");
    }
    return new SourceFile(file, Format.PARQUET, TextEncoding.UTF_8, ',', header, rows);
  }

  /** The refusal of a file that begins as Parquet and is none. DuckDB's own words stay unsaid. */
  static InputRefusedException damaged(InputFile file) {
    return new InputRefusedException(
        file.path()
            + ": must be a whole Parquet file, got one that is cut off or damaged; copy it again");
  }
}
