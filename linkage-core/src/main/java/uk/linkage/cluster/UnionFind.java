package uk.linkage.cluster;

/**
 * Sets of records that are joined one pair at a time.
 *
 * <p>The smallest record of a set stands for it, so the sets that some links make have the same
 * representatives in whatever order the links come. Finding halves the path it walks; a sequence of
 * m operations over n records costs O(m log n) at worst and close to O(m) in practice.
 */
public final class UnionFind {

  private final int[] parent;

  /**
   * Every record on its own.
   *
   * @param size the number of records
   */
  public UnionFind(int size) {
    parent = new int[size];
    for (int i = 0; i < size; i++) {
      parent[i] = i;
    }
  }

  /**
   * Returns the smallest record of a set.
   *
   * @param record any record of it
   * @return the record that stands for the set
   */
  public int find(int record) {
    final int[] up = parent;
    int at = record;
    while (up[at] != at) {
      up[at] = up[up[at]];
      at = up[at];
    }
    return at;
  }

  /**
   * Joins the sets of two records.
   *
   * @param a a record
   * @param b another
   * @return whether they were in different sets
   */
  public boolean join(int a, int b) {
    int rootA = find(a);
    int rootB = find(b);
    if (rootA == rootB) {
      return false;
    }
    parent[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
    return true;
  }

  /**
   * Makes a set of its own of one record. The others of its set must be released as well, before
   * anything is asked of any of them.
   *
   * @param record a record
   */
  void release(int record) {
    parent[record] = record;
  }

  /**
   * Returns the number of records.
   *
   * @return the number of records, whatever the number of sets
   */
  public int size() {
    return parent.length;
  }

  /**
   * Returns the memory held.
   *
   * @return bytes
   */
  public long ramBytesUsed() {
    return 4L * parent.length;
  }
}
