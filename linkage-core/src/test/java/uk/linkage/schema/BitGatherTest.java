package uk.linkage.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import uk.linkage.Seeded;

class BitGatherTest {

  @Test
  void number_anyMask_isItsBitsOneAfterTheOtherAndLeadsBack() {
    SplittableRandom random = Seeded.random("number_anyMask_isItsBitsOneAfterTheOtherAndLeadsBack");
    for (int round = 0; round < 2_000; round++) {
      long thinned = random.nextLong();
      long mask = round == 0 ? -1L : thinned & random.nextLong();
      long word = random.nextLong();
      long expected = 0;
      int place = 0;
      for (int bit = 0; bit < Long.SIZE; bit++) {
        if ((mask >>> bit & 1) != 0) {
          expected |= (word >>> bit & 1) << place++;
        }
      }
      BitGather gather = new BitGather(mask);
      assertThat(gather.number(word)).isEqualTo(expected);
      assertThat(gather.word(expected)).isEqualTo(word & mask);
    }
  }
}
