package uk.linkage.duckdb.store.load;

/**
 * What it means that an upload is not as it was to be expected.
 *
 * @param missing what it means that a record is not there any more
 * @param takesUnlike whether many records of a provider may have next to nothing in common with
 *     what they said before
 */
public record LoadRules(MissingRule missing, boolean takesUnlike) {

  /** The user is asked. */
  public static final LoadRules ASK = new LoadRules(MissingRule.ASK, /* takesUnlike= */ false);
}
