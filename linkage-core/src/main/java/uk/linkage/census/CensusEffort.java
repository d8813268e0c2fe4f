package uk.linkage.census;

/**
 * What it took to count.
 *
 * @param groups the groups of records that were visited
 * @param pairsLookedAt the pairs that were looked at one by one, those of records alike counted
 *     once
 */
public record CensusEffort(long groups, long pairsLookedAt) {

  /** The effort of what has not begun. */
  static final CensusEffort NONE = new CensusEffort(0, 0);
}
