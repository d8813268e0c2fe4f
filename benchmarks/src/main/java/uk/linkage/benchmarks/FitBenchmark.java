package uk.linkage.benchmarks;

import java.util.Arrays;
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
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.census.PatternCensus;
import uk.linkage.census.PatternCounts;
import uk.linkage.fixtures.reference.TextbookEm;
import uk.linkage.model.ExpectationMaximisation;
import uk.linkage.model.FitResult;
import uk.linkage.model.FitSettings;
import uk.linkage.model.ModelKind;
import uk.linkage.parallel.Workers;
import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.Schema;

/**
 * How long does it take to fit a model to the counts of patterns, and to pairs one by one?
 *
 * <p>Records have every field here, so that the textbook can follow. It makes twenty rounds, from a
 * start near the end; the engine goes on until nothing changes, from several starts, and its time
 * does not depend on the number of pairs.
 *
 * <pre>
 * benchmarks/jmh FitBenchmark
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class FitBenchmark {

  /** As many as a patient user would make. */
  static final int ROUNDS = 20;

  private static final int MOST_OF_TEXTBOOK = 1_000;

  /** About how many records. */
  @Param({"1000", "100000"})
  public int rows = 1_000;

  @SuppressWarnings("NullAway.Init") // JMH calls what @Setup marks first
  private PatternCounts census;

  @SuppressWarnings("NullAway.Init") // JMH calls what @Setup marks first
  private FitSettings settings;

  @SuppressWarnings("NullAway.Init") // JMH calls what @Setup marks first
  private TextbookFit textbook;

  /** A benchmark with its parameters at their defaults. */
  public FitBenchmark() {}

  /** Counts the patterns. */
  @Setup
  public void count() {
    long[] records = wholeRecords(rows);
    census = census(records);
    settings = FittedWorld.settings(records.length);
    int ofTextbook = Math.min(records.length, MOST_OF_TEXTBOOK);
    textbook = new TextbookFit(census(Arrays.copyOf(records, ofTextbook)), ofTextbook / 2.0);
  }

  /** Those records of a world that have every field. */
  static long[] wholeRecords(int rows) {
    long[] fields = AttributorLayout.SCHEMA.fieldMasks(-1L);
    return Arrays.stream(PackedWorld.records(rows)).filter(r -> Schema.hasAll(r, fields)).toArray();
  }

  /** The patterns of all pairs. */
  static PatternCounts census(long[] records) {
    try (Workers workers = new Workers(1)) {
      return new PatternCensus(new AgreementLattice(AttributorLayout.SCHEMA), workers)
          .within(records);
    }
  }

  /**
   * Fits the model that the engine uses: interactions among strangers, if they are worth it.
   *
   * @param counted counts pairs accounted for
   * @return the model
   */
  @Benchmark
  public FitResult fit(Pairs counted) {
    counted.pairs += census.pairs();
    return ExpectationMaximisation.fit(census, settings);
  }

  /**
   * Fits a model of independent comparisons.
   *
   * @param counted counts pairs accounted for
   * @return the model
   */
  @Benchmark
  public FitResult independent(Pairs counted) {
    counted.pairs += census.pairs();
    return ExpectationMaximisation.fit(census, settings.withKind(ModelKind.INDEPENDENT));
  }

  /**
   * Makes twenty rounds over the pairs of a thousand records, or fewer.
   *
   * @param counted counts pairs gone through
   * @return the model
   */
  @Benchmark
  public TextbookEm textbook(Pairs counted) {
    counted.pairs += ROUNDS * textbook.pairs();
    return textbook.run(ROUNDS);
  }
}
