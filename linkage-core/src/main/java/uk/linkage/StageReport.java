package uk.linkage;

/**
 * What a stage of the pipeline did.
 *
 * @param stage the name of the stage: read, link, cluster, count or write
 * @param in how many things went in
 * @param out how many came out
 * @param unit what was counted, such as {@code records to links}
 * @param elapsedNanos how long it took
 * @param bytesHeld the memory that its result holds
 */
public record StageReport(
    String stage, long in, long out, String unit, long elapsedNanos, long bytesHeld) {

  /** The same stage of one of several files. */
  StageReport of(String file) {
    return new StageReport(file + " " + stage, in, out, unit, elapsedNanos, bytesHeld);
  }
}
