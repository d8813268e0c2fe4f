package uk.linkage.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
import uk.linkage.Linkage;
import uk.linkage.LinkageMethod;
import uk.linkage.LinkageResult;
import uk.linkage.StageListener;
import uk.linkage.attributor.Postcode;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.ReadOptions;
import uk.linkage.duckdb.output.LinkageOutputs;
import uk.linkage.duckdb.output.OutputDirectory;
import uk.linkage.duckdb.output.OutputFormat;
import uk.linkage.duckdb.output.RunInfo;
import uk.linkage.fixtures.world.WorldRecord;

/**
 * How many records a second are linked from a CSV file to the CSV files of a result, in a process
 * that is warm?
 *
 * <p>The files stand in {@code benchmarks/target/jmh} and hold a generated world. What the start of
 * a process costs is in {@code docs/performance.md}.
 *
 * <pre>
 * benchmarks/jmh FilesBenchmark
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class FilesBenchmark {

  private static final Path FOLDER = Path.of("benchmarks", "target", "jmh");
  private static final long DATABASE_BYTES = 1L << 30;

  /** How many rows are read. */
  @Param({"100000", "1000000"})
  public int rows = 100_000;

  /** How many threads read, link and write. */
  @Param("2")
  public int threads = 2;

  private Path input = FOLDER;

  /** A benchmark with its parameters at their defaults. */
  public FilesBenchmark() {}

  /**
   * Writes the input.
   *
   * @throws IOException if it can't be written
   */
  @Setup
  public void writeInput() throws IOException {
    Files.createDirectories(FOLDER);
    input = FOLDER.resolve("clients-" + rows + ".csv");
    write(PackedWorld.cells(rows), input);
  }

  /** Writes rows as a file that the engine reads. */
  static void write(List<WorldRecord> cells, Path file) throws IOException {
    StringBuilder csv =
        new StringBuilder(
            "provider,record_id,first_initial,last_initial,dob,sex,postcode,consent\n");
    for (WorldRecord row : cells) {
      csv.append(
          String.join(
              ",",
              row.provider(),
              row.recordId(),
              row.firstInitial(),
              row.lastInitial(),
              row.birthDate(),
              row.sex(),
              row.postcode(),
              row.consent()));
      csv.append('\n');
    }
    Files.writeString(file, csv);
  }

  /**
   * Reads, links and writes.
   *
   * @param counted counts rows
   * @return what was found
   */
  @Benchmark
  public LinkageResult run(Records counted) {
    counted.records += rows;
    return link(input, FOLDER.resolve("result-" + rows), threads);
  }

  /** What the command line does for {@code linkage dedupe}. */
  static LinkageResult link(Path input, Path out, int threads) {
    try (DuckDb db = DuckDb.inMemory(threads, DATABASE_BYTES);
        OutputDirectory directory = OutputDirectory.prepare(out, /* overwrite= */ true)) {
      ClientFiles files =
          ClientFiles.open(
              db,
              new ReadOptions(
                  List.of(input.toString()),
                  "ims",
                  Map.of(),
                  Set.of(),
                  "utf-8",
                  /* provider= */ null,
                  /* consentHeld= */ false,
                  List.of(),
                  Postcode.Kind.FULL,
                  PackedWorld.settings(1).asAt(),
                  /* greatestAge= */ null));
      LinkageResult result =
          Linkage.run(
              files,
              PipelineBenchmark.settings(
                  LinkageMethod.PROBABILISTIC, threads, files.intakeSettings()),
              StageListener.SILENT);
      LinkageOutputs.write(
          directory,
          result,
          files,
          new RunInfo("benchmark", List.of(), "benchmark", Instant.EPOCH, /* seed= */ null),
          OutputFormat.CSV,
          db);
      directory.commit();
      return result;
    }
  }
}
