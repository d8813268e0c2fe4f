package uk.linkage.sort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.Seeded;

class DistinctWordsTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 100, 3_000, 70_000})
  void of_anySizeAndMask_agreesWithTheJdk(int size) {
    SplittableRandom random = Seeded.random("of_anySizeAndMask_agreesWithTheJdk");
    for (long mask : new long[] {0, 1, 0xFFF0, 0x7FF0_0000_0000_0001L, -1L}) {
      long[] words = new long[size];
      for (int i = 0; i < size; i++) {
        // Half of them stand there before.
        words[i] = i > 0 && random.nextBoolean() ? words[random.nextInt(i)] : random.nextLong();
      }
      long[] expected =
          Arrays.stream(words).map(w -> w & mask).filter(w -> w != 0).distinct().sorted().toArray();

      long[] found = DistinctWords.of(words, mask);
      long[] backwards = words.clone();
      for (int i = 0; i < size; i++) {
        backwards[i] = words[size - 1 - i];
      }

      assertThat(DistinctWords.of(backwards, mask)).isEqualTo(found);
      Arrays.sort(found);
      assertThat(found).isEqualTo(expected);
    }
  }
}
