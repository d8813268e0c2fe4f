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

/**
 * How many candidate pairs a second are found, from records to the last pair of a key, by the index
 * and by what one would write without it?
 *
 * <p>{@link BlockingIndexBenchmark} and {@link PairEmissionBenchmark} measure the two halves of the
 * index apart.
 *
 * <pre>
 * benchmarks/jmh BlockingBenchmark
 * benchmarks/jmh BlockingBenchmark -p contestant=NESTED_LOOP -p rows=10000
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class BlockingBenchmark {

  /** Who plays. The nested loop takes ten seconds for 100,000 records. */
  @Param({"INDEX", "HASH_MAP", "SQL_JOIN"})
  public BlockingContestant contestant = BlockingContestant.INDEX;

  /** The key. */
  @Param public BlockingMask mask = BlockingMask.ATTRIBUTOR;

  /** About how many records. */
  @Param("100000")
  public int rows = 100_000;

  @SuppressWarnings("NullAway.Init") // JMH calls what @Setup marks first
  private PairFinder finder;

  /** A benchmark with its parameters at their defaults. */
  public BlockingBenchmark() {}

  /** Makes the records. */
  @Setup
  public void makeRecords() {
    finder = contestant.over(PackedWorld.records(rows), mask);
  }

  /** Lets go of them. */
  @TearDown
  public void close() {
    finder.close();
  }

  /**
   * Finds all pairs of the key.
   *
   * @param counted counts them
   * @return a number that depends on every pair
   */
  @Benchmark
  public long pairs(Pairs counted) {
    PairFinder.Found found = finder.find();
    counted.pairs += found.pairs();
    return found.mixed();
  }
}
