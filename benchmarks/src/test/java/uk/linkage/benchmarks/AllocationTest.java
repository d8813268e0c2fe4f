package uk.linkage.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.block.BlockingIndex;
import uk.linkage.block.PairBatch;
import uk.linkage.cluster.UnionFind;
import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.PatternReader;
import uk.linkage.sort.RowSorter;

/**
 * Kernels allocate their fixed arrays and nothing for a pair or a record: the same bytes for a few
 * as for a hundred times as many.
 */
class AllocationTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** What a compiler that comes between may leave behind, far below one byte a pair. */
  private static final long SLACK = 1_000;

  /** Four arrays of a batch, and the objects round them. */
  private static final long BATCH_BYTES = PairBatch.CAPACITY * 24L + SLACK;

  private static FittedWorld world;

  @BeforeAll
  static void fit() {
    world = FittedWorld.of(20_000);
  }

  /** The bytes that this thread allocates in a call, after some that were not looked at. */
  private static long allocated(Runnable kernel) {
    for (int call = 0; call < 20; call++) {
      kernel.run();
    }
    long least = Long.MAX_VALUE;
    for (int call = 0; call < 5; call++) {
      long before = THREADS.getCurrentThreadAllocatedBytes();
      kernel.run();
      least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
    }
    return least;
  }

  @Test
  void allocated_ofAnArray_isSeen() {
    assertThat(allocated(() -> assertThat(new long[1_000]).hasSize(1_000)))
        .isGreaterThanOrEqualTo(8_000);
  }

  @Test
  void forEachPair_millionPairs_allocatesOneBatch() {
    BlockingIndex index =
        BlockingIndex.of(
            PackedWorld.records(200_000), BlockingMask.BIRTH_DATE.key(), new RowSorter());
    assertThat(index.pairsInBlocks()).isGreaterThan(500_000);
    BlockingContestant.MixedPairs pairs = new BlockingContestant.MixedPairs();
    assertThat(allocated(() -> index.forEachPair(pairs))).isLessThan(BATCH_BYTES);
  }

  @Test
  void patterns_manyPairs_allocatesNothing() {
    PatternReader reader = new PatternReader(new AgreementLattice(AttributorLayout.SCHEMA));
    long[] left = new long[1 << 12];
    long[] right = new long[left.length];
    PatternBenchmark.Candidates.OF_THE_PLAN.fill(world, left, right);
    int[] patterns = new int[left.length];
    assertThat(allocated(() -> reader.patterns(left, right, left.length, patterns)))
        .isLessThan(SLACK);
  }

  @Test
  void logOdds_manyPairs_allocatesNothing() {
    long[] left = new long[1 << 12];
    long[] right = new long[left.length];
    PatternBenchmark.Candidates.OF_THE_PLAN.fill(world, left, right);
    double[] sum = new double[1];
    Runnable weigh =
        () -> {
          for (int pair = 0; pair < left.length; pair++) {
            sum[0] += world.scorer.logOdds(left[pair], right[pair]);
          }
        };
    assertThat(allocated(weigh)).isLessThan(SLACK);
    assertThat(sum[0]).isNotZero();
  }

  @Test
  void join_allLinks_allocatesNothing() {
    LinkedWorld links = new LinkedWorld(world);
    UnionFind sets = new UnionFind(links.records);
    Runnable join =
        () -> {
          for (int link = 0; link < links.left.length; link++) {
            sets.join(links.left[link], links.right[link]);
          }
        };
    assertThat(links.left.length).isGreaterThan(5_000);
    assertThat(allocated(join)).isLessThan(SLACK);
  }

  @Test
  void sort_withWorkingArrays_allocatesNothing() {
    RowSorter sorter = new RowSorter();
    long[] unsorted = SortBenchmark.keys(50_000, 29);
    long[] keys = new long[unsorted.length];
    int[] rows = new int[unsorted.length];
    Runnable sort =
        () -> {
          System.arraycopy(unsorted, 0, keys, 0, keys.length);
          sorter.sort(keys, rows, 0, keys.length);
        };
    assertThat(allocated(sort)).isLessThan(SLACK);
  }
}
