package uk.linkage.geography;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts how records were placed. Not safe for use by several threads: each counts by itself, and
 * the counts are {@linkplain #addAll added}.
 */
public final class GeographyTally {

  private static final Placement[] PLACEMENTS = Placement.values();

  private final long[] counts = new long[PLACEMENTS.length];

  /** Nothing counted yet. */
  public GeographyTally() {}

  @SuppressWarnings("EnumOrdinal") // an index within one run, never kept
  void add(Placement placement) {
    counts[placement.ordinal()]++;
  }

  /**
   * Adds the counts of another tally.
   *
   * @param other stays as it is
   */
  public void addAll(GeographyTally other) {
    for (int i = 0; i < counts.length; i++) {
      counts[i] += other.counts[i];
    }
  }

  /**
   * Returns how many records were placed in some way.
   *
   * @param placement the way
   * @return a number of records
   */
  @SuppressWarnings("EnumOrdinal") // an index within one run, never kept
  public long count(Placement placement) {
    return counts[placement.ordinal()];
  }

  /**
   * Returns how many records have an authority.
   *
   * @return a number of records
   */
  public long placed() {
    long placed = 0;
    for (Placement placement : PLACEMENTS) {
      placed += placement.isPlaced() ? count(placement) : 0;
    }
    return placed;
  }

  /**
   * Returns how many records were looked up.
   *
   * @return a number of records
   */
  public long total() {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    return total;
  }

  /**
   * Returns all counts.
   *
   * @return every way, in order, also those in which no record was placed
   */
  public Map<Placement, Long> counts() {
    Map<Placement, Long> all = new EnumMap<>(Placement.class);
    for (Placement placement : PLACEMENTS) {
      all.put(placement, count(placement));
    }
    return Collections.unmodifiableMap(all);
  }
}
