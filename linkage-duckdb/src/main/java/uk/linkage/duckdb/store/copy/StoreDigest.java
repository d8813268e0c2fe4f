package uk.linkage.duckdb.store.copy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.codec.binary.Hex;
import org.apache.commons.codec.digest.DigestUtils;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;

/**
 * What a store holds, in one text: two stores have the same digest if their tables have the same
 * rows. To make one reads every block that is in use.
 */
public final class StoreDigest {

  private final StoreQueries queries;
  private final Set<String> without;

  private StoreDigest(StoreFile store, Set<String> without) {
    this.queries = store.queries();
    this.without = without;
  }

  /**
   * Digests all of a store.
   *
   * @param store the store
   * @return 64 hexadecimal digits
   */
  public static String of(StoreFile store) {
    return of(store, Set.of());
  }

  /**
   * Digests a store but for some of it.
   *
   * @param store the store
   * @param without tables ({@code audit}) and columns ({@code run.made}) to leave out
   * @return 64 hexadecimal digits
   */
  public static String of(StoreFile store, Set<String> without) {
    return new StoreDigest(store, without).ofTables();
  }

  private String ofTables() {
    MessageDigest digest = DigestUtils.getSha256Digest();
    List<String> tables =
        queries.rows(
            "SELECT table_name FROM information_schema.tables WHERE table_schema = 'main' AND"
                + " table_type = 'BASE TABLE' ORDER BY table_name",
            row -> row.getString(1));
    for (String table : tables) {
      if (!without.contains(table)) {
        add(table, digest);
      }
    }
    return Hex.encodeHexString(digest.digest());
  }

  private void add(String table, MessageDigest digest) {
    List<String> columns =
        queries.rows(
            "SELECT column_name FROM information_schema.columns WHERE table_schema = 'main' AND"
                + " table_name = ? ORDER BY ordinal_position",
            row -> row.getString(1),
            table);
    List<String> digested =
        columns.stream().filter(column -> !without.contains(table + "." + column)).toList();
    digest.update((table + digested + "\n").getBytes(StandardCharsets.UTF_8));
    // With its length, so that no two rows can look the same; the names are the schema's own.
    String cells =
        digested.stream()
            .map(DuckDb::identifier)
            .map(column -> "CAST(" + column + " AS VARCHAR)")
            .map(text -> "coalesce(length(" + text + ") || ':' || " + text + ", '-')")
            .collect(Collectors.joining(" || '|' || "));
    queries
        .rows(
            "SELECT sha256(" + cells + ") FROM " + DuckDb.identifier(table) + " ORDER BY 1",
            row -> row.getString(1))
        .forEach(row -> digest.update(row.getBytes(StandardCharsets.US_ASCII)));
  }
}
