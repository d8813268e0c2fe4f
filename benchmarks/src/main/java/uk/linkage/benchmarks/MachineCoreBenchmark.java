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
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast is one core of this machine: its clock, and what a branch costs that nobody can predict?
 *
 * <pre>
 * benchmarks/jmh MachineCoreBenchmark
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(3)
public class MachineCoreBenchmark {

  /*
   * The clock is told by a chain of x = x * x + c: nothing can be computed ahead, and no compiler
   * knows a shorter form. A multiplication takes three cycles and an addition one on the x86 cores
   * of the last ten years (Fog, Instruction tables), and on ARM the pair takes three or four.
   *
   * The branch guards a store, which compilers don't turn into a conditional move.
   */
  private static final long SEED = 1;
  private static final int CYCLES_OF_A_STEP = 4;
  private static final int STEPS = 1 << 16;
  private static final int BRANCHES = 1 << 20;

  /** Cycles of the clock. */
  @State(Scope.Thread)
  @AuxCounters
  public static class Clock {

    /** How many since the iteration began. */
    public long cycles;

    /** Nothing counted yet. */
    public Clock() {}
  }

  /** Branches taken or not. */
  @State(Scope.Thread)
  @AuxCounters
  public static class Branched {

    /** How many since the iteration began. */
    public long branches;

    /** Nothing counted yet. */
    public Branched() {}
  }

  private final byte[] random = new byte[BRANCHES];
  private final byte[] regular = new byte[BRANCHES];
  private final int[] kept = new int[BRANCHES + 1];
  private long chained = 3;

  /** A benchmark over fixed bits. */
  public MachineCoreBenchmark() {
    SplittableRandom draws = new SplittableRandom(SEED);
    for (int i = 0; i < BRANCHES; i++) {
      random[i] = (byte) draws.nextInt(2);
      regular[i] = (byte) (i & 1);
    }
  }

  /**
   * Makes a step after the other, none of which can begin before the last has ended.
   *
   * @param clock counts cycles
   * @return the end of the chain
   */
  @Benchmark
  public long clock(Clock clock) {
    long x = chained;
    final long c = chained;
    for (int step = 0; step < STEPS; step++) {
      x = x * x + c;
    }
    chained = x | 1;
    clock.cycles += (long) CYCLES_OF_A_STEP * STEPS;
    return x;
  }

  /**
   * Asks a question whose answers alternate.
   *
   * @param branched counts branches
   * @return how often the answer was yes
   */
  @Benchmark
  public int predictable(Branched branched) {
    branched.branches += BRANCHES;
    return keep(regular, kept);
  }

  /**
   * Asks a question whose answers are drawn: a branch predictor is wrong every other time.
   *
   * @param branched counts branches
   * @return how often the answer was yes
   */
  @Benchmark
  public int unpredictable(Branched branched) {
    branched.branches += BRANCHES;
    return keep(random, kept);
  }

  private static int keep(byte[] bits, int[] places) {
    int count = 0;
    for (int i = 0; i < bits.length; i++) {
      if (bits[i] != 0) {
        places[count++] = i;
      }
    }
    return count;
  }
}
