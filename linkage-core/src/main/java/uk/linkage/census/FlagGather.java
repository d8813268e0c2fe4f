package uk.linkage.census;

import org.jspecify.annotations.Nullable;

/** Turns a few flags, scattered over a word, into a small number: another one for every subset. */
final class FlagGather {

  /*
   * A product moves each flag to the top of the word at once, if the multiplier is one that lets no
   * two subsets meet there. Such a multiplier is searched for in a fixed sequence of sparse words and
   * proved on every subset, so the same flags always give the same numbers. (Java 17 has no
   * Long.compress.)
   */
  private static final int CANDIDATES = 1 << 16;
  private static final int SPARE_BITS = 3;

  /** The most flags that are gathered. */
  static final int MOST_FLAGS = 8;

  final long flags;
  final long multiplier;
  final int shift;

  /** How many numbers there may be. */
  final int range;

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
  static @Nullable FlagGather of(long flags) {
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

  /** The number of the subset of flags that a word has. */
  int number(long word) {
    return (int) (((word & flags) * multiplier) >>> shift);
  }
}
