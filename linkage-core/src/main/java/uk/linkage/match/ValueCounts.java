package uk.linkage.match;

import java.util.Arrays;
import uk.linkage.schema.BitGather;
import uk.linkage.schema.Schema;

/** How many individuals have each value of some bits, and what that makes agreement on it worth. */
final class ValueCounts {

  /*
   * A pair agrees on a value. How many others c have it too tells how many strangers a record with
   * this value would meet by chance. Counts are small where values are many, so they are not
   * taken at their word: the expected number of mates is given a gamma distribution over values, with
   * mean and variance from the counts themselves, and c is Poisson given it. The posterior mean is
   *
   *   (alpha + c) / (alpha + mu) times the mean mu,
   *
   * and its inverse is what agreement on this value is worth more than on a value at large. The two
   * records of the pair are not counted: they would vouch for each other. [1]
   *
   * mu and the variance are those met by a record drawn at random, so common values weigh by
   * their records: the average chance of agreeing is what the model's u is.
   *
   * [1] Empirical Bayes for Poisson counts: Robbins 1956; Clayton & Kaldor 1987.
   */

  private static final double LN_2 = StrictMath.log(2);
  static final int DIRECT_BITS = 22;
  private static final int TABLED = 1 << 10;

  private final long mask;
  private final BitGather gather;
  private final int[] direct;
  private final LongCounts hashed;
  private final double alpha;
  private final double mean;
  private final double[] bits;
  private final double[] bitsOfCommon;

  /** How many are taken to have a value that is not in the table. */
  private final int unlisted;

  /**
   * Counts.
   *
   * @param values how common the values of all fields of the stratum together are
   * @param mask whole fields
   * @param fieldMasks the masks of these fields
   */
  ValueCounts(StratumValues values, long mask, long[] fieldMasks) {
    this.mask = mask;
    this.gather = new BitGather(mask);
    boolean small = Long.bitCount(mask) <= DIRECT_BITS;
    this.direct = new int[small ? 1 << Long.bitCount(mask) : 0];
    this.hashed = new LongCounts(small || mask != values.mask() ? 0 : values.size());
    for (int i = 0; i < values.size(); i++) {
      long value = values.value(i);
      if (Schema.hasAll(value, fieldMasks)) {
        if (small) {
          direct[(int) gather.number(value)] += values.individuals(i);
        } else {
          hashed.add(value & mask, values.individuals(i));
        }
      }
    }
    double[] moments = new double[3];
    int[] counts = small ? direct : hashed.counts();
    for (int count : counts) {
      double others = count - 1.0;
      if (count > 0) {
        moments[0] += count;
        moments[1] += count * others;
        moments[2] += count * others * others;
      }
    }
    this.mean = moments[0] == 0 ? 0 : moments[1] / moments[0];
    double variance = moments[0] == 0 ? 0 : moments[2] / moments[0] - mean * mean;
    this.alpha =
        variance > mean && mean > 0 ? mean * mean / (variance - mean) : Double.POSITIVE_INFINITY;
    this.unlisted = 0;
    this.bits = bitsOfFew();
    this.bitsOfCommon = commonOnes(counts);
  }

  /**
   * Takes counts that were pinned.
   *
   * @param pinned the common values; rarer ones weigh as what two have
   */
  ValueCounts(PinnedValues.Table pinned) {
    this.mask = pinned.mask();
    this.gather = new BitGather(mask);
    boolean small = Long.bitCount(mask) <= DIRECT_BITS;
    this.direct = new int[small ? 1 << Long.bitCount(mask) : 0];
    this.hashed = new LongCounts(small ? 0 : pinned.size());
    for (int i = 0; i < pinned.size(); i++) {
      if (small) {
        direct[(int) gather.number(pinned.value(i))] = pinned.individuals(i);
      } else {
        hashed.add(pinned.value(i), pinned.individuals(i));
      }
    }
    this.mean = pinned.mean();
    this.alpha = pinned.alpha();
    this.unlisted = PinnedValues.RARE;
    this.bits = bitsOfFew();
    this.bitsOfCommon = commonOnes(small ? direct : hashed.counts());
  }

  /** The values of some fields that are common enough to be kept. */
  static PinnedValues.Table pinned(StratumValues values, long mask, long[] fieldMasks) {
    ValueCounts all = new ValueCounts(values, mask, fieldMasks);
    LongCounts common = new LongCounts(0);
    for (int i = 0; i < values.size(); i++) {
      long value = values.value(i);
      if (Schema.hasAll(value, fieldMasks)) {
        common.add(value & mask, values.individuals(i));
      }
    }
    return PinnedValues.Table.of(mask, all.mean, all.alpha, common);
  }

  private double[] bitsOfFew() {
    double[] few = new double[TABLED];
    for (int others = 0; others < TABLED; others++) {
      few[others] = bitsOf(others);
    }
    return few;
  }

  /**
   * Weighs the values that many have, once with one of the pair left out and once with two, and
   * puts their place for their count: {@code ~place}. A logarithm for each pair took a third of
   * weighing.
   */
  private double[] commonOnes(int[] counts) {
    double[] found = {};
    int size = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > TABLED) {
        if (size == found.length) {
          found = Arrays.copyOf(found, Math.max(16, 2 * size));
        }
        found[size] = bitsOf(counts[i] - 1);
        found[size + 1] = bitsOf(counts[i] - 2);
        counts[i] = ~size;
        size += 2;
      }
    }
    return found;
  }

  private double bitsOf(int others) {
    return alpha == Double.POSITIVE_INFINITY
        ? 0
        : StrictMath.log((alpha + mean) / (alpha + others)) / LN_2;
  }

  /**
   * What agreement on the value of a record is worth more than on a value at large.
   *
   * @param record a record that has all the fields
   * @param own how many of the individuals counted are those of the pair: 1 or 2
   * @return bits; below 0 for common values
   */
  double bits(long record, int own) {
    int count =
        direct.length > 0 ? direct[(int) gather.number(record)] : hashed.count(record & mask);
    if (count == 0) {
      count = unlisted;
    }
    return count < 0 ? bitsOfCommon[~count + own - 1] : bits[Math.max(0, count - own)];
  }

  /** The most that {@link #bits} can give: that of a value nobody else has. */
  double best() {
    return bits[0];
  }

  /** The average number of others with the same value. */
  double mean() {
    return mean;
  }

  /** The shape of the distribution of expected mates; infinite if all values are alike. */
  double alpha() {
    return alpha;
  }

  long ramBytesUsed() {
    return 4L * direct.length + hashed.ramBytesUsed() + 8L * (bits.length + bitsOfCommon.length);
  }
}
