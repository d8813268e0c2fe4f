package uk.linkage.benchmarks;

import java.util.ArrayList;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import uk.linkage.block.BlockingIndex;
import uk.linkage.block.PlannedKey;
import uk.linkage.match.Links;
import uk.linkage.parallel.Workers;
import uk.linkage.sort.RowSorter;

/**
 * How many candidates a second are made, compared and scored, from records to links?
 *
 * <p>A pair counts as often as a key of the plan joins it: it is made and compared each time, and
 * weighed once. An SQL engine must make the same pairs first, so {@link BlockingBenchmark} bounds
 * it from above.
 *
 * <pre>
 * benchmarks/jmh ScoringBenchmark
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ScoringBenchmark {

  /** The ways to score. */
  public enum Contestant {
    /** The engine: batches of pairs, patterns read by table, weights by pattern. */
    BATCHES {
      @Override
      long[] links(FittedWorld world, Workers workers) {
        Links links = world.links(workers);
        long[] pairs = new long[links.size()];
        for (int link = 0; link < pairs.length; link++) {
          pairs[link] = pair(links.left(link), links.right(link));
        }
        return pairs;
      }

      @Override
      long pairs(FittedWorld world) {
        return world.plan.joins();
      }
    },
    /** The same candidates, each asked level by level, on one thread. */
    PAIR_BY_PAIR {
      @Override
      long[] links(FittedWorld world, Workers workers) {
        List<Long> pairs = new ArrayList<>();
        List<PlannedKey> keys = world.plan.keys();
        for (int key = 0; key < keys.size(); key++) {
          int place = key;
          BlockingIndex.of(world.records, keys.get(key).key(), new RowSorter())
              .forEachPairInBlocks(
                  batch -> {
                    for (int pair = 0; pair < batch.size(); pair++) {
                      int left = batch.left(pair);
                      int right = batch.right(pair);
                      int pattern =
                          world.census.lattice().pattern(world.records[left], world.records[right]);
                      if (world.plan.keyOf(pattern) == place
                          && reaches(world, pattern, left, right)) {
                        pairs.add(pair(left, right));
                      }
                    }
                  });
        }
        return pairs.stream().mapToLong(Long::longValue).sorted().toArray();
      }

      @Override
      long pairs(FittedWorld world) {
        return world.plan.joins();
      }
    },
    /** Every pair there is, without any blocking, on one thread. */
    EVERY_PAIR {
      @Override
      long[] links(FittedWorld world, Workers workers) {
        List<Long> pairs = new ArrayList<>();
        for (int left = 0; left < world.records.length; left++) {
          for (int right = left + 1; right < world.records.length; right++) {
            int pattern = world.scorer.pattern(world.records[left], world.records[right]);
            if (world.scorer.bestLogOdds(pattern) >= FittedWorld.THRESHOLD
                && reaches(world, pattern, left, right)) {
              pairs.add(pair(left, right));
            }
          }
        }
        return pairs.stream().mapToLong(Long::longValue).toArray();
      }

      @Override
      long pairs(FittedWorld world) {
        return world.records.length * (world.records.length - 1L) / 2;
      }
    };

    /** The pairs that reach the threshold, as {@code left << 32 | right}, in order. */
    abstract long[] links(FittedWorld world, Workers workers);

    /** How many pairs are compared on the way. */
    abstract long pairs(FittedWorld world);

    private static long pair(int left, int right) {
      return (long) left << 32 | right;
    }

    private static boolean reaches(FittedWorld world, int pattern, int left, int right) {
      return world.scorer.logOdds(pattern, world.records[left], world.records[right])
          >= FittedWorld.THRESHOLD;
    }
  }

  /** Who plays. Every pair takes a minute for 100,000 records. */
  @Param({"BATCHES", "PAIR_BY_PAIR"})
  public Contestant contestant = Contestant.BATCHES;

  /** About how many records. */
  @Param({"100000", "1000000"})
  public int rows = 100_000;

  /** How many threads score; a key is one thread's work. */
  @Param("1")
  public int threads = 1;

  private Workers workers = new Workers(1);

  @SuppressWarnings("NullAway.Init") // JMH calls what @Setup marks first
  private FittedWorld world;

  /** A benchmark with its parameters at their defaults. */
  public ScoringBenchmark() {}

  /** Makes the records and fits their model. */
  @Setup
  public void fit() {
    workers.close();
    workers = new Workers(threads);
    world = FittedWorld.of(rows);
  }

  /** Ends the threads. */
  @TearDown
  public void endWorkers() {
    workers.close();
  }

  /**
   * Links the records.
   *
   * @param counted counts pairs compared
   * @return the links
   */
  @Benchmark
  public long[] links(Pairs counted) {
    counted.pairs += contestant.pairs(world);
    return contestant.links(world, workers);
  }
}
