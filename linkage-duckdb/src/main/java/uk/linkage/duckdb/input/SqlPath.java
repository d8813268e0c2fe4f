package uk.linkage.duckdb.input;

import java.io.File;
import java.nio.file.Path;
import uk.linkage.duckdb.DuckDb;

/** Writes the path of one file as DuckDB reads it. */
public final class SqlPath {

  private SqlPath() {}

  /**
   * Quotes the path of a file that is read. DuckDB takes a path for a pattern: each character that
   * means something in one becomes a set of itself alone.
   *
   * @param path any file
   * @return an SQL literal
   */
  public static String literal(Path path) {
    StringBuilder escaped = new StringBuilder();
    for (char c : slashed(path).toCharArray()) {
      if (c == '*' || c == '?' || c == '[') {
        escaped.append('[').append(c).append(']');
      } else {
        escaped.append(c);
      }
    }
    return DuckDb.literal(escaped.toString());
  }

  /**
   * Quotes the path of a file that is written.
   *
   * @param path any file
   * @return an SQL literal
   */
  public static String target(Path path) {
    return DuckDb.literal(slashed(path));
  }

  private static String slashed(Path path) {
    // An absolute path can't be taken for the address of something on the network.
    return path.toAbsolutePath().toString().replace(File.separatorChar, '/');
  }
}
