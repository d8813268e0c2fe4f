package uk.linkage.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import uk.linkage.intake.ClientBatch;
import uk.linkage.intake.Intake;

/**
 * Rows screened, parsed and packed, per row.
 *
 * <pre>
 * mvn -q -B package -DskipTests -pl benchmarks -am
 * java -cp 'benchmarks/target/classes:benchmarks/target/lib/*' org.openjdk.jmh.Main PackingBenchmark
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class PackingBenchmark {

  private static final int ROWS = 100_000;

  private final ClientBatch batch = PackedWorld.batch(PackedWorld.cells(ROWS));

  /** A benchmark over a fixed world. */
  public PackingBenchmark() {}

  /**
   * Takes in all rows.
   *
   * @return what was taken in
   */
  @Benchmark
  @OperationsPerInvocation(ROWS)
  public Intake pack() {
    return PackedWorld.intake(batch);
  }
}
