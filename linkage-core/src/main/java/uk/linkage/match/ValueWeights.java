package uk.linkage.match;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import uk.linkage.parallel.Workers;
import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.Schema;
import uk.linkage.schema.Stratum;
import uk.linkage.sort.DistinctWords;

/**
 * What agreement on these very values is worth, more or less than agreement as such: rare initials
 * say more than common ones, and the first of January, or the postcode of a hostel, says little.
 *
 * <p>The fields of a stratum are looked at together, because they hang together: first initials go
 * with sex and with the year of birth. Strata are taken to be independent of one another.
 */
public final class ValueWeights {

  /*
   * Among matches that agree, a value is as common as among records; among strangers that agree, as
   * common as its square. So the ratio of the two chances is the mean chance of agreeing over that of
   * agreeing on this value, and its logarithm is added to the weight [1]. See ValueCounts for how it
   * is estimated.
   *
   * What rarity adds is bounded, because a plan has to reach whatever it could lift over the
   * threshold: six bits lose nothing that could be measured, and cost a million records some five
   * million candidate pairs (decision 10). What commonness takes away is not.
   *
   * [1] Fellegi & Sunter 1969, section 3.3.1; Winkler 1989, frequency-based matching.
   */

  /** The most bits that rare values add to a weight. */
  public static final double MOST_BITS = 6;

  private static final ValueCounts[] NONE = {};

  private final ValueCounts[][] ofPattern;
  private final long[] individualMasks;
  private final double[] best;
  private final List<ValueStatistics> statistics;
  private final long bytes;

  private ValueWeights(
      ValueCounts[][] ofPattern,
      long[] individualMasks,
      double[] best,
      List<ValueStatistics> statistics,
      long bytes) {
    this.ofPattern = ofPattern;
    this.individualMasks = individualMasks;
    this.best = best;
    this.statistics = List.copyOf(statistics);
    this.bytes = bytes;
  }

  /**
   * Counts the values of some records.
   *
   * @param lattice the patterns; their schema says what the strata are
   * @param records packed records
   * @param workers the threads
   * @return the weights, whatever the number of threads
   */
  public static ValueWeights of(AgreementLattice lattice, long[] records, Workers workers) {
    Schema schema = lattice.schema();
    List<StratumValues> values = stratumValues(schema, records, workers);
    long[] agreed = agreed(lattice);
    List<Callable<Map.Entry<Long, ValueCounts>>> tasks = new ArrayList<>();
    for (int stratum = 0; stratum < values.size(); stratum++) {
      StratumValues ofStratum = values.get(stratum);
      for (long mask : masks(schema.strata().get(stratum), agreed)) {
        tasks.add(() -> Map.entry(mask, new ValueCounts(ofStratum, mask, schema.fieldMasks(mask))));
      }
    }
    Map<Long, ValueCounts> counts = new TreeMap<>();
    for (Map.Entry<Long, ValueCounts> counted : workers.run(tasks)) {
      counts.put(counted.getKey(), counted.getValue());
    }
    return tabulated(schema, agreed, counts);
  }

  /**
   * Weighs by values that were pinned, whatever the records are.
   *
   * @param lattice the patterns, of the schema whose values were pinned
   * @param pinned the common values
   * @param workers the threads
   * @return the weights, whatever the number of threads
   */
  public static ValueWeights of(AgreementLattice lattice, PinnedValues pinned, Workers workers) {
    List<Callable<Map.Entry<Long, ValueCounts>>> tasks = new ArrayList<>();
    for (PinnedValues.Table table : pinned.tables()) {
      tasks.add(() -> Map.entry(table.mask(), new ValueCounts(table)));
    }
    Map<Long, ValueCounts> counts = new TreeMap<>();
    for (Map.Entry<Long, ValueCounts> counted : workers.run(tasks)) {
      counts.put(counted.getKey(), counted.getValue());
    }
    return tabulated(lattice.schema(), agreed(lattice), counts);
  }

  /**
   * Counts the values of some records and keeps the common ones.
   *
   * @param lattice the patterns; their schema says what the strata are
   * @param records packed records
   * @param workers the threads
   * @return what can be kept, the same whatever the number of threads
   */
  static PinnedValues pinned(AgreementLattice lattice, long[] records, Workers workers) {
    Schema schema = lattice.schema();
    List<StratumValues> values = stratumValues(schema, records, workers);
    long[] agreed = agreed(lattice);
    List<Callable<PinnedValues.Table>> tasks = new ArrayList<>();
    for (int stratum = 0; stratum < values.size(); stratum++) {
      StratumValues ofStratum = values.get(stratum);
      for (long mask : masks(schema.strata().get(stratum), agreed)) {
        tasks.add(() -> ValueCounts.pinned(ofStratum, mask, schema.fieldMasks(mask)));
      }
    }
    return new PinnedValues(workers.run(tasks));
  }

