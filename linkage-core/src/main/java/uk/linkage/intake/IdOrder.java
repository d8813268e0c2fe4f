package uk.linkage.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import uk.linkage.sort.RowSorter;

/**
 * The order of records by provider and record id, as text: the order that everything after the
 * intake works in, so that the order of rows in the input can change nothing.
 */
final class IdOrder {

  /*
   * A radix sort by the rank of the provider and the first four bytes of the id, then, among those
   * that tie, by the next eight bytes, and so on. Ids of one provider mostly differ in a few digits,
   * and the sorter skips the bits in which they don't. Ten million ids of eight characters: see
   * docs/performance.md.
   */
  private static final int FIRST_DEPTH = 4;
  private static final int COMPARE_BELOW = 48;

  private final RecordIds ids;
  private final int[] providers;
  private final int[] rankOfProvider;
  private final int[] rows;
  private final long[] keys;
  private final RowSorter sorter = new RowSorter();

  private IdOrder(RecordIds ids, int[] providers, int[] rankOfProvider) {
    this.ids = ids;
    this.providers = providers;
    this.rankOfProvider = rankOfProvider;
    this.rows = IntStream.range(0, ids.size()).toArray();
    this.keys = new long[ids.size()];
  }

  /** Returns the indices of the records in order. Records with the same id stay in order of row. */
  static int[] of(RecordIds ids, int[] providers, int[] rankOfProvider) {
    IdOrder order = new IdOrder(ids, providers, rankOfProvider);
    order.sort();
    return order.rows;
  }

  /** Returns the rank of each name in the order of their bytes. */
  static int[] ranks(List<String> names) {
    List<String> sorted = new ArrayList<>(names);
    sorted.sort(null);
    int[] ranks = new int[names.size()];
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = java.util.Collections.binarySearch(sorted, names.get(i));
    }
    return ranks;
  }

  private void sort() {
    int size = rows.length;
    for (int i = 0; i < size; i++) {
      keys[i] = (long) rankOfProvider[providers[i]] << 32 | ids.eightBytes(i, 0) >>> 32;
    }
    sorter.sort(keys, rows, 0, size);
    refine(0, size, FIRST_DEPTH);
  }

  /** Sorts each run of equal keys in a range by the bytes that follow a depth. */
  private void refine(int from, int to, int depth) {
    int start = from;
    while (start < to) {
      int end = start + 1;
      boolean anyLonger = ids.length(rows[start]) > depth;
      while (end < to && keys[end] == keys[start]) {
        anyLonger |= ids.length(rows[end]) > depth;
        end++;
      }
      if (anyLonger && end - start > 1) {
        sortRun(start, end, depth);
      }
      start = end;
    }
  }

  private void sortRun(int from, int to, int depth) {
    if (to - from < COMPARE_BELOW) {
      sortByComparing(from, to);
      return;
    }
    for (int i = from; i < to; i++) {
      keys[i] = ids.eightBytes(rows[i], depth);
    }
    sorter.sort(keys, rows, from, to);
    refine(from, to, depth + Long.BYTES);
  }

  private void sortByComparing(int from, int to) {
    for (int i = from + 1; i < to; i++) {
      int row = rows[i];
      int j = i;
      while (j > from && ids.compare(rows[j - 1], row) > 0) {
        rows[j] = rows[j - 1];
        j--;
      }
      rows[j] = row;
    }
  }
}
