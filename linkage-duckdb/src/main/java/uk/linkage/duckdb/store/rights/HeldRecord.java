package uk.linkage.duckdb.store.rights;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.intake.InputRefusedException;

/**
 * A record that a store has.
 *
 * @param key its key
 * @param provider its provider
 * @param recordId its id
 * @param word its packed attributor, withheld or not; null if it came without consent and never had
 *     one
 * @param reason why it takes no part; null if it does
 */
record HeldRecord(
    int key, String provider, String recordId, @Nullable Long word, @Nullable String reason) {

  /** Why a record takes no part that its provider withdrew, as loading writes it. */
  static final String WITHDRAWN = "withdrawn";

  private static final String SELECT =
      "SELECT r.key, p.name, r.record_id, r.word, r.reason FROM record r JOIN provider p ON p.id ="
          + " r.provider ";

  static List<HeldRecord> all(StoreQueries queries) {
    return queries.rows(SELECT + "ORDER BY p.name, r.record_id", HeldRecord::read);
  }

  /**
   * The records that somebody asks about, in order of provider.
   *
   * @throws InputRefusedException if several providers have the id and it isn't said which is meant
   */
  static List<HeldRecord> of(StoreQueries queries, RightsRequest request) {
    List<HeldRecord> found =
        queries.rows(
            SELECT + "WHERE r.record_id = ? ORDER BY p.name", HeldRecord::read, request.recordId());
    String provider = request.provider();
    if (provider != null) {
      found = found.stream().filter(record -> record.provider().equals(provider)).toList();
    }
    if (found.size() > 1 && !request.allProviders()) {
      throw new InputRefusedException(
          "record id '"
              + request.recordId()
              + "' must be of one provider, got "
              + found.size()
              + " that have it ("
              + String.join(", ", found.stream().map(HeldRecord::provider).toList())
              + "); say which is meant with --provider, or --all-providers if all are the same"
              + " individual's");
    }
    return found;
  }

  /** The same, where there must be one. */
  static List<HeldRecord> required(StoreQueries queries, RightsRequest request) {
    List<HeldRecord> found = of(queries, request);
    if (found.isEmpty()) {
      throw none(request);
    }
    return found;
  }

  static InputRefusedException none(RightsRequest request) {
    return new InputRefusedException(
        "record id '"
            + request.recordId()
            + "' must be one that was loaded, got none of that id"
            + (request.provider() == null ? "" : " at provider '" + request.provider() + "'")
            + "; ids are compared letter by letter, and 'linkage store status' lists the"
            + " providers");
  }

  private static HeldRecord read(java.sql.ResultSet row) throws java.sql.SQLException {
    return new HeldRecord(
        row.getInt(1),
        row.getString(2),
        row.getString(3),
        row.getObject(4, Long.class),
        row.getString(5));
  }

  boolean takesPart() {
    return reason == null;
  }

  @Override
  public String toString() {
    return provider + "/" + recordId;
  }
}
