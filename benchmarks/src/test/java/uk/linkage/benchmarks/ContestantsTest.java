package uk.linkage.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.linkage.benchmarks.BlockingBenchmark.Contestant;
import uk.linkage.benchmarks.BlockingBenchmark.Mask;

class ContestantsTest {

  @ParameterizedTest
  @EnumSource
  void blocking_allContestants_findTheSamePairs(Mask mask) {
    long[] records = PackedWorld.records(6_000);
    assertThat(records.length).isGreaterThan(3_000);
    long expected = Contestant.NESTED_LOOP.sumOfPairs(records, mask.key(), mask.bits);
    assertThat(expected).isNotZero();
    for (Contestant contestant : Contestant.values()) {
      assertThat(contestant.sumOfPairs(records, mask.key(), mask.bits))
          .as(contestant.name())
          .isEqualTo(expected);
    }
  }
}
