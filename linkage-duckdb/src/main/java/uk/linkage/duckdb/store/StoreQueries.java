package uk.linkage.duckdb.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBChunkedResult;
import org.duckdb.DuckDBDataChunkReader;
import org.duckdb.DuckDBPreparedStatement;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.output.OwnerOnly;
import uk.linkage.intake.InputRefusedException;

/**
 * Statements on a store. Values are bound and never part of a statement; what DuckDB says of a
 * fault is kept and never shown.
 */
public final class StoreQueries {

  private final Path path;
  private final Path log;
  private final DuckDb db;

  StoreQueries(Path path, Path log, DuckDb db) {
    this.path = path;
    this.log = log;
    this.db = db;
  }

  /**
   * Reads a row.
   *
   * @param <T> what a row is made into
   */
  @FunctionalInterface
  public interface Row<T> {

    /**
     * Reads the row that stands.
     *
     * @param row the row
     * @return what it says
     * @throws SQLException if it has no such column
     */
    T read(ResultSet row) throws SQLException;
  }

  /** Adds rows to a table. */
  @FunctionalInterface
  public interface Rows {

    /**
     * Adds all rows.
     *
     * @param to takes them
     * @throws SQLException if it can't
     */
    void addTo(DuckDBAppender to) throws SQLException;
  }

  /** Takes an answer, some thousand rows at a time. */
  @FunctionalInterface
  public interface Columns {

    /**
     * Takes some rows.
     *
     * @param chunk their columns; not to be kept
     */
    void take(DuckDBDataChunkReader chunk);
  }

  /**
   * Runs a statement that changes something.
   *
   * @param sql the statement
   * @param values its values; null for none
   */
  public void update(String sql, @Nullable Object... values) {
    try (PreparedStatement statement = prepared(sql, values)) {
      statement.execute();
    } catch (SQLException e) {
      throw fault(e);
    }
  }

  /**
   * Asks for one number.
   *
   * @param sql the query
   * @param values its values
   * @return the number of the first row, 0 if there is none
   */
  public long number(String sql, Object... values) {
    List<Long> numbers = rows(sql, row -> row.getLong(1), values);
    return numbers.isEmpty() ? 0 : numbers.get(0);
  }

  /**
   * Asks for rows.
   *
   * @param <T> what a row is made into
   * @param sql the query
   * @param reader makes it
   * @param values the values of the query
   * @return what was made, in order
   */
  public <T> List<T> rows(String sql, Row<T> reader, Object... values) {
    List<T> found = new ArrayList<>();
    try (PreparedStatement statement = prepared(sql, values);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        found.add(reader.read(rows));
      }
      return found;
    } catch (SQLException e) {
      throw fault(e);
    }
  }

  /**
   * Reads columns, many rows at a time. The answer is in DuckDB's memory as a whole.
   *
   * @param sql the query, without values
   * @param columns takes them
   */
  public void columns(String sql, Columns columns) {
    try (DuckDBPreparedStatement statement = (DuckDBPreparedStatement) prepared(sql);
        DuckDBChunkedResult result = statement.query()) {
      while (result.nextChunk()) {
        columns.take(result.chunk());
      }
    } catch (SQLException e) {
      throw fault(e);
    }
  }

  private PreparedStatement prepared(String sql, @Nullable Object... values) throws SQLException {
    PreparedStatement statement = db.connection().prepareStatement(sql);
    try {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      return statement;
    } catch (SQLException e) {
      statement.close();
      throw e;
    }
  }

  /**
   * Adds rows to a table of the store.
   *
   * @param table its name
   * @param rows the rows
   */
  public void append(String table, Rows rows) {
    append(/* temporary= */ false, table, rows);
  }

  /**
   * Makes a table that lives in memory as long as the store is open, and fills it.
   *
   * @param table its name
   * @param columns its columns, as SQL has them
   * @param rows the rows
   */
  public void stage(String table, String columns, Rows rows) {
    update("CREATE OR REPLACE TEMP TABLE " + table + "(" + columns + ")");
    append(/* temporary= */ true, table, rows);
  }

  private void append(boolean temporary, String table, Rows rows) {
    try (DuckDBAppender appender =
        temporary
            ? db.connection().createAppender("temp", "main", table)
            : db.connection().createAppender(table)) {
      rows.addTo(appender);
    } catch (SQLException e) {
      throw fault(e);
    }
  }

  /**
   * Does all of something or nothing. What changes a store goes through {@link StoreFile#change}.
   *
   * @param work what to do
   */
  public void inTransaction(Runnable work) {
    update("BEGIN TRANSACTION");
    boolean done = false;
    try {
      work.run();
      keepLogPrivate();
      update("COMMIT");
      done = true;
    } finally {
      if (!done) {
        rollBack();
      }
    }
  }

  /**
   * Does something and takes it back.
   *
   * @param work what to do
   */
  public void inTransactionTakenBack(Runnable work) {
    update("BEGIN TRANSACTION");
    try {
      work.run();
    } finally {
      rollBack();
    }
  }

  private void rollBack() {
    try (Statement statement = db.connection().createStatement()) {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      // The fault that led here matters more, and an aborted transaction is gone anyway.
      return;
    }
  }

  /** The log that a commit writes first is made for its owner alone before anything is in it. */
  private void keepLogPrivate() {
    try {
      if (!Files.exists(log)) {
        Files.createFile(log);
      }
      OwnerOnly.keep(log);
    } catch (IOException e) {
      throw new InputRefusedException(
          path + ": could not be written; check the folder and the free space on the disk", e);
    }
  }

  private InputRefusedException fault(SQLException e) {
    String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    if (words.contains("out of memory")) {
      return new InputRefusedException(
          path + ": there is too little memory for that; allow more (--memory)", e);
    }
    if (words.contains("no space") || words.contains("could not write")) {
      return StoreDoor.noSpace(path, e);
    }
    if (words.matches("(?s)(binder|parser|catalog|constraint|conversion) .*")) {
      throw new IllegalStateException("a statement on the store must be understood", e);
    }
    // A file that was cut or overwritten shows itself in whatever statement first reads the part.
    return StoreDoor.damaged(path, e);
  }

  /** Writes what the log holds to the file, if there is space for it. */
  void foldLogIn() {
    try (Statement statement = db.connection().createStatement()) {
      statement.execute("CHECKPOINT");
      if (Files.exists(log)) {
        // A command that was killed in its first commit leaves a log in which nothing is whole.
        // DuckDB has nothing to fold in and keeps it, until something is written.
        statement.execute("BEGIN TRANSACTION");
        statement.execute("CREATE TABLE folded(nothing INTEGER)");
        statement.execute("DROP TABLE folded");
        statement.execute("COMMIT");
        statement.execute("CHECKPOINT");
      }
    } catch (SQLException e) {
      // What was committed is safe in the log.
      return;
    }
  }
}
