package uk.linkage.sort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.Seeded;

class RowSorterTest {

  /** Bits that keys may have: none, few, scattered, a prefix, the sign, all. */
  private static final long[] MASKS = {
    0, 1, 0x8000_0000_0000_0001L, 0x00FF_00F0_0F00_1001L, 0x7FF0_0000_0000_0000L, -1L
  };

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 47, 48, 49, 1000, 20_000, 70_000})
  void sort_anySizeAndDensity_agreesWithTheJdk(int size) {
    SplittableRandom random = Seeded.random("sort_anySizeAndDensity_agreesWithTheJdk");
    RowSorter sorter = new RowSorter();
    for (long mask : MASKS) {
      int from = size / 7;
      long[] keys = random.longs(size).map(key -> key & mask).toArray();
      int[] rows = IntStream.range(0, size).toArray();
      long[] before = keys.clone();
      int[] expected =
          IntStream.range(from, size)
              .boxed()
              .sorted(
                  Comparator.comparing((Integer row) -> before[row], Long::compareUnsigned)
                      .thenComparing(row -> row))
              .mapToInt(Integer::intValue)
              .toArray();

      sorter.sort(keys, rows, from, size);

      assertThat(IntStream.range(from, size).map(i -> rows[i]).toArray()).isEqualTo(expected);
      assertThat(keys)
          .isEqualTo(IntStream.range(0, size).mapToLong(i -> before[rows[i]]).toArray());
    }
  }

  @Test
  void sort_again_needsNoMoreMemory() {
    RowSorter sorter = new RowSorter();
    long[] keys = IntStream.range(0, 1000).mapToLong(i -> -i).toArray();
    sorter.sort(keys, new int[1000], 0, 1000);
    long bytes = sorter.ramBytesUsed();
    sorter.sort(keys, new int[1000], 0, 500);
    assertThat(sorter.ramBytesUsed()).isEqualTo(bytes).isEqualTo(12_000 + 2 * 8_192);
  }
}