  /** The bits that the pairs of each pattern agree on. */
  private static long[] agreed(AgreementLattice lattice) {
    long[] agreed = new long[lattice.patternCount()];
    for (int pattern = 0; pattern < agreed.length; pattern++) {
      for (int comparison = 0; comparison < lattice.comparisonCount(); comparison++) {
        int cell = lattice.cellOf(pattern, comparison);
        agreed[pattern] |= lattice.cells(comparison).get(cell).agreed();
      }
    }
    return agreed;
  }

  /** What pairs can agree on within a stratum. */
  private static Set<Long> masks(Stratum stratum, long[] agreed) {
    Set<Long> masks = new LinkedHashSet<>();
    for (long bits : agreed) {
      masks.add(bits & stratum.mask());
    }
    masks.remove(0L);
    return masks;
  }

  private static ValueWeights tabulated(
      Schema schema, long[] agreed, Map<Long, ValueCounts> counts) {
    List<Stratum> strata = schema.strata();
    ValueCounts[][] ofPattern = new ValueCounts[agreed.length][];
    double[] best = new double[agreed.length];
    for (int pattern = 0; pattern < agreed.length; pattern++) {
      ofPattern[pattern] = strata.isEmpty() ? NONE : new ValueCounts[strata.size()];
      for (int stratum = 0; stratum < strata.size(); stratum++) {
        long mask = agreed[pattern] & strata.get(stratum).mask();
        ValueCounts of = counts.get(mask);
        if (of != null) {
          ofPattern[pattern][stratum] = of;
          best[pattern] += of.best();
        }
      }
      best[pattern] = Math.min(best[pattern], MOST_BITS);
    }
    long[] masks = strata.stream().mapToLong(s -> individualMask(schema, s)).toArray();
    long bytes = counts.values().stream().mapToLong(ValueCounts::ramBytesUsed).sum();
    return new ValueWeights(ofPattern, masks, best, statistics(schema, counts), bytes);
  }

  private static List<ValueStatistics> statistics(Schema schema, Map<Long, ValueCounts> counts) {
    List<ValueStatistics> all = new ArrayList<>();
    for (Stratum stratum : schema.strata()) {
      counts.forEach(
          (mask, of) -> {
            if ((mask & stratum.mask()) != 0) {
              List<String> fields =
                  schema.fields().stream()
                      .filter(field -> (field.mask() & mask) != 0)
                      .map(field -> field.name())
                      .toList();
              all.add(new ValueStatistics(stratum.name(), fields, of.mean(), of.alpha()));
            }
          });
    }
    return all;
  }

  /** By what individuals are told apart when the values of a stratum are counted. */
  private static long individualMask(Schema schema, Stratum stratum) {
    return schema.identityMask() | stratum.mask();
  }

  /** What individuals, as each stratum tells them apart, have in its fields. */
  private static List<StratumValues> stratumValues(Schema schema, long[] records, Workers workers) {
    Set<Long> masks = new LinkedHashSet<>();
    for (Stratum stratum : schema.strata()) {
      masks.add(individualMask(schema, stratum));
    }
    List<Callable<Map.Entry<Long, long[]>>> distinct = new ArrayList<>();
    for (long mask : masks) {
      distinct.add(() -> Map.entry(mask, DistinctWords.of(records, mask)));
    }
    Map<Long, long[]> individuals = new TreeMap<>();
    for (Map.Entry<Long, long[]> found : workers.run(distinct)) {
      individuals.put(found.getKey(), found.getValue());
    }
    List<Callable<StratumValues>> counted = new ArrayList<>();
    for (Stratum stratum : schema.strata()) {
      long[] of = Objects.requireNonNull(individuals.get(individualMask(schema, stratum)));
      counted.add(() -> new StratumValues(of, stratum.mask()));
    }
    return workers.run(counted);
  }

  /**
   * Returns what the values of a pair add to the weight of its pattern.
   *
   * @param pattern the pattern that the pair shows
   * @param a a packed record
   * @param b the other
   * @return bits, at most {@link #MOST_BITS}; symmetric in the records
   */
  public double bits(int pattern, long a, long b) {
    double sum = 0;
    ValueCounts[] tables = ofPattern[pattern];
    for (int stratum = 0; stratum < tables.length; stratum++) {
      ValueCounts table = tables[stratum];
      if (table != null) {
        sum += table.bits(a, ((a ^ b) & individualMasks[stratum]) == 0 ? 1 : 2);
      }
    }
    return Math.min(sum, MOST_BITS);
  }

  /**
   * Returns the most that values can add to the weight of a pattern.
   *
   * @param pattern a pattern of the lattice
   * @return bits, 0 to {@link #MOST_BITS}
   */
  public double best(int pattern) {
    return best[pattern];
  }

  /**
   * Returns how common values are, for whatever pairs can agree on.
   *
   * @return an unmodifiable list, in order of the strata
   */
  public List<ValueStatistics> statistics() {
    return statistics;
  }

  /**
   * Returns the memory held.
   *
   * @return bytes
   */
  public long ramBytesUsed() {
    return bytes;
  }
}
