package uk.linkage.benchmarks;

import java.util.Arrays;
import java.util.Comparator;
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
import uk.linkage.sort.RowSorter;

/**
 * How fast are keys sorted that carry a row number, by how many there are and how wide they are?
 *
 * <p>Every operation copies the unsorted keys first: for all contestants alike.
 *
 * <pre>
 * benchmarks/jmh SortBenchmark
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class SortBenchmark {

  /** The ways to sort. */
  public enum Contestant {
    /** The engine's radix sort. */
    ROW_SORTER {
      @Override
      void sort(long[] keys, int[] rows, RowSorter sorter) {
        sorter.sort(keys, rows, 0, keys.length);
      }
    },
    /** The JDK's sort of numbers, row numbers in the lowest bits: for keys that leave the room. */
    ARRAYS_SORT {
      @Override
      void sort(long[] keys, int[] rows, RowSorter sorter) {
        join(keys, rows);
        Arrays.sort(keys);
        split(keys, rows);
      }
    },
    /** The same on all cores. */
    PARALLEL_SORT {
      @Override
      @SuppressForbidden("a contestant that ignores --threads is what is measured")
      void sort(long[] keys, int[] rows, RowSorter sorter) {
        join(keys, rows);
        Arrays.parallelSort(keys);
        split(keys, rows);
      }
    },
    /** Row numbers sorted by their keys, as objects. */
    INDEX_SORT {
      @Override
      void sort(long[] keys, int[] rows, RowSorter sorter) {
        long[] unsorted = keys.clone();
        Integer[] order = Arrays.stream(rows).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingLong(row -> unsorted[row]));
        for (int i = 0; i < order.length; i++) {
          rows[i] = order[i];
          keys[i] = unsorted[order[i]];
        }
      }
    };

    private static final int ROW_BITS = 20;

    /** Sorts keys of less than 44 bits; {@code rows} holds 0 to their number, less than 2^20. */
    abstract void sort(long[] keys, int[] rows, RowSorter sorter);

    private static void join(long[] keys, int[] rows) {
      for (int i = 0; i < keys.length; i++) {
        keys[i] = keys[i] << ROW_BITS | rows[i];
      }
    }

    private static void split(long[] keys, int[] rows) {
      for (int i = 0; i < keys.length; i++) {
        rows[i] = (int) keys[i] & ((1 << ROW_BITS) - 1);
        keys[i] >>>= ROW_BITS;
      }
    }
  }

  /** Who plays. */
  @Param public Contestant contestant = Contestant.ROW_SORTER;

  /** How many keys. */
  @Param({"10000", "100000", "1000000"})
  public int rows = 100_000;

  /** How many bits a key has: a date of birth is 17 wide, an attributor 29. */
  @Param({"17", "29"})
  public int bits = 29;

  private long[] unsorted = {};
  private int[] order = {};
  private long[] keys = {};
  private int[] carried = {};
  private final RowSorter sorter = new RowSorter();

  /** A benchmark with its parameters at their defaults. */
  public SortBenchmark() {}

  /** Draws the keys. */
  @Setup
  public void drawKeys() {
    unsorted = keys(rows, bits);
    order = new int[rows];
    Arrays.setAll(order, row -> row);
    keys = new long[rows];
    carried = new int[rows];
  }

  /** Even keys of a seed. */
  static long[] keys(int count, int bits) {
    return new SplittableRandom(PackedWorld.SEED).longs(count, 0, 1L << bits).toArray();
  }

  /**
   * Sorts the keys.
   *
   * @param counted counts them
   * @return the rows in order of key
   */
  @Benchmark
  public int[] sort(Records counted) {
    System.arraycopy(unsorted, 0, keys, 0, keys.length);
    System.arraycopy(order, 0, carried, 0, carried.length);
    contestant.sort(keys, carried, sorter);
    counted.records += keys.length;
    return carried;
  }
}
