package uk.linkage.schema;

import org.jspecify.annotations.Nullable;

/** Turns a few flags, scattered over a word, into a small number: another one for every subset. */
public final class FlagGather {

  /*
   * A product moves each flag to the top of the word at once, if the multiplier is one that lets no
   * two subsets meet there. Such a multiplier is searched for in a fixed sequence of sparse words and
   * proved on every subset, so the same flags always give the same numbers. (Java 17 has no
   * Long.compress.)
   */
  private static final int CANDIDATES = 1 << 16;
  private static final int SPARE_BITS = 3;

  /** The most flags that are gathered. */
  public static final int MOST_FLAGS = 8;

  private final long flags;
  private final long multiplier;
  private final int shift;
  private final int range;

  private FlagGather(long flags, long multiplier, int shift) {
    this.flags = flags;
    this.multiplier = multiplier;
    this.shift = shift;
    this.range = 1 << (Long.SIZE - shift);
  }

  /**
   * Finds a way to gather.
   *
   * @param flags at most {@link #MOST_FLAGS} bits
   * @return null if there is none among the candidates
   */
  public static @Nullable FlagGather of(long flags) {
    int count = Long.bitCount(flags);
    for (int bits = Math.max(1, count); bits <= count + SPARE_BITS; bits++) {
      for (int candidate = 1; candidate <= CANDIDATES; candidate++) {
        FlagGather gather = new FlagGather(flags, sparseWord(candidate), Long.SIZE - bits);
        if (gather.tellsSubsetsApart()) {
          return gather;
        }
      }
    }
    return null;
  }

  private static long sparseWord(int n) {
    return mix(4L * n) & mix(4L * n + 1) & mix(4L * n + 2);
  }

  /** The finaliser of SplitMix64. */
  private static long mix(long n) {
    long z = n * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  private boolean tellsSubsetsApart() {
    boolean[] taken = new boolean[range];
    long subset = flags;
    while (true) {
      int number = number(subset);
      if (taken[number]) {
        return false;
      }
      taken[number] = true;
      if (subset == 0) {
        return true;
      }
      subset = (subset - 1) & flags;
    }
  }

  /**
   * Returns the flags that are gathered.
   *
   * @return the bits of a word that count
   */
  public long flags() {
    return flags;
  }

  /**
   * Returns the multiplier, for loops that gather in place.
   *
   * @return what the flags are multiplied by
   */
  public long multiplier() {
    return multiplier;
  }

  /**
   * Returns by how much the product is shifted, for loops that gather in place.
   *
   * @return a number of bits
   */
  public int shift() {
    return shift;
  }

  /**
   * Returns how many numbers there may be.
   *
   * @return a power of two, at least as many as there are subsets
   */
  public int range() {
    return range;
  }

  /**
   * Returns the number of the subset of flags that a word has.
   *
   * @param word any word
   * @return 0 to {@link #range()} - 1
   */
  public int number(long word) {
    return (int) (((word & flags) * multiplier) >>> shift);
  }
}
