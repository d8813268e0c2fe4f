package uk.linkage.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.match.ValueStatistics;
import uk.linkage.match.ValueWeights;
import uk.linkage.parallel.Workers;
import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.Schema;
import uk.linkage.schema.Stratum;

/**
 * How fast is it counted how many individuals have each value, for all levels at which values may
 * agree?
 *
 * <p>The limit: a random access for each record and mask ({@code gather} of {@link
 * MachineMemoryBenchmark}).
 *
 * <pre>
 * benchmarks/jmh ValuesBenchmark
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ValuesBenchmark {

  /** The ways to count. */
  public enum Contestant {
    /** The engine's tables, weights included. */
    TABLES {
      @Override
      List<Double> means(AgreementLattice lattice, long[] records, Workers workers) {
        return ValueWeights.of(lattice, records, workers).statistics().stream()
            .map(ValueStatistics::mean)
            .toList();
      }
    },
    /** Maps of boxed numbers, without the weights, on one thread. */
    HASH_MAPS {
      @Override
      List<Double> means(AgreementLattice lattice, long[] records, Workers workers) {
        Schema schema = lattice.schema();
        List<Double> means = new ArrayList<>();
        for (Stratum stratum : schema.strata()) {
          Set<Long> individuals = new HashSet<>();
          for (long record : records) {
            individuals.add(record & (schema.identityMask() | stratum.mask()));
          }
          for (long mask : masks(lattice, stratum)) {
            means.add(meanOfOthers(individuals, mask, schema.fieldMasks(mask)));
          }
        }
        return means;
      }
    };

    /** For each stratum and mask: how many others have the value of an individual, on average. */
    abstract List<Double> means(AgreementLattice lattice, long[] records, Workers workers);

    private static Set<Long> masks(AgreementLattice lattice, Stratum stratum) {
      Set<Long> masks = new TreeSet<>();
      for (int pattern = 0; pattern < lattice.patternCount(); pattern++) {
        long agreed = 0;
        for (int k = 0; k < lattice.comparisonCount(); k++) {
          agreed |= lattice.cells(k).get(lattice.cellOf(pattern, k)).agreed();
        }
        if ((agreed & stratum.mask()) != 0) {
          masks.add(agreed & stratum.mask());
        }
      }
      return masks;
    }

    private static double meanOfOthers(Set<Long> individuals, long mask, long[] fields) {
      Map<Long, Integer> counts = new HashMap<>();
      for (long individual : individuals) {
        if (Schema.hasAll(individual, fields)) {
          counts.merge(individual & mask, 1, Integer::sum);
        }
      }
      double all = 0;
      double others = 0;
      for (int count : counts.values()) {
        all += count;
        others += count * (count - 1.0);
      }
      return all == 0 ? 0 : others / all;
    }
  }

  /** Who plays. */
  @Param public Contestant contestant = Contestant.TABLES;

  /** About how many records. */
  @Param({"100000", "1000000"})
  public int rows = 100_000;

  private final AgreementLattice lattice = new AgreementLattice(AttributorLayout.SCHEMA);
  private final Workers workers = new Workers(1);
  private long[] records = {};

  /** A benchmark with its parameters at their defaults. */
  public ValuesBenchmark() {}

  /** Makes the records. */
  @Setup
  public void makeRecords() {
    records = PackedWorld.records(rows);
  }

  /** Ends the thread. */
  @TearDown
  public void endWorkers() {
    workers.close();
  }

  /**
   * Counts the values of all records.
   *
   * @param counted counts records
   * @return a mean for each mask
   */
  @Benchmark
  public List<Double> counts(Records counted) {
    counted.records += records.length;
    return contestant.means(lattice, records, workers);
  }
}
