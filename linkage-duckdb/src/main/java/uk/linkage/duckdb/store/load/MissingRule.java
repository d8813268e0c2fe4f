package uk.linkage.duckdb.store.load;

/** What it means that a record which was there is not in its provider's upload any more. */
public enum MissingRule {
  /** Nobody knows: the upload is refused, and the user asked. */
  ASK,
  /** The provider withdrew it: it takes no part from now on. */
  WITHDRAW,
  /** The upload holds only what is new: the record stays as it is. */
  KEEP
}
