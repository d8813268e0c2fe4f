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
import uk.linkage.ClientSource;
import uk.linkage.Linkage;
import uk.linkage.LinkageMethod;
import uk.linkage.LinkageResult;
import uk.linkage.LinkageSettings;
import uk.linkage.StageListener;
import uk.linkage.intake.IntakeSettings;

/**
 * How many records a second does the whole engine link, from cells in memory to persons?
 *
 * <p>{@code benchmarks/peers} has the contestants: other tools, in processes of their own.
 *
 * <pre>
 * benchmarks/jmh PipelineBenchmark
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class PipelineBenchmark {

  /** How records are linked. */
  @Param({"PROBABILISTIC", "ATTRIBUTOR"})
  public LinkageMethod method = LinkageMethod.PROBABILISTIC;

  /** How many rows are read. */
  @Param({"100000", "1000000"})
  public int rows = 100_000;

  /** How many threads link. */
  @Param({"1", "2"})
  public int threads = 1;

  @SuppressWarnings("NullAway.Init") // JMH calls what @Setup marks first
  private ClientSource source;

  /** A benchmark with its parameters at their defaults. */
  public PipelineBenchmark() {}

  /** Makes the rows. */
  @Setup
  public void makeRows() {
    source = source(rows);
  }

  /** Rows that are in memory already. */
  static ClientSource source(int rows) {
    return new RecordBatches(PackedWorld.batches(PackedWorld.cells(rows)));
  }

  /** The settings of a run with all the memory there is. */
  static LinkageSettings settings(LinkageMethod method, int threads, IntakeSettings intake) {
    return new LinkageSettings(intake, method, threads, Runtime.getRuntime().maxMemory());
  }

  /**
   * Links the rows.
   *
   * @param counted counts them
   * @return the persons, and all that was found on the way
   */
  @Benchmark
  public LinkageResult run(Records counted) {
    counted.records += source.estimatedRows();
    return Linkage.run(
        source,
        settings(method, threads, IntakeSettings.standard(PackedWorld.settings(1).asAt())),
        StageListener.SILENT);
  }
}
