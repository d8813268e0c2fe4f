package uk.linkage.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
import uk.linkage.block.BlockingKey;
import uk.linkage.schema.Schema;
import uk.linkage.sort.RowSorter;

/**
 * Blocks of one key found, and their pairs emitted, by the index and by what one would write
 * without it.
 *
 * <pre>
 * mvn -q -B package -DskipTests -pl benchmarks -am
 * java -cp 'benchmarks/target/classes:benchmarks/target/lib/*' org.openjdk.jmh.Main BlockingBenchmark
 * </pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class BlockingBenchmark {

  /** The ways to find pairs. */
  public enum Contestant {
    /** The engine's index: a radix sort over the mask. */
    INDEX {
      @Override
      long sumOfPairs(long[] records, BlockingKey key, long mask) {
        long[] sum = new long[1];
        BlockingIndex.of(records, key, new RowSorter())
            .forEachPair(
                batch -> {
                  long part = 0;
                  for (int pair = 0; pair < batch.size(); pair++) {
                    part += mix(batch.left(pair), batch.right(pair));
                  }
                  sum[0] += part;
                });
        return sum[0];
      }
    },
    /** A map from the key, written out as text, to the rows that have it. */
    HASH_MAP {
      @Override
      long sumOfPairs(long[] records, BlockingKey key, long mask) {
        Map<String, List<Integer>> blocks = new HashMap<>();
        for (int row = 0; row < records.length; row++) {
          if (key.admits(records[row])) {
            blocks
                .computeIfAbsent(Long.toHexString(records[row] & mask), k -> new ArrayList<>())
                .add(row);
          }
        }
        long sum = 0;
        for (List<Integer> block : blocks.values()) {
          for (int i = 0; i < block.size(); i++) {
            for (int j = i + 1; j < block.size(); j++) {
              sum += mix(block.get(i), block.get(j));
            }
          }
        }
        return sum;
      }
    },
    /** Every pair looked at. */
    NESTED_LOOP {
      @Override
      long sumOfPairs(long[] records, BlockingKey key, long mask) {
        long sum = 0;
        for (int i = 0; i < records.length; i++) {
          for (int j = i + 1; j < records.length; j++) {
            if (((records[i] ^ records[j]) & mask) == 0 && key.admits(records[i])) {
              sum += mix(i, j);
            }
          }
        }
        return sum;
      }
    };

    /** A number that depends on every pair and not on their order. */
    abstract long sumOfPairs(long[] records, BlockingKey key, long mask);

    private static long mix(int left, int right) {
      return (left * 0x9E3779B97F4A7C15L) ^ (right * 0xC2B2AE3D27D4EB4FL);
    }
  }

  /** What records share: from few pairs to many. */
  public enum Mask {
    /** Initials, date of birth and sex: about one pair for every two records. */
    ATTRIBUTOR(AttributorLayout.ATTRIBUTOR_MASK),
    /** Date of birth. */
    BIRTH_DATE(AttributorLayout.BIRTH_DATE_MASK),
    /** Initials and year of birth: dense blocks. */
    INITIALS_AND_YEAR(AttributorLayout.INITIALS_MASK | AttributorLayout.BIRTH_YEAR.mask());

    final long bits;

    Mask(long bits) {
      this.bits = bits;
    }

    BlockingKey key() {
      Schema schema = AttributorLayout.SCHEMA;
      return new BlockingKey(schema, name(), bits);
    }
  }

  /** Who plays. The nested loop takes seconds an operation. */
  @Param({"INDEX", "HASH_MAP"})
  public Contestant contestant = Contestant.INDEX;

  /** The key. */
  @Param public Mask mask = Mask.ATTRIBUTOR;

  /** About how many records. */
  @Param({"100000"})
  public int rows = 100_000;

  private long[] records = {};

  /** A benchmark with its parameters at their defaults. */
  public BlockingBenchmark() {}

  /** Makes the records. */
  @Setup
  public void makeRecords() {
    records = PackedWorld.records(rows);
  }

  /**
   * Finds all pairs of the key.
   *
   * @return a number that depends on every pair
   */
  @Benchmark
  public long pairs() {
    return contestant.sumOfPairs(records, mask.key(), mask.bits);
  }
}
