package uk.linkage.sort;

import java.util.Arrays;

/**
 * Mixes the bits of words, so that any of them are spread over the highest ones, and sorts what was
 * mixed by those.
 */
final class MixedWords {

  /*
   * Spread words are told apart by a few more of their highest bits than their number has: two passes
   * for a million words, least significant digit first. What is left is out of order by a place or
   * two, which an insertion sort mends in one more pass; long runs are of one word and in order
   * already.
   */
  private static final int WIDEST_DIGIT = 11;
  private static final int LEAST_BITS = 8;
  private static final long FIRST_FACTOR = 0x9E3779B97F4A7C15L;
  private static final long SECOND_FACTOR = 0xD6E8FEB86659FD93L;
  private static final long FIRST_INVERSE = inverse(FIRST_FACTOR);
  private static final long SECOND_INVERSE = inverse(SECOND_FACTOR);

  private MixedWords() {}

  /** What an odd number must be multiplied by to give 1, modulo 2^64: Newton's iteration. */
  private static long inverse(long odd) {
    long inverse = odd;
    for (int correctBits = 3; correctBits < Long.SIZE; correctBits *= 2) {
      inverse *= 2 - odd * inverse;
    }
    return inverse;
  }

  /** Mixes a word; different words stay different, and 0 stays 0. */
  static long mixed(long word) {
    long mixed = word * FIRST_FACTOR;
    return (mixed ^ (mixed >>> 32)) * SECOND_FACTOR;
  }

  /** The word that {@link #mixed} made this of. */
  static long unmixed(long mixed) {
    long word = mixed * SECOND_INVERSE;
    return (word ^ (word >>> 32)) * FIRST_INVERSE;
  }

  /** Counters for {@link #sort}, to be used again. */
  static int[] counters() {
    return new int[1 << WIDEST_DIGIT];
  }

  /**
   * Sorts words as unsigned numbers.
   *
   * @param words mixed words
   * @param others room for as many
   * @param size how many there are
   * @param mostBits how many of the highest bits may be taken to tell them apart, at least 8
   * @param counters {@link #counters}
   * @return the one of the two arrays that holds them in order
   */
  static long[] sort(long[] words, long[] others, int size, int mostBits, int[] counters) {
    int bits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, size)) + 2;
    bits = Math.min(mostBits, Math.max(LEAST_BITS, bits));
    int passes = (bits + WIDEST_DIGIT - 1) / WIDEST_DIGIT;
    int digit = (bits + passes - 1) / passes;
    long[] from = words;
    long[] to = others;
    for (int pass = passes; pass > 0; pass--) {
      scatter(from, to, size, Long.SIZE - pass * digit, (1 << digit) - 1, counters);
      long[] sorted = to;
      to = from;
      from = sorted;
    }
    finish(from, size);
    return from;
  }

  private static void scatter(long[] from, long[] to, int size, int shift, int mask, int[] places) {
    Arrays.fill(places, 0, mask + 1, 0);
    for (int i = 0; i < size; i++) {
      places[(int) (from[i] >>> shift) & mask]++;
    }
    int start = 0;
    for (int d = 0; d <= mask; d++) {
      int count = places[d];
      places[d] = start;
      start += count;
    }
    for (int i = 0; i < size; i++) {
      long word = from[i];
      to[places[(int) (word >>> shift) & mask]++] = word;
    }
  }

  private static void finish(long[] words, int size) {
    for (int i = 1; i < size; i++) {
      long word = words[i];
      int j = i;
      while (j > 0 && Long.compareUnsigned(words[j - 1], word) > 0) {
        words[j] = words[j - 1];
        j--;
      }
      words[j] = word;
    }
  }
}
