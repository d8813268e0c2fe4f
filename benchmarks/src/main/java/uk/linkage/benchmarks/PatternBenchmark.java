package uk.linkage.benchmarks;

import java.util.Arrays;
import java.util.SplittableRandom;
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
import uk.linkage.block.BlockingIndex;
import uk.linkage.block.PlannedKey;
import uk.linkage.match.Scorer;
import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.PatternReader;
import uk.linkage.sort.RowSorter;

/**
 * How fast is the pattern of two words read, and what does weighing it take?
 *
 * <p>The limit: the clock ({@link MachineCoreBenchmark}); the words are in the first-level cache.
 * The reader's thirty instructions are some eight cycles on a core that begins four a cycle.
 *
 * <pre>
 * benchmarks/jmh PatternBenchmark -prof gc
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class PatternBenchmark {

  /** Which pairs are read. */
  public enum Candidates {
    /** Those that the keys of a plan join, in their order: half of them are about one person. */
    OF_THE_PLAN {
      @Override
      void fill(FittedWorld world, long[] left, long[] right) {
        int[] filled = {0};
        for (PlannedKey key : world.plan.keys()) {
          BlockingIndex.of(world.records, key.key(), new RowSorter())
              .forEachPairInBlocks(
                  batch -> {
                    int more = Math.min(batch.size(), left.length - filled[0]);
                    System.arraycopy(batch.leftRecords(), 0, left, filled[0], more);
                    System.arraycopy(batch.rightRecords(), 0, right, filled[0], more);
                    filled[0] += more;
                  });
        }
        for (int i = filled[0]; i < left.length; i++) {
          left[i] = left[i % filled[0]];
          right[i] = right[i % filled[0]];
        }
      }
    },
    /** Any two records. */
    DRAWN {
      @Override
      void fill(FittedWorld world, long[] left, long[] right) {
        SplittableRandom random = new SplittableRandom(PackedWorld.SEED);
        Arrays.setAll(left, i -> world.records[random.nextInt(world.records.length)]);
        Arrays.setAll(right, i -> world.records[random.nextInt(world.records.length)]);
      }
    };

    /** Fills arrays with the words of pairs. */
    abstract void fill(FittedWorld world, long[] left, long[] right);
  }

  private static final int ROWS = 20_000;
  private static final int BATCH = 1 << 12;
  private static final int PAIRS = BATCH << 2;

  /** Which pairs are read. */
  @Param public Candidates candidates = Candidates.OF_THE_PLAN;

  private final AgreementLattice lattice = new AgreementLattice(AttributorLayout.SCHEMA);
  private final PatternReader reader = new PatternReader(lattice);
  private final long[][] left = new long[PAIRS / BATCH][BATCH];
  private final long[][] right = new long[PAIRS / BATCH][BATCH];
  private final int[] patterns = new int[BATCH];
  private final FittedWorld world = FittedWorld.of(ROWS);
  private final Scorer scorer = world.scorer;

  /** A benchmark with its parameters at their defaults. */
  public PatternBenchmark() {}

  /** Makes the pairs. */
  @Setup
  public void makePairs() {
    long[] lefts = new long[PAIRS];
    long[] rights = new long[PAIRS];
    candidates.fill(world, lefts, rights);
    for (int batch = 0; batch < left.length; batch++) {
      left[batch] = Arrays.copyOfRange(lefts, batch * BATCH, (batch + 1) * BATCH);
      right[batch] = Arrays.copyOfRange(rights, batch * BATCH, (batch + 1) * BATCH);
    }
  }

  /**
   * Reads patterns, a batch at a time: what scoring does with every candidate.
   *
   * @param counted counts pairs
   * @return the patterns of the last batch
   */
  @Benchmark
  public int[] batches(Pairs counted) {
    for (int batch = 0; batch < left.length; batch++) {
      reader.patterns(left[batch], right[batch], BATCH, patterns);
    }
    counted.pairs += PAIRS;
    return patterns;
  }

  /**
   * Reads patterns one by one.
   *
   * @param counted counts pairs
   * @return a number that depends on each
   */
  @Benchmark
  public long single(Pairs counted) {
    long sum = 0;
    for (int batch = 0; batch < left.length; batch++) {
      for (int i = 0; i < BATCH; i++) {
        sum += reader.pattern(left[batch][i], right[batch][i]);
      }
    }
    counted.pairs += PAIRS;
    return sum;
  }

  /**
   * Asks the lattice, comparison by comparison and level by level: the contestant.
   *
   * @param counted counts pairs
   * @return a number that depends on each
   */
  @Benchmark
  public long levelByLevel(Pairs counted) {
    long sum = 0;
    for (int batch = 0; batch < left.length; batch++) {
      for (int i = 0; i < BATCH; i++) {
        sum += lattice.pattern(left[batch][i], right[batch][i]);
      }
    }
    counted.pairs += PAIRS;
    return sum;
  }

  /**
   * Reads patterns one by one and weighs them, values included.
   *
   * @param counted counts pairs
   * @return a number that depends on each
   */
  @Benchmark
  public double weighed(Pairs counted) {
    double sum = 0;
    for (int batch = 0; batch < left.length; batch++) {
      for (int i = 0; i < BATCH; i++) {
        sum += scorer.logOdds(left[batch][i], right[batch][i]);
      }
    }
    counted.pairs += PAIRS;
    return sum;
  }
}
