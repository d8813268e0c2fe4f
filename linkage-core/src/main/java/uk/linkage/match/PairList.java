package uk.linkage.match;

import java.util.Arrays;
import uk.linkage.block.PairBatch;
import uk.linkage.block.PairSink;

/** Collects pairs as {@code left << 32 | right}. */
final class PairList implements PairSink {

  private long[] pairs = new long[1 << 12];
  private int size;

  @Override
  public void accept(PairBatch batch) {
    int needed = Math.addExact(size, batch.size());
    if (pairs.length < needed) {
      pairs = Arrays.copyOf(pairs, (int) Math.min(Integer.MAX_VALUE - 8L, needed * 3L / 2));
    }
    for (int pair = 0; pair < batch.size(); pair++) {
      pairs[size++] = (long) batch.left(pair) << 32 | batch.right(pair);
    }
  }

  int size() {
    return size;
  }

  void copyTo(long[] target, int at) {
    System.arraycopy(pairs, 0, target, at, size);
  }
}
