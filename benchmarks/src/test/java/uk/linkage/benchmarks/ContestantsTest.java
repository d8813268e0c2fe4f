package uk.linkage.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.benchmarks.BlockingBenchmark.Contestant;
import uk.linkage.benchmarks.BlockingBenchmark.Mask;
import uk.linkage.parallel.Workers;
import uk.linkage.schema.AgreementLattice;

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

  @Test
  void census_allContestants_countTheSame() {
    long[] records = PackedWorld.records(3_000);
    assertThat(records.length).isGreaterThan(1_500);
    AgreementLattice lattice = new AgreementLattice(AttributorLayout.SCHEMA);
    try (Workers workers = new Workers(2)) {
      long[] expected = CensusBenchmark.Contestant.EVERY_PAIR.counts(lattice, workers, records);
      assertThat(LongStream.of(expected).sum())
          .isEqualTo(records.length * (records.length - 1L) / 2);
      for (CensusBenchmark.Contestant contestant : CensusBenchmark.Contestant.values()) {
        assertThat(contestant.counts(lattice, workers, records))
            .as(contestant.name())
            .isEqualTo(expected);
      }
    }
  }
}
