package uk.linkage.block;

import java.util.Arrays;
import uk.linkage.sort.RowSorter;

/**
 * The blocks of one key: the records that share it, found by sorting.
 *
 * <p>Blocks of one record are dropped while the index is built; most records have a block of their
 * own, so what is kept is small. Within a block records stand in order of index, and blocks in
 * order of key: the same records give the same index.
 */
public final class BlockingIndex {

  private final BlockingKey key;
  private final long[] records;
  private final int[] rows;
  private final int[] blockEnds;
  private final long admitted;
  private final long pairs;
  private final int largestBlock;

  private BlockingIndex(BlockingKey key, long[] records, long[] blocks, int[] rows, int admitted) {
    this.key = key;
    this.admitted = admitted;
    int kept = 0;
    int blockCount = 0;
    int largest = 0;
    long pairCount = 0;
    int[] ends = new int[16];
    int start = 0;
    while (start < admitted) {
      int end = start + 1;
      while (end < admitted && blocks[end] == blocks[start]) {
        end++;
      }
      int size = end - start;
      if (size > 1) {
        System.arraycopy(rows, start, rows, kept, size);
        kept += size;
        if (blockCount == ends.length) {
          ends = Arrays.copyOf(ends, blockCount * 2);
        }
        ends[blockCount++] = kept;
        largest = Math.max(largest, size);
        pairCount += size * (size - 1L) / 2;
      }
      start = end;
    }
    this.rows = Arrays.copyOf(rows, kept);
    // In the order of blocks, so that pairs are made from neighbours in memory.
    this.records = new long[kept];
    for (int i = 0; i < kept; i++) {
      this.records[i] = records[rows[i]];
    }
    this.blockEnds = Arrays.copyOf(ends, blockCount);
    this.largestBlock = largest;
    this.pairs = pairCount;
  }

  /**
   * Finds the blocks of a key.
   *
   * <p>Cost: one pass over the records and a radix sort of those that the key admits; 24 bytes for
   * each record while it runs.
   *
   * @param records packed records
   * @param key what they are blocked by
   * @param sorter a sorter that no other thread uses
   * @return the index
   */
  public static BlockingIndex of(long[] records, BlockingKey key, RowSorter sorter) {
    long[] blocks = new long[records.length];
    int[] rows = new int[records.length];
    int admitted = 0;
    for (int row = 0; row < records.length; row++) {
      long record = records[row];
      if (key.admits(record)) {
        blocks[admitted] = key.blockOf(record);
        rows[admitted++] = row;
      }
    }
    sorter.sort(blocks, rows, 0, admitted);
    return new BlockingIndex(key, records, blocks, rows, admitted);
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
    return rows.length;
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
   * @param sink takes the blocks, in order of key
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

  private void emitAll(int start, int end, PairBatch batch, PairSink sink) {
    final int[] inBlocks = rows;
    final long[] words = records;
    for (int i = start; i < end - 1; i++) {
      int left = inBlocks[i];
      long word = words[i];
      int from = i + 1;
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
