package uk.linkage.benchmarks;

import java.util.List;
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
import uk.linkage.fixtures.world.WorldRecord;
import uk.linkage.intake.ClientBatch;
import uk.linkage.intake.Intake;
import uk.linkage.intake.IntakeResult;

/**
 * How fast are whole rows screened, parsed and packed, and how fast by objects and strings?
 *
 * <pre>
 * benchmarks/jmh PackingBenchmark
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class PackingBenchmark {

  /** How many rows. */
  @Param("100000")
  public int rows = 100_000;

  private List<WorldRecord> cells = List.of();
  private List<ClientBatch> batches = List.of();

  /** A benchmark with its parameters at their defaults. */
  public PackingBenchmark() {}

  /** Makes the rows. */
  @Setup
  public void makeRows() {
    cells = PackedWorld.cells(rows);
    batches = PackedWorld.batches(cells);
  }

  /**
   * Packs the rows of batches of bytes.
   *
   * @param counted counts rows
   * @return what was taken in
   */
  @Benchmark
  public Intake packed(Records counted) {
    counted.records += cells.size();
    return PackedWorld.intake(batches);
  }

  /**
   * Packs the rows and puts them in the order of their ids, which must be unique.
   *
   * @param counted counts rows
   * @return what was taken in
   */
  @Benchmark
  public IntakeResult packedInOrder(Records counted) {
    counted.records += cells.size();
    return PackedWorld.intake(batches).finish();
  }

  /**
   * Makes an object of each row, from strings, in the order of the rows.
   *
   * @param counted counts rows
   * @return the objects
   */
  @Benchmark
  public List<PlainClient> objects(Records counted) {
    counted.records += cells.size();
    return PlainClient.read(cells);
  }
}
