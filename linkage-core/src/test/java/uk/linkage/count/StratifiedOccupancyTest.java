package uk.linkage.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import uk.linkage.Seeded;

class StratifiedOccupancyTest {

  private static final int DAYS = 364;

  @Test
  void expected_fewDays_isWhatPaperAndPencilGive() {
    assertThat(StratifiedOccupancy.expected(0, DAYS)).isZero();
    assertThat(StratifiedOccupancy.expected(1, DAYS)).isEqualTo(1);
    assertThat(StratifiedOccupancy.expected(2, DAYS)).isEqualTo(1 + 364 / 363.0);
    assertThat(StratifiedOccupancy.expected(3, DAYS)).isEqualTo(1 + 364 / 363.0 + 364 / 362.0);
    assertThat(StratifiedOccupancy.variance(0, DAYS)).isZero();
    assertThat(StratifiedOccupancy.variance(1, DAYS)).isZero();
    assertThat(StratifiedOccupancy.variance(2, DAYS)).isEqualTo(364 / (363.0 * 363));
    assertThat(StratifiedOccupancy.variance(3, DAYS))
        .isEqualTo(364 / (363.0 * 363) + 728 / (362.0 * 362));
    assertThat(StratifiedOccupancy.expected(DAYS, DAYS)).isFinite();
    assertThat(StratifiedOccupancy.expected(DAYS + 1, DAYS))
        .isEqualTo(StratifiedOccupancy.expected(DAYS, DAYS));
    assertThat(StratifiedOccupancy.variance(DAYS, DAYS)).isFinite();
  }

  @Test
  void expected_drawnStrata_isUnbiasedAndItsVarianceToo() {
    SplittableRandom random = Seeded.random("expected_drawnStrata_isUnbiasedAndItsVarianceToo");
    int rounds = 4_000;
    for (int persons : new int[] {10, 100, 400}) {
      double sum = 0;
      double squares = 0;
      double variances = 0;
      int covered = 0;
      for (int round = 0; round < rounds; round++) {
        BitSet taken = new BitSet(DAYS);
        for (int person = 0; person < persons; person++) {
          taken.set(random.nextInt(DAYS));
        }
        Estimate estimate =
            new Estimate(
                "one stratum",
                StratifiedOccupancy.expected(taken.cardinality(), DAYS),
                StratifiedOccupancy.variance(taken.cardinality(), DAYS),
                0);
        double off = estimate.value() - persons;
        sum += off;
        squares += off * off;
        variances += estimate.variance();
        covered += estimate.covers(persons) ? 1 : 0;
      }
      double variance = squares / rounds;
      assertThat(sum / rounds).isEqualTo(0, within(3.5 * Math.sqrt(variance / rounds)));
      assertThat(variances / rounds).isEqualTo(variance, within(.15 * variance + .01));
      if (persons > 10) {
        // Of ten persons hardly ever two share a day, and the count is a step function.
        assertThat((double) covered / rounds).isBetween(.92, .98);
      }
    }
  }

  @Test
  void persons_strangersOfManyStrata_isTheirNumber() {
    SplittableRandom random = Seeded.random("persons_strangersOfManyStrata_isTheirNumber");
    int covered = 0;
    double sum = 0;
    double deviations = 0;
    int rounds = 60;
    for (int round = 0; round < rounds; round++) {
      long[] records = SomeAttributors.many(5_000, 4, 5, 0, random);
      Estimate estimate = StratifiedOccupancy.persons(DatedAttributors.of(records));
      Set<Long> distinct = new HashSet<>();
      for (long record : records) {
        distinct.add(
            SomeAttributors.initialsAndSex(record) ^ SomeAttributors.birth(record).toEpochDay());
      }
      assertThat((double) distinct.size()).isLessThan(estimate.value());
      covered += estimate.covers(5_000) ? 1 : 0;
      sum += estimate.value() - 5_000;
      deviations += estimate.standardError();
    }
    double standardError = deviations / rounds;
    assertThat(sum / rounds).isEqualTo(0, within(3.5 * standardError / Math.sqrt(rounds)));
    assertThat(covered).isGreaterThanOrEqualTo(50);
  }

  @Test
  void persons_placeholdersAndPartialOnes_areCountedAsTheyAre() {
    long january = SomeAttributors.record('A', 'B', 1980, 1, 1, 1);
    long may = SomeAttributors.record('A', 'B', 1980, 5, 1, 1);
    long partial = SomeAttributors.record('A', 'B', 1980, 5, 1, 0);
    Estimate estimate =
        StratifiedOccupancy.persons(
            DatedAttributors.of(new long[] {january, january, may, partial, may, partial}));
    assertThat(estimate.value()).isEqualTo(1 + 1 + 2);
    assertThat(estimate.variance()).isZero();
    assertThat(StratifiedOccupancy.persons(DatedAttributors.of(new long[0])).value()).isZero();
  }

  @Test
  void overlap_sharedPersonsAmongStrangers_isTheirNumber() {
    SplittableRandom random = Seeded.random("overlap_sharedPersonsAmongStrangers_isTheirNumber");
    int rounds = 60;
    int covered = 0;
    double sum = 0;
    double deviations = 0;
    for (int round = 0; round < rounds; round++) {
      long[] left = SomeAttributors.many(3_000, 4, 5, 0, random);
      long[] right = SomeAttributors.many(4_000, 4, 5, 0, random);
      System.arraycopy(left, 0, right, 0, 1_000);
      Estimate overlap =
          StratifiedOccupancy.overlap(DatedAttributors.of(left), DatedAttributors.of(right));
      covered += overlap.covers(1_000) ? 1 : 0;
      sum += overlap.value() - 1_000;
      deviations += overlap.standardError();
    }
    assertThat(sum / rounds).isEqualTo(0, within(4 * deviations / rounds / Math.sqrt(rounds)));
    assertThat(covered).isGreaterThanOrEqualTo(50);
    long[] some = SomeAttributors.many(100, 4, 5, 0, random);
    assertThat(
            StratifiedOccupancy.overlap(DatedAttributors.of(some), DatedAttributors.of(some))
                .value())
        .isEqualTo(StratifiedOccupancy.persons(DatedAttributors.of(some)).value(), within(1e-9));
    assertThat(
            StratifiedOccupancy.overlap(DatedAttributors.of(some), DatedAttributors.of(new long[0]))
                .value())
        .isZero();
  }
}
