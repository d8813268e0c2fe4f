package uk.linkage.geography;

import java.util.Arrays;

/** Decides which authority a sector is counted to, from the units in it. */
final class SectorMajority {

  private final double leastShare;
  private final int[] live;
  private final int[] terminated;

  SectorMajority(int authorities, double leastShare) {
    this.leastShare = leastShare;
    this.live = new int[authorities];
    this.terminated = new int[authorities];
  }

  void add(int authority, boolean isTerminated) {
    (isTerminated ? terminated : live)[authority]++;
  }

  /** The authority of the units that were added, and forgets them. */
  int decide() {
    int all = Arrays.stream(live).sum();
    int authority = all > 0 ? most(live, all) : most(terminated, Arrays.stream(terminated).sum());
    Arrays.fill(live, 0);
    Arrays.fill(terminated, 0);
    return authority;
  }

  private int most(int[] counts, int all) {
    int best = 0;
    boolean tied = false;
    for (int i = 1; i < counts.length; i++) {
      tied = counts[i] == counts[best] || (tied && counts[i] < counts[best]);
      best = counts[i] > counts[best] ? i : best;
    }
    return tied || counts[best] < leastShare * all ? AuthorityLookup.AMBIGUOUS : best;
  }
}
