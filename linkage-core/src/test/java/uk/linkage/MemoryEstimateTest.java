package uk.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryEstimateTest {

  @Test
  void withFacts_aFact_takesFourBytesARowAndAThirdMore() {
    MemoryEstimate without = MemoryEstimate.of(3_000_000, 2, LinkageMethod.LADDER);
    assertThat(without.withFacts(0)).isEqualTo(without);
    assertThat(without.withFacts(5).bytes() - without.bytes()).isEqualTo(80_000_000);
  }
}
