package uk.linkage;

import java.util.Locale;
import uk.linkage.intake.InputRefusedException;

/**
 * How much memory a run takes, told before the work.
 *
 * <p>Bytes a row, at the peaks of a run, counted from the arrays that live together there. While
 * ids are put in order: packed record 8, provider 4, id and its end 13, order 8, and either the
 * sorter's 24 or the ordered copies 25. From then on a client is 28. The census holds 76 beside it;
 * the values of records take 48 while they are counted and 10 from then on; while pairs are scored
 * every thread has an index, 16 and up to 14 for the records that share a block. Part of Java's
 * heap is for what is young and can't hold these arrays, hence a third more; see
 * docs/performance.md for estimates beside peaks. A fact takes 4 more, while it is put in order.
 *
 * @param rows about how many rows there are
 * @param bytes about how many bytes the run holds at its peak
 */
public record MemoryEstimate(long rows, long bytes) {

  private static final long BASE = 64L << 20;
  private static final long INTAKE_BYTES = 58;
  private static final long CLIENT_BYTES = 28;
  private static final long INDEX_BYTES = 30;
  private static final long CENSUS_BYTES = 76;
  private static final long VALUE_BYTES = 10;
  private static final long FACT_BYTES = 4;

  /**
   * Bytes for every link: 24 while a key collects it, 36 while all are put in order, 17 from then
   * on.
   */
  static final long LINK_BYTES = 60;

  /**
   * Estimates a run.
   *
   * @param rows about how many rows there are
   * @param threads how many threads work
   * @param method how records are linked
   * @return the estimate; a link for every second row is allowed for
   */
  public static MemoryEstimate of(long rows, int threads, LinkageMethod method) {
    long linking = CLIENT_BYTES + INDEX_BYTES * threads + LINK_BYTES / 2;
    if (method == LinkageMethod.PROBABILISTIC) {
      linking = Math.max(CLIENT_BYTES + CENSUS_BYTES, linking + VALUE_BYTES);
    }
    return new MemoryEstimate(rows, BASE + rows * Math.max(INTAKE_BYTES, linking) * 4 / 3);
  }

  /** The same run if facts are kept of every record. */
  MemoryEstimate withFacts(int facts) {
    return new MemoryEstimate(rows, bytes + rows * facts * FACT_BYTES * 4 / 3);
  }

  /** Refuses a run that can't fit. */
  void require(long availableBytes) {
    if (bytes > availableBytes) {
      throw new InputRefusedException(
          String.format(
              Locale.ROOT,
              "about %,d rows need about %.1f GB of memory, and %.1f GB are allowed; allow more"
                  + " (LINKAGE_JAVA_OPTS=-Xmx%dg) or give fewer rows",
              rows,
              bytes / 1e9,
              availableBytes / 1e9,
              (bytes >> 30) + 1));
    }
  }
}
