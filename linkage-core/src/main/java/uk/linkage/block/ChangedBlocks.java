package uk.linkage.block;

/**
 * The blocks of some changed records, by one key: finds the pairs that hold one of these in one
 * pass over all records, without grouping the others.
 *
 * <p>Cost: one look into a table of bits for each record, and some 20 bytes for each changed one.
 * Meant for few changed records, whose tables stay in the cache; {@link BlockingIndex} groups many.
 */
public final class ChangedBlocks {

  /*
   * The blocks of the changed records are marked in a table of bits, some for each: it stays in
   * the cache for tens of thousands of them. One record in 32 is let through that has no changed
   * one in its block. The changed ones stand together by place in the table, some bits a shelf.
   */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;
  private static final int BITS_FOR_EACH = 32;
  private static final int LOG_BITS_OF_SHELF = 4;

  private final long[] words;
  private final BlockingKey key;
  private final long[] marks;
  private final int shift;
  private final int[] shelfEnds;
  private final int[] shelved;
  private final long[] shelvedBlocks;

  /**
   * Finds the blocks of changed records.
   *
   * @param words packed records, the changed ones last; not copied
   * @param firstChanged the first changed one
   * @param key what records are blocked by
   */
  public ChangedBlocks(long[] words, int firstChanged, BlockingKey key) {
    this.words = words;
    this.key = key;
    int changed = words.length - firstChanged;
    long wanted = Math.max(1 << 10, (long) changed * BITS_FOR_EACH);
    int bits = Math.min(30, Long.SIZE - Long.numberOfLeadingZeros(wanted - 1));
    this.marks = new long[1 << (bits - 6)];
    this.shift = Long.SIZE - bits;
    int[] starts = new int[(1 << (bits - LOG_BITS_OF_SHELF)) + 1];
    int admitted = 0;
    for (int row = firstChanged; row < words.length; row++) {
      if (key.admits(words[row])) {
        int place = placeOf(key.blockOf(words[row]));
        marks[place >> 6] |= 1L << place;
        starts[(place >>> LOG_BITS_OF_SHELF) + 1]++;
        admitted++;
      }
    }
    for (int shelf = 1; shelf < starts.length; shelf++) {
      starts[shelf] += starts[shelf - 1];
    }
    this.shelved = new int[admitted];
    this.shelvedBlocks = new long[admitted];
    for (int row = firstChanged; row < words.length; row++) {
      if (key.admits(words[row])) {
        long block = key.blockOf(words[row]);
        int at = starts[placeOf(block) >>> LOG_BITS_OF_SHELF]++;
        shelved[at] = row;
        shelvedBlocks[at] = block;
      }
    }
    this.shelfEnds = starts;
  }

  private int placeOf(long block) {
    return (int) ((block * GOLDEN) >>> shift);
  }

  /**
   * Emits every pair that stands in one block and whose second record is a changed one, once. Under
   * a twist, pairs that agree only untwisted are among them.
   *
   * @param sink takes the pairs, in an order of no meaning
   */
  public void forEachPair(PairSink sink) {
    PairBatch batch = new PairBatch();
    final long[] all = words;
    final long[] table = marks;
    final int by = shift;
    if (shelved.length == 0) {
      return;
    }
    if (key.blocksAreExact()) {
      // The table says no to most; whom the key admits is the dearer question.
      final long mask = key.mask();
      for (int row = 0; row < all.length; row++) {
        int place = (int) (((all[row] & mask) * GOLDEN) >>> by);
        if ((table[place >> 6] >>> place & 1) != 0 && key.admits(all[row])) {
          emit(row, all[row] & mask, place, batch, sink);
        }
      }
    } else {
      // A twist may be asked of none but those whom the key admits.
      for (int row = 0; row < all.length; row++) {
        if (key.admits(all[row])) {
          long block = key.blockOf(all[row]);
          int place = placeOf(block);
          if ((table[place >> 6] >>> place & 1) != 0) {
            emit(row, block, place, batch, sink);
          }
        }
      }
    }
    if (batch.size > 0) {
      sink.accept(batch);
    }
  }

  /** On a shelf records stand in ascending order; the pair is emitted at the smaller one. */
  private void emit(int row, long block, int place, PairBatch batch, PairSink sink) {
    final int shelf = place >>> LOG_BITS_OF_SHELF;
    final int from = shelf == 0 ? 0 : shelfEnds[shelf - 1];
    final long[] blocks = shelvedBlocks;
    for (int at = shelfEnds[shelf] - 1; at >= from && shelved[at] > row; at--) {
      if (blocks[at] == block) {
        if (batch.size == PairBatch.CAPACITY) {
          sink.accept(batch);
          batch.size = 0;
        }
        batch.add(row, shelved[at], words[row], words[shelved[at]]);
      }
    }
  }
}
