package uk.linkage.duckdb.explain;

/**
 * What a record is called.
 *
 * @param provider the provider that holds it
 * @param recordId its id there
 */
public record RecordName(String provider, String recordId) {

  @Override
  public String toString() {
    return provider + "/" + recordId;
  }
}
