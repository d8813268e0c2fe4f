package uk.linkage.duckdb.store.load;

import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

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
 * @param erased rows of records that were erased earlier: nothing of them is taken
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
    long erased,
    long withdrawn,
    long kept) {

  /** Whether anything is otherwise than before. */
  boolean changesSomething() {
    return added + changed + returned + excluded + withdrawn > 0;
  }

  /** What the audit is told of uploads: counts, and neither ids nor names. */
  static String inWords(List<UploadCounts> uploads) {
    return String.format(
        Locale.ROOT,
        "uploads %d, rows %d, new %d, changed %d, returned %d, unchanged %d, excluded %d, rejected"
            + " %d, without id %d, erased %d, withdrawn %d, kept %d",
        uploads.size(),
        sum(uploads, UploadCounts::rows),
        sum(uploads, UploadCounts::added),
        sum(uploads, UploadCounts::changed),
        sum(uploads, UploadCounts::returned),
        sum(uploads, UploadCounts::unchanged),
        sum(uploads, UploadCounts::excluded),
        sum(uploads, UploadCounts::rejected),
        sum(uploads, UploadCounts::unnamed),
        sum(uploads, UploadCounts::erased),
        sum(uploads, UploadCounts::withdrawn),
        sum(uploads, UploadCounts::kept));
  }

  private static long sum(List<UploadCounts> uploads, ToLongFunction<UploadCounts> count) {
    return uploads.stream().mapToLong(count).sum();
  }
}
