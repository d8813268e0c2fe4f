package uk.linkage.intake;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import uk.linkage.schema.BitGather;
import uk.linkage.sort.RowSorter;

/** Puts the ids of one provider in order, and finds those that stand there twice. */
final class IdSorter {

  /*
   * A radix sort by the eight bytes that follow what all ids have in common, moved together to the
   * bits in which they differ: eight random digits are 32 bits, three passes. Then, among those that
   * tie, by the next eight bytes, and so on.
   */
  private static final int COMPARE_BELOW = 48;

  private final RecordIds ids;
  private final int[] rows;
  private final long[] keys;
  private final RowSorter sorter = new RowSorter();
  private final List<IdOrder.Twice> examples = new ArrayList<>();
  private long repeated;

  private IdSorter(RecordIds ids, int[] rows) {
    this.ids = ids;
    this.rows = rows;
    this.keys = new long[rows.length];
  }

  /** Sorts a range of rows by their ids. Rows of the same id stay in order. */
  static IdSorter sort(RecordIds ids, int[] rows, int from, int to) {
    IdSorter sorter = new IdSorter(ids, Arrays.copyOfRange(rows, from, to));
    sorter.sort(0, to - from, 0);
    System.arraycopy(sorter.rows, 0, rows, from, to - from);
    return sorter;
  }

  /** How many ids stand there again; blanks are none. */
  long repeated() {
    return repeated;
  }

  /** The first of them. */
  List<IdOrder.Twice> examples() {
    return examples;
  }

  /** Sorts a range in which all ids agree up to a depth. */
  private void sort(int from, int to, int depth) {
    if (to - from < COMPARE_BELOW) {
      sortByComparing(from, to);
      return;
    }
    int common = commonLength(from, to, depth);
    long differing = 0;
    for (int i = from; i < to; i++) {
      keys[i] = ids.eightBytes(rows[i], common);
      differing |= keys[i] ^ keys[from];
    }
    BitGather gather = new BitGather(differing);
    for (int i = from; i < to; i++) {
      keys[i] = gather.number(keys[i]);
    }
    sorter.sort(keys, rows, from, to);
    refine(from, to, common + Long.BYTES);
  }

  /** Sorts each run of equal keys by the bytes that follow a depth. */
  private void refine(int from, int to, int depth) {
    int first = from;
    while (first < to) {
      int end = first + 1;
      boolean anyLonger = ids.length(rows[first]) > depth;
      while (end < to && keys[end] == keys[first]) {
        anyLonger |= ids.length(rows[end]) > depth;
        end++;
      }
      if (end - first > 1) {
        if (anyLonger) {
          sort(first, end, depth);
        } else {
          noteRepeated(first, end);
        }
      }
      first = end;
    }
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
    int first = from;
    for (int i = from + 1; i <= to; i++) {
      if (i == to || ids.compare(rows[i], rows[first]) != 0) {
        noteRepeated(first, i);
        first = i;
      }
    }
  }

  private void noteRepeated(int from, int to) {
    if (ids.length(rows[from]) == 0) {
      return;
    }
    repeated += to - from - 1;
    for (int i = from + 1; i < to && examples.size() < IdOrder.EXAMPLES; i++) {
      examples.add(new IdOrder.Twice(rows[i - 1], rows[i]));
    }
  }

  /** The number of bytes in which all ids of a range agree, at least a depth that is known. */
  private int commonLength(int from, int to, int depth) {
    byte[] chunk = ids.chunkOf(rows[from]);
    int start = ids.startOf(rows[from]);
    int common = ids.length(rows[from]);
    for (int i = from + 1; i < to && common > depth; i++) {
      byte[] other = ids.chunkOf(rows[i]);
      int otherStart = ids.startOf(rows[i]);
      int most = Math.min(common, ids.length(rows[i]));
      common = Math.min(common, depth);
      while (common < most && chunk[start + common] == other[otherStart + common]) {
        common++;
      }
    }
    return Math.max(common, depth);
  }
}
