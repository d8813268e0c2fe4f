package uk.linkage.block;

import java.util.Arrays;
import uk.linkage.sort.RowGrouper;
import uk.linkage.sort.RowSorter;

/**
 * The blocks of one key: the records that share it.
 *
 * <p>Blocks of one record are dropped while the index is built; most records have a block of their
 * own, so what is kept is small. Within a block records stand in order of index, and blocks in an
 * order that depends on the records alone: the same records give the same index.
 */
public final class BlockingIndex {

  private final BlockingKey key;
  private final long[] records;
  private final int[] rows;
  private final int[] blockEnds;
  private final int recordsInBlocks;
  private final long admitted;
  private final long pairs;
  private final int largestBlock;

  private BlockingIndex(BlockingKey key, long[] records, RowGrouper groups, int admitted) {
    this.key = key;
    this.admitted = admitted;
    this.rows = new int[groups.size()];
    // In the order of blocks, so that pairs are made from neighbours in memory.
    this.records = new long[rows.length];
    int[] ends = new int[Math.max(1, rows.length / 2)];
    int blockCount = 0;
    int largest = 0;
    long pairCount = 0;
    int kept = 0;
    for (int i = 0; i < rows.length; i++) {
      rows[i] = groups.row(i);
      this.records[i] = records[rows[i]];
    }
    int start = 0;
    while (start < rows.length) {
      int groupEnd = start + 1;
      while (groupEnd < rows.length && !groups.beginsGroup(groupEnd)) {
        groupEnd++;
      }
      while (start < groupEnd) {
        int end = blockEnd(start, groupEnd);
        int size = end - start;
        if (size > 1) {
          if (kept < start) {
            System.arraycopy(rows, start, rows, kept, size);
            System.arraycopy(this.records, start, this.records, kept, size);
          }
          kept += size;
          largest = Math.max(largest, size);
          pairCount += size * (size - 1L) / 2;
          ends[blockCount++] = kept;
        }
        start = end;
      }
    }
    this.recordsInBlocks = kept;
    this.blockEnds = Arrays.copyOf(ends, blockCount);
    this.largestBlock = largest;
    this.pairs = pairCount;
  }

  /**
   * Brings the records of a group that share the block of its first one to its front, and returns
   * where they end: almost always the end of the group.
   */
  private int blockEnd(int start, int end) {
    long block = key.blockOf(records[start]);
    int equal = start + 1;
    while (equal < end && key.blockOf(records[equal]) == block) {
      equal++;
    }
    for (int i = equal + 1; i < end; i++) {
      if (key.blockOf(records[i]) == block) {
        int row = rows[i];
        long record = records[i];
        System.arraycopy(rows, equal, rows, equal + 1, i - equal);
        System.arraycopy(records, equal, records, equal + 1, i - equal);
        rows[equal] = row;
        records[equal++] = record;
      }
    }
    return equal;
  }

  /**
   * Finds the blocks of a key.
   *
   * <p>Cost: one pass over the records, and a grouping of those that the key admits; 16 bytes for
   * each record, which the sorter keeps for the next index, and 16 for each that shares its block.
   *
   * @param records packed records
   * @param key what they are blocked by
   * @param sorter a sorter that no other thread uses
   * @return the index
   */
  public static BlockingIndex of(long[] records, BlockingKey key, RowSorter sorter) {
    RowGrouper groups = sorter.grouper();
    groups.begin(records.length);
    key.addAdmitted(records, groups);
    int admitted = groups.size();
    groups.group();
    return new BlockingIndex(key, records, groups, admitted);
  }

  /**
   * Returns how many records the key admits.
   *
   * @return records with every field of the key
   */
  public long admitted() {
    return admitted;
  }

  /**
   * Returns how many pairs stand in one block. Under a twist, pairs that agree only untwisted are
   * among them.
   *
   * @return the sum of g(g-1)/2 over the blocks of g records
   */
  public long pairsInBlocks() {
    return pairs;
  }

  /**
   * Returns the size of the largest block.
   *
   * @return a number of records, 0 if no two share a block
   */
  public int largestBlock() {
    return largestBlock;
  }

  /**
   * Returns the number of blocks of two or more records.
   *
   * @return a number of blocks
   */
  public int blockCount() {
    return blockEnds.length;
  }

  /**
   * Returns how many records share their block with another.
   *
   * @return a number of records
   */
  public int recordsInBlocks() {
    return recordsInBlocks;
  }

