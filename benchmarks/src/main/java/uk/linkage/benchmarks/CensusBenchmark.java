package uk.linkage.benchmarks;

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
import uk.linkage.census.PatternCensus;
import uk.linkage.census.PatternCounts;
import uk.linkage.fixtures.reference.PairPatterns;
import uk.linkage.parallel.Workers;
import uk.linkage.schema.AgreementLattice;

/**
 * How long does it take to know the pattern of agreement of all pairs, by the census and by looking
 * at every pair?
 *
 * <p>Pairs per second are pairs accounted for: the census looks at few of them.
 *
 * <pre>
 * benchmarks/jmh CensusBenchmark
 * benchmarks/jmh CensusBenchmark -p contestant=EVERY_PAIR -p rows=10000
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class CensusBenchmark {

  /** The ways to count. */
  public enum Contestant {
    /** The engine's census. */
    CENSUS {
      @Override
      long[] counts(AgreementLattice lattice, Workers workers, long[] records) {
        PatternCounts counts = new PatternCensus(lattice, workers).within(records);
        long[] all = new long[lattice.patternCount()];
        counts.forEachPattern(pattern -> all[pattern] = counts.count(pattern));
        return all;
      }
    },
    /** Every pair looked at, on one thread. */
    EVERY_PAIR {
      @Override
      long[] counts(AgreementLattice lattice, Workers workers, long[] records) {
        return PairPatterns.within(records, lattice.patternCount(), lattice::pattern);
      }
    };

    /** The number of pairs of each pattern. */
    abstract long[] counts(AgreementLattice lattice, Workers workers, long[] records);
  }

  /** Who plays. Looking at every pair takes minutes at 100,000 records, and hours at a million. */
  @Param("CENSUS")
  public Contestant contestant = Contestant.CENSUS;

  /** About how many records. */
  @Param({"10000", "100000", "1000000"})
  public int rows = 100_000;

  /** How many threads count. */
  @Param({"1", "2"})
  public int threads = 1;

  private final AgreementLattice lattice = new AgreementLattice(AttributorLayout.SCHEMA);
  private Workers workers = new Workers(1);
  private long[] records = {};

  /** A benchmark with its parameters at their defaults. */
  public CensusBenchmark() {}

  /** Makes the records. */
  @Setup
  public void makeRecords() {
    workers.close();
    workers = new Workers(threads);
    records = PackedWorld.records(rows);
  }

  /** Ends the threads. */
  @TearDown
  public void endWorkers() {
    workers.close();
  }

  /**
   * Counts the patterns of all pairs.
   *
   * @param records counts records
   * @param pairs counts the pairs accounted for
   * @return the number of pairs of each
   */
  @Benchmark
  public long[] patterns(Records records, Pairs pairs) {
    records.records += this.records.length;
    pairs.pairs += this.records.length * (this.records.length - 1L) / 2;
    return contestant.counts(lattice, workers, this.records);
  }
}
