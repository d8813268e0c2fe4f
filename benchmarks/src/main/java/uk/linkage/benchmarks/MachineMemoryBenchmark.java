package uk.linkage.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
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

/**
 * How fast does this machine move words, one thread alone? The kernels are held against it: a
 * million records are 8 MB of words.
 *
 * <pre>
 * benchmarks/jmh MachineMemoryBenchmark
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class MachineMemoryBenchmark {

  private static final long SEED = 1;
  private static final int DIGIT_BITS = 11;
  private static final int STEPS = 1 << 18;

  /** Bytes moved, both ways. */
  @State(Scope.Thread)
  @AuxCounters
  public static class Moved {

    /** How many since the iteration began. */
    public long bytes;

    /** Nothing moved yet. */
    public Moved() {}
  }

  /** Words touched in no order. */
  @State(Scope.Thread)
  @AuxCounters
  public static class Touched {

    /** How many since the iteration began. */
    public long words;

    /** Nothing touched yet. */
    public Touched() {}
  }

  /**
   * How large the array is: within the second-level cache; the words of about a hundred thousand
   * records; of a million; of eight million, which no cache holds.
   */
  @Param({"64", "1024", "8192", "65536"})
  public int kilobytes = 8192;

  private long[] words = {};
  private long[] copied = {};
  private int[] order = {};
  private int[] next = {};
  private int[] starts = {};
  private final int[] places = new int[1 << DIGIT_BITS];
  private int at;

  /** A benchmark with its parameters at their defaults. */
  public MachineMemoryBenchmark() {}

  /** Fills the arrays. */
  @Setup
  public void fill() {
    SplittableRandom random = new SplittableRandom(SEED);
    int size = kilobytes * (1024 / Long.BYTES);
    words = random.longs(size).toArray();
    copied = new long[size];
    order = random.ints(size, 0, size).toArray();
    next = oneCycle(2 * size, random);
    starts = new int[(1 << DIGIT_BITS) + 1];
    for (long word : words) {
      starts[digit(word) + 1]++;
    }
    for (int d = 0; d < 1 << DIGIT_BITS; d++) {
      starts[d + 1] += starts[d];
    }
  }

  /** A permutation that comes to every place before it comes back (Sattolo's). */
  private static int[] oneCycle(int size, SplittableRandom random) {
    int[] cycle = new int[size];
    for (int i = 0; i < size; i++) {
      cycle[i] = i;
    }
    for (int i = size - 1; i > 0; i--) {
      int other = random.nextInt(i);
      int held = cycle[i];
      cycle[i] = cycle[other];
      cycle[other] = held;
    }
    return cycle;
  }

  private static int digit(long word) {
    return (int) (word >>> (Long.SIZE - DIGIT_BITS));
  }

  /**
   * Reads the words one after the other.
   *
   * @param moved counts bytes
   * @return their sum
   */
  @Benchmark
  public long read(Moved moved) {
    long sum = 0;
    for (long word : words) {
      sum += word;
    }
    moved.bytes += (long) Long.BYTES * words.length;
    return sum;
  }

  /**
   * Copies the words.
   *
   * @param moved counts bytes, those read and those written
   * @return the copy
   */
  @Benchmark
  public long[] copy(Moved moved) {
    System.arraycopy(words, 0, copied, 0, words.length);
    moved.bytes += 2L * Long.BYTES * words.length;
    return copied;
  }

  /**
   * Reads words whose places are known beforehand, in no order: many are on their way at once.
   *
   * @param touched counts words
   * @return their sum
   */
  @Benchmark
  public long gather(Touched touched) {
    final long[] from = words;
    long sum = 0;
    for (int place : order) {
      sum += from[place];
    }
    touched.words += order.length;
    return sum;
  }

  /**
   * Writes every word to one of 2,048 rising places, as a pass of a radix sort must.
   *
   * @param touched counts words
   * @return what was written
   */
  @Benchmark
  public long[] scatter(Touched touched) {
    final long[] to = copied;
    final int[] rising = places;
    System.arraycopy(starts, 0, rising, 0, rising.length);
    for (long word : words) {
      to[rising[digit(word)]++] = word;
    }
    touched.words += words.length;
    return to;
  }

  /**
   * Follows places each of which is known only when the one before has been read: the latency of a
   * load.
   *
   * @param touched counts loads
   * @return where it ends
   */
  @Benchmark
  public int chase(Touched touched) {
    final int[] to = next;
    int place = at;
    for (int step = 0; step < STEPS; step++) {
      place = to[place];
    }
    at = place;
    touched.words += STEPS;
    return place;
  }
}
