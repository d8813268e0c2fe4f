package uk.linkage.duckdb.evaluate;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import uk.linkage.cluster.Persons;
import uk.linkage.cluster.UnionFind;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.evaluate.Accuracy;
import uk.linkage.intake.InputRefusedException;

/** Compares files of persons. */
public final class PersonFiles {

  /*
   * The truth comes in one of two forms, known by its columns: a person for each record, or pairs of
   * records of one person, whose transitive closure is the truth and whose absence makes a record a
   * person of its own.
   *
   * A record is known by provider and id where both files name the same providers; else by its id
   * alone, which must then be unique among the persons.
   */
  private final DuckDb db;
  private final Path truthPath;

  private PersonFiles(DuckDb db, Path truthPath) {
    this.db = db;
    this.truthPath = truthPath;
  }

  /**
   * Compares what a run found with the truth.
   *
   * @param db what reads and joins the files
   * @param persons the run's persons, CSV or Parquet: provider, record_id, person_id
   * @param truth the truth: [provider], record_id or unique_id, and person_id, person, cluster or
   *     entity; or record_a, record_b and perhaps provider_a, provider_b
   * @param links the run's links, for the table by match key, or null
   * @return how near they are
   * @throws InputRefusedException if a file can't be read or has no such columns
   */
  public static Evaluation evaluate(DuckDb db, Path persons, Path truth, @Nullable Path links) {
    try {
      return new PersonFiles(db, truth).evaluate(persons, links);
    } catch (SQLException e) {
      // DuckDB's words may quote a row.
      throw new InputRefusedException(
          "the persons of "
              + persons
              + " and "
              + truth
              + " could not be compared; check both files, or allow more memory");
    }
  }

  private Evaluation evaluate(Path personsPath, @Nullable Path linksPath) throws SQLException {
    PersonTables persons = PersonTables.load(db, personsPath, "persons_file");
    db.execute(
        "CREATE OR REPLACE TEMP TABLE found AS SELECT coalesce("
            + persons.find("provider").orElse("''")
            + ", '') AS provider, "
            + persons.require("record_id", "unique_id")
            + " AS record_id, "
            + persons.require("person_id", "person", "cluster")
            + " AS person, row_number() OVER () - 1 AS i FROM persons_file");
    boolean pairs = loadTruth();
    boolean byProvider = joinsByProvider();
    requireUnique(persons, byProvider);
    String on = byProvider ? "USING (provider, record_id)" : "USING (record_id)";

    int records = Math.toIntExact(count("SELECT count(*) FROM found"));
    int[] found = new int[records];
    fill(found, "SELECT i, dense_rank() OVER (ORDER BY person) - 1 FROM found");
    int[] truth = pairs ? closeOfPairs(byProvider, records) : personsOf(on, records);
    Evaluation evaluation =
        new Evaluation(
            accuracy(found, truth),
            pairs ? 0 : count("SELECT count(*) FROM found ANTI JOIN truth " + on),
            count("SELECT count(*) FROM truth ANTI JOIN found " + on),
            linksPath == null ? List.of() : keys(linksPath, truth));
    if (evaluation.accuracy().records() == 0) {
      throw new InputRefusedException(
          truthPath + ": must name records of " + personsPath + ", got none of them");
    }
    return evaluation;
  }

  /** Loads the truth; returns whether it is one of pairs. */
  private boolean loadTruth() throws SQLException {
    PersonTables file = PersonTables.load(db, truthPath, "truth_file");
    boolean pairs = file.find("record_a").isPresent() && file.find("record_b").isPresent();
    if (pairs) {
      db.execute(
          "CREATE OR REPLACE TEMP TABLE pairs AS SELECT coalesce("
              + file.find("provider_a").orElse("''")
              + ", '') AS provider_a, "
              + file.require("record_a")
              + " AS record_a, coalesce("
              + file.find("provider_b").orElse("''")
              + ", '') AS provider_b, "
              + file.require("record_b")
              + " AS record_b FROM truth_file");
    }
    db.execute(
        "CREATE OR REPLACE TEMP TABLE truth AS SELECT DISTINCT provider, record_id, person FROM "
            + (pairs
                ? "(SELECT provider_a AS provider, record_a AS record_id, '' AS person FROM pairs"
                    + " UNION ALL SELECT provider_b, record_b, '' FROM pairs)"
                : "(SELECT coalesce("
                    + file.find("provider").orElse("''")
                    + ", '') AS provider, "
                    + file.require("record_id", "unique_id")
                    + " AS record_id, "
                    + file.require("person_id", "person", "cluster", "entity")
                    + " AS person FROM truth_file)"));
    return pairs;
  }

