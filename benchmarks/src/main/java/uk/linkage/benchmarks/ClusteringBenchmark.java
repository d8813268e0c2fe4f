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
import uk.linkage.cluster.CohesiveClusters;
import uk.linkage.cluster.UnionFind;
import uk.linkage.fixtures.reference.ConnectedComponents;

/**
 * How fast do links become sets of records: joined one by one, joined where they hold together, and
 * by walking lists of neighbours?
 *
 * <p>The limit: two random accesses for each link, into four bytes a record ({@code gather} and
 * {@code chase} of {@link MachineMemoryBenchmark}).
 *
 * <pre>
 * benchmarks/jmh ClusteringBenchmark -prof gc
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ClusteringBenchmark {

  /** The ways to join. */
  public enum Contestant {
    /** The engine's sets: whoever a chain of links connects. */
    UNION_FIND {
      @Override
      int[] sets(LinkedWorld world) {
        UnionFind sets = new UnionFind(world.records);
        for (int link = 0; link < world.left.length; link++) {
          sets.join(world.left[link], world.right[link]);
        }
        return representatives(sets);
      }
    },
    /** The engine's clusters: strongest links first, pairs across weighed. */
    COHESIVE {
      @Override
      int[] sets(LinkedWorld world) {
        return cohesive(world, CohesiveClusters.USUAL_CUT);
      }
    },
    /** The same, with nothing asked of the pairs across: the components again. */
    COHESIVE_WITHOUT_CUT {
      @Override
      int[] sets(LinkedWorld world) {
        return cohesive(world, Double.NEGATIVE_INFINITY);
      }
    },
    /** A breadth-first walk over lists of neighbours. */
    BREADTH_FIRST {
      @Override
      int[] sets(LinkedWorld world) {
        return ConnectedComponents.of(world.records, world.left, world.right);
      }
    };

    /** The smallest record of the set of each record. */
    abstract int[] sets(LinkedWorld world);

    private static int[] cohesive(LinkedWorld world, double cut) {
      long[] records = world.world.records;
      CohesiveClusters clusters =
          new CohesiveClusters(
              world.records, (a, b) -> world.world.scorer.logOdds(records[a], records[b]), cut);
      for (int link : world.strongestFirst) {
        clusters.join(world.left[link], world.right[link]);
      }
      return representatives(clusters.sets());
    }

    private static int[] representatives(UnionFind sets) {
      int[] of = new int[sets.size()];
      Arrays.setAll(of, sets::find);
      return of;
    }
  }

  /** Who plays. */
  @Param({"UNION_FIND", "COHESIVE", "BREADTH_FIRST"})
  public Contestant contestant = Contestant.UNION_FIND;

  /** About how many records. */
  @Param({"100000", "1000000"})
  public int rows = 100_000;

  @SuppressWarnings("NullAway.Init") // JMH calls what @Setup marks first
  private LinkedWorld world;

  /** A benchmark with its parameters at their defaults. */
  public ClusteringBenchmark() {}

  /** Links the records. */
  @Setup
  public void link() {
    world = new LinkedWorld(FittedWorld.of(rows));
  }

  /**
   * Joins what is linked.
   *
   * @param counted counts links
   * @return the set of each record
   */
  @Benchmark
  public int[] sets(Pairs counted) {
    counted.pairs += world.left.length;
    return contestant.sets(world);
  }
}
