package uk.linkage.duckdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;
import org.jspecify.annotations.Nullable;

/**
 * A DuckDB in memory, or in one file: spills nothing to disk, loads no extension, opens no
 * connection to anywhere. A query that does not fit into its memory fails, and no statement can
 * change these settings. So the one in memory serves a run that must leave nothing behind.
 *
 * <p>Results stream: a query holds a few batches in memory and not its whole answer.
 *
 * <p>Not safe for use by several threads.
 */
public final class DuckDb implements AutoCloseable {

  /** DuckDB can't work in less. */
  private static final long LEAST_MEMORY = 256L << 20;

  private static final String IN_MEMORY = "jdbc:duckdb:";

  private final String url;
  private final Properties properties;

  /** Not of the type of DuckDB's connection, which would be loaded with this class. */
  private @Nullable Connection connection;

  private @Nullable BufferAllocator allocator;

  private DuckDb(String url, Properties properties) {
    this.url = url;
    this.properties = properties;
  }

  /**
   * Prepares a database of its own. DuckDB takes half a second to load, and Arrow a tenth: that is
   * done when they are first needed, so a run that reads and writes small CSV files loads neither.
   *
   * @param threads how many threads it may use, at least 1
   * @param memoryBytes how much memory it may use beside the Java heap
   * @return the database
   */
  public static DuckDb inMemory(int threads, long memoryBytes) {
    return new DuckDb(IN_MEMORY, settings(threads, memoryBytes));
  }

  /**
   * Prepares the database in a file, with the same settings; and no statement can reach any other
   * file.
   *
   * @param file the file; one that isn't there or is empty is made a database
   * @param threads how many threads it may use, at least 1
   * @param memoryBytes how much memory it may use beside the Java heap
   * @return the database
   */
  public static DuckDb onFile(Path file, int threads, long memoryBytes) {
    Properties properties = settings(threads, memoryBytes);
    properties.setProperty("enable_external_access", "false");
    return new DuckDb(IN_MEMORY + file, properties);
  }

  /**
   * Prepares the database in a file to be read: not a byte of it changes.
   *
   * @param file the file
   * @param threads how many threads it may use, at least 1
   * @param memoryBytes how much memory it may use beside the Java heap
   * @return the database
   */
  public static DuckDb onFileToRead(Path file, int threads, long memoryBytes) {
    DuckDb db = onFile(file, threads, memoryBytes);
    db.properties.setProperty("access_mode", "READ_ONLY");
    return db;
  }

  private static Properties settings(int threads, long memoryBytes) {
    if (threads < 1) {
      throw new IllegalArgumentException("there must be at least 1 thread, got " + threads);
    }
    Properties properties = new Properties();
    properties.setProperty("threads", Integer.toString(threads));
    properties.setProperty("memory_limit", Math.max(LEAST_MEMORY, memoryBytes) + "B");
    // What is spilled to disk is a copy of persons that nobody deletes after a crash.
    properties.setProperty("temp_directory", "");
    properties.setProperty("max_temp_directory_size", "0KB");
    properties.setProperty("autoload_known_extensions", "false");
    properties.setProperty("autoinstall_known_extensions", "false");
    properties.setProperty("allow_community_extensions", "false");
    properties.setProperty("allow_persistent_secrets", "false");
    // The row of a cell is how its line in the file is found.
    properties.setProperty("preserve_insertion_order", "true");
    properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    return properties;
  }

  /**
   * Returns the connection; opens it when it is first asked for.
   *
   * @return the only connection to this database
   */
  public DuckDBConnection connection() {
    Connection open = connection;
    if (open == null) {
      try {
        open = DriverManager.getConnection(url, properties);
        lock(open);
      } catch (SQLException e) {
        throw new IllegalStateException(
            "DuckDB can't be started on this machine; see the cause", e);
      }
      connection = open;
    }
    return (DuckDBConnection) open;
  }

  /** From here on no statement can allow what was forbidden. */
  private static void lock(Connection open) throws SQLException {
    try (Statement statement = open.createStatement()) {
      statement.execute("SET lock_configuration = true");
    }
  }

  /**
   * Returns where Arrow's memory comes from.
   *
   * @return the allocator; all that is taken from it must be given back before {@link #close}
   */
  public BufferAllocator allocator() {
    BufferAllocator root = allocator;
    if (root == null) {
      root = Arrow.memory();
      allocator = root;
    }
    return root;
  }

  /**
   * Runs a statement without a result.
   *
   * @param sql the statement, without a value of the user's that is not {@link #literal quoted}
   * @throws SQLException if DuckDB refuses it; its message may hold values and must not be shown
   */
  public void execute(String sql) throws SQLException {
    try (Statement statement = connection().createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * Writes a text as SQL has it.
   *
   * @param text any text
   * @return the text between single quotes
   */
  public static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /**
   * Writes the name of a column or table as SQL has it.
   *
   * @param name any name
   * @return the name between double quotes
   */
  public static String identifier(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Apart, because to verify a class that makes an allocator loads Arrow. */
  private static final class Arrow {

    static BufferAllocator memory() {
      return new RootAllocator();
    }
  }

  /** Closes the connection and frees all memory. */
  @Override
  public void close() {
    try {
      // A database that nobody opened is not opened to be closed.
      if (connection != null) {
        connection.close();
        connection = null;
      }
    } catch (SQLException e) {
      throw new IllegalStateException("DuckDB could not be closed", e);
    } finally {
      if (allocator != null) {
        allocator.close();
        allocator = null;
      }
    }
  }
}
