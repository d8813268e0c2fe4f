package uk.linkage.cluster;

import java.util.HashMap;
import java.util.Map;

/**
 * Clusters that hold together: links are followed from the strongest down, and two clusters become
 * one only if their records, all across, speak for it on the whole.
 *
 * <p>Connected components join whoever a chain of links connects, so a few false links make one
 * person of hundreds of records. Here every pair across two clusters is weighed, those without a
 * link included, and the mean of their log odds must reach a cut.
 */
public final class CohesiveClusters {

  /*
   * Average linkage [1], greedily in order of single links: the order of mean links, which costs a
   * queue of pairs of clusters, gave the same F1 to .002 on every data set tried (decision 11).
   *
   * Cost: merging weighs |A||B| pairs, s(s-1)/2 for a cluster of s records in the end. A refusal is
   * remembered by the sizes of both clusters and not weighed again until one of them has grown.
   * Memory: 12 bytes a record.
   *
   * [1] Sokal & Michener 1958.
   */

  /**
   * The cut that is used unless another is asked for: the mean log2 odds that pairs across two
   * clusters must have. Below 0, since a person's records may differ in pairs and be held together
   * by a third; found on public data and generated worlds (decision 11).
   */
  public static final double USUAL_CUT = -4;

  private final UnionFind sets;
  private final int[] next;
  private final int[] sizes;
  private final PairOdds odds;
  private final double cut;
  private final Map<Long, Long> refused = new HashMap<>();

  /**
   * Every record on its own.
   *
   * @param records the number of records
   * @param odds weighs any pair of them
   * @param cut the least mean log2 odds across two clusters
   */
  public CohesiveClusters(int records, PairOdds odds, double cut) {
    this(new UnionFind(records), odds, cut);
  }

  /**
   * Some records in clusters that stay as they are, the others on their own.
   *
   * @param settled those clusters; taken over
   * @param odds weighs any pair of records
   * @param cut the least mean log2 odds across two clusters
   */
  public CohesiveClusters(UnionFind settled, PairOdds odds, double cut) {
    this.sets = settled;
    this.next = new int[settled.size()];
    this.sizes = new int[settled.size()];
    for (int record = 0; record < next.length; record++) {
      next[record] = record;
      sizes[record] = 1;
    }
    this.odds = odds;
    this.cut = cut;
  }

  /**
   * Takes the cluster of a record apart again. All of its records must be released before the first
   * link is followed.
   *
   * @param record a record of it
   */
  public void release(int record) {
    sets.release(record);
  }

  /**
   * Follows a link; links must come strongest first, and none lead to a settled cluster.
   *
   * @param a a record
   * @param b another
   * @return whether their clusters are one now
   */
  public boolean join(int a, int b) {
    int rootA = sets.find(a);
    int rootB = sets.find(b);
    if (rootA == rootB) {
      return true;
    }
    long clusters = (long) Math.min(rootA, rootB) << 32 | Math.max(rootA, rootB);
    long size = (long) sizes[Math.min(rootA, rootB)] << 32 | sizes[Math.max(rootA, rootB)];
    Long before = refused.get(clusters);
    if (before != null && before == size) {
      return false;
    }
    if (!holdTogether(rootA, rootB)) {
      refused.put(clusters, size);
      return false;
    }
    sets.join(rootA, rootB);
    int root = Math.min(rootA, rootB);
    sizes[root] = sizes[rootA] + sizes[rootB];
    int afterA = next[rootA];
    next[rootA] = next[rootB];
    next[rootB] = afterA;
    return true;
  }

  private boolean holdTogether(int rootA, int rootB) {
    double sum = 0;
    int a = rootA;
    do {
      int b = rootB;
      do {
        double between = odds.logOdds(a, b);
        if (between == Double.NEGATIVE_INFINITY) {
          return false;
        }
        sum += between;
        b = next[b];
      } while (b != rootB);
      a = next[a];
    } while (a != rootA);
    // A pair that is linked holds together by itself, whatever the cut.
    long pairs = (long) sizes[rootA] * sizes[rootB];
    return pairs == 1 || sum >= cut * pairs;
  }

  /**
   * Returns the clusters.
   *
   * @return the sets of records
   */
  public UnionFind sets() {
    return sets;
  }
}