  /**
   * Whether the files name the same providers. Where some are spelled otherwise in one of them, the
   * counts of records that only one file knows show it.
   */
  private boolean joinsByProvider() throws SQLException {
    return count(
            "SELECT count(*) FROM found SEMI JOIN truth USING (provider, record_id)"
                + " WHERE provider <> ''")
        > 0;
  }

  private void requireUnique(PersonTables persons, boolean byProvider) throws SQLException {
    if (count("SELECT count(*) FROM found WHERE person IS NULL") > 0) {
      throw persons.refused("every record must have a person, got some without");
    }
    String key = byProvider ? "(provider, record_id)" : "record_id";
    String hint =
        byProvider ? "" : "; let both files have a column 'provider' with the same names in it";
    if (count("SELECT count(*) - count(DISTINCT " + key + ") FROM found") > 0) {
      throw persons.refused("record ids must be unique, got some that are not" + hint);
    }
    if (count("SELECT count(*) - count(DISTINCT " + key + ") FROM truth") > 0) {
      throw new InputRefusedException(
          truthPath + ": every record must have one person, got some with several" + hint);
    }
  }

  private int[] personsOf(String on, int records) throws SQLException {
    int[] truth = unknown(records);
    fill(
        truth,
        "SELECT found.i, dense_rank() OVER (ORDER BY truth.person) - 1 FROM found JOIN truth "
            + on);
    return truth;
  }

  /** The truth for every record found: the closure of the pairs. */
  private int[] closeOfPairs(boolean byProvider, int records) throws SQLException {
    UnionFind sets = new UnionFind(records);
    String sql =
        "SELECT a.i, b.i FROM pairs"
            + join("a", byProvider, "provider_a", "record_a")
            + join("b", byProvider, "provider_b", "record_b");
    try (Statement statement = db.connection().createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        sets.join(rows.getInt(1), rows.getInt(2));
      }
    }
    Persons persons = Persons.of(sets);
    int[] truth = new int[records];
    java.util.Arrays.setAll(truth, persons::personOf);
    return truth;
  }

  private static String join(String side, boolean byProvider, String provider, String record) {
    return " JOIN found "
        + side
        + " ON "
        + (byProvider ? side + ".provider = " + provider + " AND " : "")
        + side
        + ".record_id = "
        + record;
  }

  private static Accuracy accuracy(int[] found, int[] truth) {
    int[] known = IntStream.range(0, truth.length).filter(i -> truth[i] >= 0).toArray();
    return Accuracy.of(
        IntStream.of(known).map(i -> found[i]).toArray(),
        IntStream.of(known).map(i -> truth[i]).toArray());
  }

  private List<KeyAccuracy> keys(Path path, int[] truth) throws SQLException {
    PersonTables links = PersonTables.load(db, path, "links_file");
    db.execute(
        "CREATE OR REPLACE TEMP TABLE links AS SELECT coalesce("
            + links.find("provider_a").orElse("''")
            + ", '') AS provider_a, "
            + links.require("record_a")
            + " AS record_a, coalesce("
            + links.find("provider_b").orElse("''")
            + ", '') AS provider_b, "
            + links.require("record_b")
            + " AS record_b, coalesce("
            + links.require("match_key")
            + ", '') AS match_key FROM links_file");
    // Persons and links are of one run: their providers are the same.
    String sql =
        "SELECT match_key, a.i, b.i FROM links"
            + join("a", /* byProvider= */ true, "provider_a", "record_a")
            + join("b", /* byProvider= */ true, "provider_b", "record_b");
    SortedMap<String, long[]> counts = new TreeMap<>();
    try (Statement statement = db.connection().createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        int a = truth[rows.getInt(2)];
        int b = truth[rows.getInt(3)];
        if (a >= 0 && b >= 0) {
          counts.computeIfAbsent(rows.getString(1), key -> new long[2])[a == b ? 0 : 1]++;
        }
      }
    }
    return counts.entrySet().stream()
        .map(
            key -> {
              long right = key.getValue()[0];
              long wrong = key.getValue()[1];
              return new KeyAccuracy(key.getKey(), right + wrong, right, wrong);
            })
        .toList();
  }

  private static int[] unknown(int records) {
    int[] truth = new int[records];
    java.util.Arrays.fill(truth, -1);
    return truth;
  }

  /** Puts numbers at their places: the first column is the place, the second the number. */
  private void fill(int[] numbers, String sql) throws SQLException {
    try (Statement statement = db.connection().createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        numbers[rows.getInt(1)] = rows.getInt(2);
      }
    }
  }

  private long count(String sql) throws SQLException {
    try (Statement statement = db.connection().createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : 0;
    }
  }
}
