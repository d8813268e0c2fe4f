package uk.linkage.match;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import uk.linkage.block.PairBatch;
import uk.linkage.block.PairSink;

/** Collects pairs as {@code left << 32 | right}. */
final class PairList implements PairSink {

  private long[] pairs = new long[1 << 12];
  private int size;
  private final AtomicLong total;
  private final long limit;

  /** Collects pairs as long as the total of all lists is within a limit. */
  PairList(AtomicLong total, long limit) {
    this.total = total;
    this.limit = limit;
  }

  @Override
  public void accept(PairBatch batch) {
    if (total.addAndGet(batch.size()) > limit) {
      throw new LimitReached();
    }
    int needed = Math.addExact(size, batch.size());
    if (pairs.length < needed) {
      pairs = Arrays.copyOf(pairs, (int) Math.min(Integer.MAX_VALUE - 8L, needed * 3L / 2));
    }
    for (int pair = 0; pair < batch.size(); pair++) {
      pairs[size++] = (long) batch.left(pair) << 32 | batch.right(pair);
    }
  }

  /** There is no memory for more pairs. */
  static final class LimitReached extends RuntimeException {
    private static final long serialVersionUID = 1L;

    LimitReached() {
      super("the limit of pairs is reached");
    }
  }

  int size() {
    return size;
  }

  void copyTo(long[] target, int at) {
    System.arraycopy(pairs, 0, target, at, size);
  }
}
