package uk.linkage.duckdb.explain;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.SqlPath;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.schema.Comparison;

/** The tables of a result, asked about single records. */
final class ResultTables {

  private static final int MOST_SHOWN = 5;

  /**
   * A row of the table of links.
   *
   * @param from the left record
   * @param to the right one
   * @param weight the match weight, or null
   * @param probability the match probability, or null
   * @param levels the level of each comparison, in order
   * @param valueWeight what values add, or null
   * @param key the key
   */
  record Row(
      RecordName from,
      RecordName to,
      @Nullable Double weight,
      @Nullable Double probability,
      List<String> levels,
      @Nullable Double valueWeight,
      String key) {}

  private final DuckDb db;
  private final Path persons;

  ResultTables(DuckDb db, ResultFolder folder) throws SQLException {
    this.db = db;
    this.persons = folder.persons();
    db.execute("CREATE OR REPLACE TEMP VIEW persons AS SELECT * FROM " + source(folder.persons()));
    db.execute("CREATE OR REPLACE TEMP VIEW links AS SELECT * FROM " + source(folder.links()));
  }

  private static String source(Path file) {
    return file.toString().endsWith(".parquet")
        ? "read_parquet(" + SqlPath.literal(file) + ")"
        : "read_csv("
            + SqlPath.literal(file)
            + ", header=true, all_varchar=true, delim=',', quote='\"', escape='\"')";
  }

  /**
   * The record that a text means: provider/record_id, or a record id that only one provider has.
   */
  Member find(String text) throws SQLException {
    List<Member> whole = new ArrayList<>();
    List<Member> byId = new ArrayList<>();
    String sql =
        "SELECT provider, record_id, CAST(person_id AS BIGINT), provider || '/' || record_id = ?"
            + " FROM persons WHERE provider || '/' || record_id = ? OR record_id = ?"
            + " ORDER BY provider, record_id";
    try (PreparedStatement statement = db.connection().prepareStatement(sql)) {
      for (int i = 1; i <= 3; i++) {
        statement.setString(i, text);
      }
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          RecordName name = new RecordName(rows.getString(1), rows.getString(2));
          (rows.getBoolean(4) ? whole : byId).add(new Member(name, rows.getLong(3)));
        }
      }
    }
    List<Member> meant = whole.isEmpty() ? byId : whole;
    if (meant.size() == 1) {
      return meant.get(0);
    }
    throw new InputRefusedException(
        meant.isEmpty() ? unknown(text) : ambiguous(text, meant, !whole.isEmpty()));
  }

  private String unknown(String text) {
    return "a record must be named as persons has it, PROVIDER/RECORD_ID, got '"
        + text
        + "', which isn't in "
        + persons
        + "; check the spelling (excluded and rejected records are in no person)";
  }

  private static String ambiguous(String text, List<Member> meant, boolean whole) {
    if (whole) {
      return "a record must be named so that only one is meant, got '"
          + text
          + "', which is "
          + meant.size()
          + " records, because a provider or an id holds a '/'; link again under other names";
    }
    String shown =
        meant.stream()
            .limit(MOST_SHOWN)
            .map(found -> "'" + found.name() + "'")
            .collect(Collectors.joining(" or "));
    return "a record must be named so that only one is meant, got '"
        + text
        + "', which "
        + meant.size()
        + " providers have; say "
        + shown
        + (meant.size() > MOST_SHOWN ? " or another" : "");
  }

  /** The records of two persons, who may be one. */
  List<Member> membersOf(long first, long second) throws SQLException {
    String sql =
        "SELECT provider, record_id, CAST(person_id AS BIGINT) FROM persons WHERE "
            + isOf(first, second)
            + " ORDER BY 3, 1, 2";
    List<Member> members = new ArrayList<>();
    try (PreparedStatement statement = db.connection().prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        members.add(
            new Member(new RecordName(rows.getString(1), rows.getString(2)), rows.getLong(3)));
      }
    }
    return members;
  }

  /** The links between records of two persons, who may be one. */
  List<Row> linksOf(long first, long second) throws SQLException {
    String member = "(SELECT provider, record_id FROM persons WHERE " + isOf(first, second) + ")";
    return rows(
        "JOIN "
            + member
            + " a ON a.provider = provider_a AND a.record_id = record_a JOIN "
            + member
            + " b ON b.provider = provider_b AND b.record_id = record_b");
  }

  private static String isOf(long first, long second) {
    return "person_id IN ('" + first + "', '" + second + "')";
  }

  private List<Row> rows(String which) throws SQLException {
    List<Comparison> comparisons = AttributorLayout.SCHEMA.comparisons();
    String levels =
        comparisons.stream()
            .map(comparison -> "links." + DuckDb.identifier(comparison.name()))
            .collect(Collectors.joining(", "));
    String sql =
        "SELECT provider_a, record_a, provider_b, record_b, CAST(match_weight AS DOUBLE),"
            + " CAST(match_probability AS DOUBLE), CAST(value_weight AS DOUBLE), match_key, "
            + levels
            + " FROM links "
            + which
            + " ORDER BY 1, 2, 3, 4";
    List<Row> found = new ArrayList<>();
    try (PreparedStatement statement = db.connection().prepareStatement(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        List<String> names = new ArrayList<>();
        for (int k = 0; k < comparisons.size(); k++) {
          names.add(String.valueOf(rows.getString(9 + k)));
        }
        found.add(
            new Row(
                new RecordName(rows.getString(1), rows.getString(2)),
                new RecordName(rows.getString(3), rows.getString(4)),
                number(rows, 5),
                number(rows, 6),
                names,
                number(rows, 7),
                String.valueOf(rows.getString(8))));
      }
    }
    return found;
  }

  private static @Nullable Double number(ResultSet row, int column) throws SQLException {
    double number = row.getDouble(column);
    return row.wasNull() ? null : number;
  }
}
