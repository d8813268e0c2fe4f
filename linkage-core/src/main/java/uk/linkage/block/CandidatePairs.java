package uk.linkage.block;

import java.util.List;
import uk.linkage.sort.RowSorter;

/**
 * The pairs that some keys make, each pair once: a pair belongs to the first key, in their order,
 * that joins it.
 *
 * <p>Each key can be walked on its own and on a thread of its own, because whether an earlier key
 * joins a pair is asked of the two records, not of what was emitted before.
 */
public final class CandidatePairs {

  private final long[] records;
  private final List<BlockingKey> keys;

  /**
   * The pairs of some records under some keys.
   *
   * @param records packed records
   * @param keys what they are blocked by, in order
   */
  public CandidatePairs(long[] records, List<BlockingKey> keys) {
    this.records = records;
    this.keys = List.copyOf(keys);
  }

  /**
   * Finds the blocks of one key.
   *
   * @param key the place of the key in their order
   * @param sorter a sorter that no other thread uses
   * @return the index of that key
   */
  public BlockingIndex index(int key, RowSorter sorter) {
    return BlockingIndex.of(records, keys.get(key), sorter);
  }

  /**
   * Emits the pairs that belong to one key.
   *
   * @param key the place of the key in their order
   * @param index its index
   * @param sink takes the pairs, in the order of the index
   */
  public void forEachPair(int key, BlockingIndex index, PairSink sink) {
    if (key == 0) {
      index.forEachPair(sink);
      return;
    }
    index.forEachPair(
        batch -> {
          dropPairsOfEarlierKeys(key, batch);
          if (batch.size > 0) {
            sink.accept(batch);
          }
        });
  }

  private void dropPairsOfEarlierKeys(int key, PairBatch batch) {
    int size = batch.size;
    batch.size = 0;
    for (int pair = 0; pair < size; pair++) {
      long left = batch.leftRecord[pair];
      long right = batch.rightRecord[pair];
      if (!isJoinedBefore(key, left, right)) {
        batch.add(batch.left[pair], batch.right[pair], left, right);
      }
    }
  }

  private boolean isJoinedBefore(int key, long a, long b) {
    for (int earlier = 0; earlier < key; earlier++) {
      if (keys.get(earlier).joins(a, b)) {
        return true;
      }
    }
    return false;
  }
}
