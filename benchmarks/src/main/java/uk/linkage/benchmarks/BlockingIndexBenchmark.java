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
 * How fast is the index of a key built?
 *
 * <p>The limit: the records are read once, 12 bytes a record are scattered once for each 11 bits of
 * the key, and records in blocks are gathered once ({@link MachineMemoryBenchmark}).
 *
 * <pre>
 * benchmarks/jmh BlockingIndexBenchmark
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class BlockingIndexBenchmark {

  /** The key. */
  @Param public BlockingMask mask = BlockingMask.ATTRIBUTOR;

  /** About how many records. */
  @Param({"100000", "1000000"})
  public int rows = 100_000;

  private long[] records = {};
  private final RowSorter sorter = new RowSorter();

  /** A benchmark with its parameters at their defaults. */
  public BlockingIndexBenchmark() {}

  /** Makes the records. */
  @Setup
  public void makeRecords() {
    records = PackedWorld.records(rows);
  }

  /**
   * Builds the index.
   *
   * @param counted counts records
   * @return the index
   */
  @Benchmark
  public BlockingIndex build(Records counted) {
    counted.records += records.length;
    return BlockingIndex.of(records, mask.key(), sorter);
  }
}
