package uk.linkage.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
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
import uk.linkage.fixtures.world.WorldRecord;

/**
 * How fast are single cells read into bits, and how fast by {@code java.time} and regular
 * expressions?
 *
 * <p>The text contestant is handed its strings ready made; the engine reads bytes.
 *
 * <pre>
 * benchmarks/jmh ParsingBenchmark
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class ParsingBenchmark {

  /** The ways to read. */
  public enum Contestant {
    /** The engine: bytes to bits. */
    BYTES,
    /** The JDK: text to objects. */
    TEXT
  }

  private static final int CELLS = 100_000;

  /** Who plays. */
  @Param public Contestant contestant = Contestant.BYTES;

  /** What is read. */
  @Param public ParsedField field = ParsedField.BIRTH_DATE;

  private String[] texts = {};
  private byte[] bytes = {};
  private int[] ends = {};

  /** A benchmark with its parameters at their defaults. */
  public ParsingBenchmark() {}

  /** Writes the cells. */
  @Setup
  public void makeCells() {
    List<WorldRecord> rows = PackedWorld.cells(CELLS);
    texts = rows.stream().map(field::cell).toArray(String[]::new);
    bytes = String.join("", texts).getBytes(StandardCharsets.UTF_8);
    ends = new int[texts.length];
    int end = 0;
    for (int i = 0; i < texts.length; i++) {
      end += texts[i].getBytes(StandardCharsets.UTF_8).length;
      ends[i] = end;
    }
  }

  /**
   * Reads all cells.
   *
   * @param counted counts them
   * @return a number that depends on each
   */
  @Benchmark
  public long cells(Records counted) {
    counted.records += texts.length;
    return contestant == Contestant.BYTES ? sumOfBits() : sumOfHashes();
  }

  private long sumOfBits() {
    long sum = 0;
    int from = 0;
    for (int to : ends) {
      sum += field.packed(bytes, from, to);
      from = to;
    }
    return sum;
  }

  private long sumOfHashes() {
    long sum = 0;
    for (String text : texts) {
      sum += Objects.hashCode(field.read(text));
    }
    return sum;
  }
}
