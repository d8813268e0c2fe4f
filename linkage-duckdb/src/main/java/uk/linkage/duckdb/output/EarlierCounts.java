package uk.linkage.duckdb.output;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.linkage.disclosure.Differencing;
import uk.linkage.disclosure.DisclosureMode;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.SqlPath;
import uk.linkage.intake.InputRefusedException;

/**
 * The counts that an earlier run published.
 *
 * @param publication the numbers of linked persons as they were shown
 */
public record EarlierCounts(Differencing.Publication publication) {

  private static final List<String> COLUMNS = List.of("contact", "linked", "disclosure");

  /**
   * Reads the counts of an earlier run.
   *
   * @param db what reads the file
   * @param run the folder of the run
   * @return its published counts
   * @throws InputRefusedException if it has none
   */
  public static EarlierCounts read(DuckDb db, Path run) {
    Path file = run.resolve(CountsTable.NAME + ".csv");
    if (!Files.isRegularFile(file)) {
      throw new InputRefusedException(
          run
              + ": --against must name the folder of an earlier match or count with a "
              + CountsTable.NAME
              + ".csv, got none; exact figures are not compared");
    }
    Map<String, String> shown = new LinkedHashMap<>();
    DisclosureMode mode = null;
    String sql =
        "SELECT * FROM read_csv("
            + SqlPath.literal(file)
            + ", header=true, all_varchar=true, delim=',', quote='\"', escape='\"')";
    try (Statement statement = db.connection().createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      ResultSetMetaData columns = rows.getMetaData();
      requireColumns(file, columns);
      while (rows.next()) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (int column = 1; !columns.getColumnName(column).equals("contact"); column++) {
          labels.put(columns.getColumnName(column), String.valueOf(rows.getString(column)));
        }
        String face = String.valueOf(rows.getString("disclosure"));
        mode = modeOf(face, file);
        shown.put(
            name(labels, String.valueOf(rows.getString("contact"))),
            String.valueOf(rows.getString("linked")));
      }
    } catch (SQLException e) {
      throw refused(file);
    }
    if (mode == null) {
      throw refused(file);
    }
    try {
      return new EarlierCounts(new Differencing.Publication(mode, shown, Map.of()));
    } catch (IllegalArgumentException e) {
      // A number that none of our tables would show.
      throw refused(file);
    }
  }

  private static void requireColumns(Path file, ResultSetMetaData columns) throws SQLException {
    int found = 0;
    for (int column = 1; column <= columns.getColumnCount(); column++) {
      found += COLUMNS.contains(columns.getColumnName(column)) ? 1 : 0;
    }
    if (found < COLUMNS.size()) {
      throw refused(file);
    }
  }

  private static DisclosureMode modeOf(String face, Path file) {
    @Nullable DisclosureMode found = null;
    for (DisclosureMode mode : DisclosureMode.values()) {
      found = mode.label().equals(face) ? mode : found;
    }
    if (found == null) {
      throw refused(file);
    }
    return found;
  }

  private static InputRefusedException refused(Path file) {
    return new InputRefusedException(
        file
            + ": must be a table of counts that linkage has published, got something else; name the"
            + " folder of an earlier match or count");
  }

  /** How a cell is called in warnings. */
  static String name(Map<String, String> labels, String contact) {
    StringBuilder name = new StringBuilder();
    labels.forEach((dimension, label) -> name.append(dimension + " " + label + ", "));
    return name.append(contact).toString();
  }
}
