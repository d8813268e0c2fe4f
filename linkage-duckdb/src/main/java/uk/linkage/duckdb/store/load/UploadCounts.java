package uk.linkage.duckdb.store.load;

/**
 * What an upload brought.
 *
 * @param provider whose it is
 * @param rows how many rows it has
 * @param added records that were never there before and take part by the files
 * @param changed records with another attributor than before
 * @param returned records that take part again
 * @param unchanged records that are as they were
 * @param excluded records that take no part, and did not do so before or were not there
 * @param rejected records with an impossible value: those that were there stay as they were
 * @param unnamed rows without a record id
 * @param withdrawn records that were there and are not in the upload, and so take no part any more
 * @param kept records that were there and are not in the upload, and stay as they were
 */
public record UploadCounts(
    String provider,
    long rows,
    long added,
    long changed,
    long returned,
    long unchanged,
    long excluded,
    long rejected,
    long unnamed,
    long withdrawn,
    long kept) {

  /** Whether anything is otherwise than before. */
  boolean changesSomething() {
    return added + changed + returned + excluded + withdrawn > 0;
  }
}
