package uk.linkage.duckdb.evaluate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.SqlPath;
import uk.linkage.intake.InputRefusedException;

/** One file of records and persons, or of pairs, as a table of texts in DuckDB. */
final class PersonTables {

  private static final Set<String> KNOWN =
      Set.of(
          "source",
          "provider",
          "record_id",
          "unique_id",
          "person_id",
          "person",
          "cluster",
          "entity",
          "errors",
          "provider_a",
          "record_a",
          "provider_b",
          "record_b",
          "match_key",
          "match_weight",
          "match_probability",
          "value_weight");

  private final Path path;
  private final String name;
  private final List<String> columns;

  private PersonTables(Path path, String name, List<String> columns) {
    this.path = path;
    this.name = name;
    this.columns = columns;
  }

  /** Loads a file under a name; every cell is a text, and blank is null. */
  static PersonTables load(DuckDb db, Path path, String name) {
    if (!Files.isRegularFile(path)) {
      throw new InputRefusedException(path + ": there is no such file; check the path");
    }
    String from =
        isParquet(path)
            ? "read_parquet(" + SqlPath.literal(path) + ")"
            : "read_csv(" + SqlPath.literal(path) + ", header=true, all_varchar=true, quote='\"')";
    try (Statement statement = db.connection().createStatement()) {
      statement.execute("CREATE OR REPLACE TEMP TABLE " + name + " AS SELECT * FROM " + from);
      List<String> columns = new ArrayList<>();
      try (ResultSet described = statement.executeQuery("DESCRIBE " + name)) {
        while (described.next()) {
          columns.add(described.getString(1));
        }
      }
      return new PersonTables(path, name, columns);
    } catch (SQLException e) {
      // DuckDB's words may quote a row.
      throw new InputRefusedException(
          path + ": must be CSV in UTF-8 with a header, or Parquet; check the file");
    }
  }

  private static boolean isParquet(Path path) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(".parquet");
  }

  String name() {
    return name;
  }

  /** The first of some columns that the file has, ready for SQL. */
  Optional<String> find(String... wanted) {
    for (String want : wanted) {
      for (String column : columns) {
        if (column.strip().equalsIgnoreCase(want)) {
          return Optional.of("CAST(" + DuckDb.identifier(column) + " AS VARCHAR)");
        }
      }
    }
    return Optional.empty();
  }

  /** The first of some columns that the file has; refuses a file without any. */
  String require(String... wanted) {
    return find(wanted)
        .orElseThrow(
            () ->
                new InputRefusedException(
                    path
                        + ": must have a column '"
                        + String.join("' or '", wanted)
                        + "', got "
                        + gotColumns()));
  }

  /** The names of the columns, or only their number where the first line may be a person. */
  private String gotColumns() {
    long known =
        columns.stream().filter(c -> KNOWN.contains(c.strip().toLowerCase(Locale.ROOT))).count();
    return known < 2
        ? columns.size()
            + " columns of which fewer than two have a known name; check that the first line is a"
            + " header"
        : "'" + String.join("', '", columns) + "'";
  }

  InputRefusedException refused(String what) {
    return new InputRefusedException(path + ": " + what);
  }
}
