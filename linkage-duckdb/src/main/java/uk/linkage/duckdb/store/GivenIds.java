package uk.linkage.duckdb.store;

/**
 * Up to where ids of persons were given. A store that was restored from a backup doesn't have those
 * that the store before it gave since, and gives none of them again: they are in reports.
 */
public final class GivenIds {

  private static final String NAME = "ids_given";

  private static final String GREATEST =
      "SELECT greatest((SELECT coalesce(max(id), 0) FROM person), (SELECT"
          + " coalesce(max(value::BIGINT), 0) FROM meta WHERE name = '"
          + NAME
          + "'))";

  private GivenIds() {}

  /**
   * Returns the greatest id that was given, here or in a store that this one took the place of.
   *
   * @param queries the store
   * @return the id, 0 if none was
   */
  public static long greatest(StoreQueries queries) {
    return queries.number(GREATEST);
  }

  /**
   * Keeps how far a store went that is replaced.
   *
   * @param replaced the store that is replaced
   * @param store the one that takes its place, within a transaction
   */
  public static void keep(StoreQueries replaced, StoreFile store) {
    store.set(NAME, Long.toString(Math.max(greatest(replaced), greatest(store.queries()))));
  }
}
