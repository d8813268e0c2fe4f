package uk.linkage.match;

import uk.linkage.sort.RowSorter;

/** Weighed links for tests of other packages. */
public final class WeighedLinks {

  private WeighedLinks() {}

  /** Links between records, each left one before its right one. */
  public static Links of(int[] left, int[] right, double[] logOdds) {
    long[] pairs = new long[left.length];
    for (int link = 0; link < pairs.length; link++) {
      pairs[link] = (long) left[link] << 32 | right[link];
    }
    return Links.weighed(pairs, new byte[pairs.length], logOdds, new RowSorter());
  }
}