  /** Takes blocks as they are found. */
  @FunctionalInterface
  public interface BlockSink {

    /**
     * Takes a block.
     *
     * @param records indices of records; those of the block stand from {@code from} to {@code to},
     *     in ascending order
     * @param from the first of the block
     * @param to the place after its last
     */
    void accept(int[] records, int from, int to);
  }

  /**
   * Visits every block of two or more records.
   *
   * @param sink takes the blocks, in an order of no meaning
   */
  public void forEachBlock(BlockSink sink) {
    int start = 0;
    for (int end : blockEnds) {
      sink.accept(rows, start, end);
      start = end;
    }
  }

  /**
   * Emits every pair that the key joins, once.
   *
   * @param sink takes the pairs, in order of block
   */
  public void forEachPair(PairSink sink) {
    PairBatch batch = new PairBatch();
    int start = 0;
    for (int end : blockEnds) {
      if (key.blocksAreExact()) {
        emitAll(start, end, batch, sink);
      } else {
        emitJoined(start, end, batch, sink);
      }
      start = end;
    }
    if (batch.size > 0) {
      sink.accept(batch);
    }
  }

  /**
   * Emits every pair that stands in one block, once. Under a twist, pairs that agree only untwisted
   * are among them.
   *
   * @param sink takes the pairs, in order of block
   */
  public void forEachPairInBlocks(PairSink sink) {
    PairBatch batch = new PairBatch();
    int start = 0;
    for (int end : blockEnds) {
      emitAll(start, end, batch, sink);
      start = end;
    }
    if (batch.size > 0) {
      sink.accept(batch);
    }
  }

  /**
   * Emits every pair of records of two files that stands in one block, once.
   *
   * @param firstRight the first record of the second file; the first file's stand before it
   * @param sink takes the pairs, in order of block
   */
  public void forEachPairBetween(int firstRight, PairSink sink) {
    PairBatch batch = new PairBatch();
    int start = 0;
    for (int end : blockEnds) {
      int middle = start;
      while (middle < end && rows[middle] < firstRight) {
        middle++;
      }
      emit(start, middle, middle, end, batch, sink);
      start = end;
    }
    if (batch.size > 0) {
      sink.accept(batch);
    }
  }

  /**
   * Emits every pair that stands in one block and whose second record is a late one, once.
   *
   * @param firstLate the first late record; the others stand before it
   * @param sink takes the pairs, in order of block
   */
  public void forEachPairWithLate(int firstLate, PairSink sink) {
    PairBatch batch = new PairBatch();
    int start = 0;
    for (int end : blockEnds) {
      int middle = start;
      while (middle < end && rows[middle] < firstLate) {
        middle++;
      }
      emit(start, end - 1, middle, end, batch, sink);
      start = end;
    }
    if (batch.size > 0) {
      sink.accept(batch);
    }
  }

  private void emitAll(int start, int end, PairBatch batch, PairSink sink) {
    emit(start, end - 1, start, end, batch, sink);
  }

  /** Emits the pairs of the left records and all that follow them, from a place on. */
  private void emit(int start, int lefts, int firstRight, int end, PairBatch batch, PairSink sink) {
    final int[] inBlocks = rows;
    final long[] words = records;
    for (int i = start; i < lefts; i++) {
      int left = inBlocks[i];
      long word = words[i];
      int from = Math.max(i + 1, firstRight);
      while (from < end) {
        int to = Math.min(end, from + PairBatch.CAPACITY - batch.size);
        int at = batch.size;
        for (int j = from; j < to; j++) {
          batch.left[at] = left;
          batch.right[at] = inBlocks[j];
          batch.leftRecord[at] = word;
          batch.rightRecord[at++] = words[j];
        }
        batch.size = at;
        from = to;
        if (at == PairBatch.CAPACITY) {
          sink.accept(batch);
          batch.size = 0;
        }
      }
    }
  }

  private void emitJoined(int start, int end, PairBatch batch, PairSink sink) {
    for (int i = start; i < end; i++) {
      for (int j = i + 1; j < end; j++) {
        if (key.joins(records[i], records[j])) {
          batch.add(rows[i], rows[j], records[i], records[j]);
          if (batch.size == PairBatch.CAPACITY) {
            sink.accept(batch);
            batch.size = 0;
          }
        }
      }
    }
  }

  /**
   * Returns the memory held, the records not counted.
   *
   * @return bytes
   */
  public long ramBytesUsed() {
    return 12L * rows.length + 4L * blockEnds.length;
  }
}
