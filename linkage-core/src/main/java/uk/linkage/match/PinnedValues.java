package uk.linkage.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import uk.linkage.parallel.Workers;
import uk.linkage.schema.AgreementLattice;

/**
 * How common values were when a model was fitted, kept so that records which come later change no
 * weight of those that were there.
 *
 * <p>Only values that {@link #FEWEST} individuals share are kept; a rarer one weighs as one that
 * {@link #RARE} have. So what is kept holds nothing of an individual, and is none the poorer if one
 * is erased.
 */
public final class PinnedValues {

  /** The fewest individuals that share a value which is kept. */
  public static final int FEWEST = 5;

  /** How many individuals are taken to have a value that is not kept: the two of the pair. */
  public static final int RARE = 2;

  private final List<Table> tables;

  /**
   * Puts tables in order.
   *
   * @param tables what was kept, a table for each mask
   */
  public PinnedValues(List<Table> tables) {
    List<Table> ordered = new ArrayList<>(tables);
    ordered.sort((a, b) -> Long.compareUnsigned(a.mask, b.mask));
    this.tables = List.copyOf(ordered);
  }

  /**
   * Counts the values of some records and keeps the common ones.
   *
   * @param lattice the patterns; their schema says which values hang together
   * @param records packed records
   * @param workers the threads
   * @return the values, the same whatever the number of threads
   */
  public static PinnedValues of(AgreementLattice lattice, long[] records, Workers workers) {
    return ValueWeights.pinned(lattice, records, workers);
  }

  /**
   * Returns what was kept.
   *
   * @return an unmodifiable list, in order of masks
   */
  public List<Table> tables() {
    return tables;
  }

  /** The common values of some fields, in order. */
  public static final class Table {

    private final long mask;
    private final double mean;
    private final double alpha;
    private final long[] values;
    private final int[] individuals;

    /**
     * A table.
     *
     * @param mask the bits of the fields
     * @param mean how many other individuals have the value of one drawn at random, on the average
     * @param alpha the shape of the distribution of expected mates; infinite if all values are
     *     alike
     * @param values the values in order as unsigned numbers, the other bits 0
     * @param individuals how many have each, at least {@link #FEWEST}
     */
    public Table(long mask, double mean, double alpha, long[] values, int[] individuals) {
      if (values.length != individuals.length) {
        throw new IllegalArgumentException("every value must have its number of individuals");
      }
      for (int i = 0; i < values.length; i++) {
        if (individuals[i] < FEWEST || (values[i] & ~mask) != 0) {
          throw new IllegalArgumentException(
              "a value that is kept must be common, and of its mask");
        }
      }
      this.mask = mask;
      this.mean = mean;
      this.alpha = alpha;
      this.values = values.clone();
      this.individuals = individuals.clone();
    }

    /** Keeps the common ones of all values. */
    static Table of(long mask, double mean, double alpha, LongCounts all) {
      Integer[] slots = new Integer[all.size()];
      int kept = 0;
      for (int slot = 0; slot < all.counts().length; slot++) {
        if (all.counts()[slot] >= FEWEST) {
          slots[kept++] = slot;
        }
      }
      Integer[] order = Arrays.copyOf(slots, kept);
      Arrays.sort(order, Comparator.comparingLong(slot -> all.values()[slot] ^ Long.MIN_VALUE));
      long[] values = new long[kept];
      int[] individuals = new int[kept];
      for (int i = 0; i < kept; i++) {
        values[i] = all.values()[order[i]];
        individuals[i] = all.counts()[order[i]];
      }
      return new Table(mask, mean, alpha, values, individuals);
    }

    /**
     * Returns the bits of the fields.
     *
     * @return a mask, not 0
     */
    public long mask() {
      return mask;
    }

    /**
     * Returns the average number of others with the same value.
     *
     * @return of an individual drawn at random
     */
    public double mean() {
      return mean;
    }

    /**
     * Returns the shape of the distribution of expected mates.
     *
     * @return above 0; infinite if all values are alike
     */
    public double alpha() {
      return alpha;
    }

    /**
     * Returns how many values are kept.
     *
     * @return a number of values
     */
    public int size() {
      return values.length;
    }

    /**
     * Returns a value.
     *
     * @param place 0 to {@link #size()} - 1
     * @return its bits, the others 0
     */
    public long value(int place) {
      return values[place];
    }

    /**
     * Returns how many individuals have a value.
     *
     * @param place 0 to {@link #size()} - 1
     * @return at least {@link #FEWEST}
     */
    public int individuals(int place) {
      return individuals[place];
    }
  }
}
