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
import org.openjdk.jmh.annotations.Warmup;
import uk.linkage.block.BlockingIndex;
import uk.linkage.sort.RowSorter;

/**
 * How fast are the pairs of an index written out, and does it allocate anything but its one batch?
 *
 * <p>The limit: 24 bytes written for each pair, into a batch that stays in the second-level cache.
 *
 * <pre>
 * benchmarks/jmh PairEmissionBenchmark -prof gc
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class PairEmissionBenchmark {

  /** The key. */
  @Param public BlockingMask mask = BlockingMask.BIRTH_DATE;

  /** About how many records. */
  @Param({"100000", "1000000"})
  public int rows = 100_000;

  @SuppressWarnings("NullAway.Init") // JMH calls what @Setup marks first
  private BlockingIndex index;

  /** A benchmark with its parameters at their defaults. */
  public PairEmissionBenchmark() {}

  /** Builds the index. */
  @Setup
  public void build() {
    index = BlockingIndex.of(PackedWorld.records(rows), mask.key(), new RowSorter());
  }

  /**
   * Emits all pairs.
   *
   * @param counted counts them
   * @return a number that depends on every pair
   */
  @Benchmark
  public long pairs(Pairs counted) {
    BlockingContestant.MixedPairs pairs = new BlockingContestant.MixedPairs();
    index.forEachPair(pairs);
    counted.pairs += pairs.found().pairs();
    return pairs.found().mixed();
  }
}
