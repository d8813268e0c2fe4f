package uk.linkage.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.Seeded;

class FlagGatherTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5, 8})
  void of_anyFlags_tellsEverySubsetApart(int count) {
    SplittableRandom random = Seeded.random("of_anyFlags_tellsEverySubsetApart");
    for (int round = 0; round < 20; round++) {
      long flags = 0;
      while (Long.bitCount(flags) < count) {
        flags |= 1L << random.nextInt(Long.SIZE);
      }
      FlagGather gather = Objects.requireNonNull(FlagGather.of(flags));
      Set<Integer> numbers = new HashSet<>();
      for (long subset = flags; ; subset = (subset - 1) & flags) {
        int number = gather.number(subset | (random.nextLong() & ~flags));
        assertThat(number).isBetween(0, gather.range() - 1);
        numbers.add(number);
        if (subset == 0) {
          break;
        }
      }
      assertThat(numbers).hasSize(1 << count);
    }
  }

  @ParameterizedTest
  @EnumSource
  void flags_anyWord_areSetForFieldsThatAreNotZero(Things things) {
    SplittableRandom random = Seeded.random("flags_anyWord_areSetForFieldsThatAreNotZero");
    List<Field> fields = things.schema().fields();
    FieldFlags flags = new FieldFlags(fields);
    for (int i = 0; i < 10_000; i++) {
      long word = -1L;
      for (int thinner = 0; thinner < 3; thinner++) {
        word &= random.nextLong();
      }
      long expected = 0;
      for (Field field : fields) {
        expected |= field.isPresentIn(word) ? Long.highestOneBit(field.mask()) : 0;
      }
      assertThat(flags.nonZero(word)).isEqualTo(expected);
      assertThat(flags.zero(word)).isEqualTo(flags.highest() & ~expected);
    }
  }

  @Test
  void flags_noFields_areNone() {
    assertThat(new FieldFlags(List.of()).nonZero(-1L)).isZero();
  }
}
