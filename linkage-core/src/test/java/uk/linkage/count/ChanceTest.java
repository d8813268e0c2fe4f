package uk.linkage.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Year;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.Seeded;

/** Chance agreement and the shift of dates, against every pair and against one another. */
class ChanceTest {

  private static final int[] SHIFTS = {33, 41, 52, 64, 75, 87, 98, 109, 121, 132};

  /** What every pair shows. */
  private static final class EveryPair {
    long exact;
    long placeholders;
    double strangers;
    double shifted;

    void add(long a, long b) {
      if (!SomeAttributors.isWhole(a) || !SomeAttributors.isWhole(b)) {
        return;
      }
      boolean januaryOfA = SomeAttributors.isOfJanuary(a);
      boolean sameNames = SomeAttributors.initialsAndSex(a) == SomeAttributors.initialsAndSex(b);
      if (januaryOfA || SomeAttributors.isOfJanuary(b)) {
        boolean same = SomeAttributors.birth(a).equals(SomeAttributors.birth(b));
        placeholders += januaryOfA && sameNames && same ? 1 : 0;
        return;
      }
      if (!sameNames) {
        return;
      }
      int year = SomeAttributors.birth(a).getYear();
      long apart = SomeAttributors.birth(a).toEpochDay() - SomeAttributors.birth(b).toEpochDay();
      exact += apart == 0 ? 1 : 0;
      if (year == SomeAttributors.birth(b).getYear() && apart != 0) {
        strangers += 1.0 / ((Year.isLeap(year) ? 365 : 364) - 1);
      }
      for (int shift : SHIFTS) {
        // Moved on or back: of two files one or the other, within one each is met from both sides.
        shifted += Math.abs(apart) == shift ? 1 : 0;
      }
    }

    ChanceAgreement chance() {
      return new ChanceAgreement(exact, Math.min((double) exact, strangers), placeholders);
    }
  }

  private static void assertSame(ChanceAgreement found, ChanceAgreement expected) {
    assertThat(found.exactPairs()).isEqualTo(expected.exactPairs());
    assertThat(found.placeholderPairs()).isEqualTo(expected.placeholderPairs());
    assertThat(found.strangers()).isEqualTo(expected.strangers(), within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 100, 900})
  void within_randomRecords_agreesWithEveryPair(int count) {
    SplittableRandom random = Seeded.random("within_randomRecords_agreesWithEveryPair");
    long[] records = SomeAttributors.many(count, 2, 2, .05, random);
    EveryPair every = new EveryPair();
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < i; j++) {
        every.add(records[i], records[j]);
      }
    }
    assertSame(ChanceAgreement.within(DatedAttributors.of(records)), every.chance());
    PlaceboShift placebo = PlaceboShift.within(DatedAttributors.of(records));
    assertThat(placebo.shifts()).isEqualTo(20);
    assertThat(placebo.mean()).isEqualTo(every.shifted / placebo.shifts(), within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 100, 500})
  void between_randomRecords_agreesWithEveryPair(int count) {
    SplittableRandom random = Seeded.random("between_randomRecords_agreesWithEveryPair");
    long[] left = SomeAttributors.many(count, 2, 2, .05, random);
    long[] right = SomeAttributors.many(2 * count, 3, 3, .05, random);
    EveryPair every = new EveryPair();
    for (long a : left) {
      for (long b : right) {
        every.add(a, b);
      }
    }
    assertSame(
        ChanceAgreement.between(DatedAttributors.of(left), DatedAttributors.of(right)),
        every.chance());
    assertSame(
        ChanceAgreement.between(DatedAttributors.of(right), DatedAttributors.of(left)),
        every.chance());
    PlaceboShift placebo =
        PlaceboShift.between(DatedAttributors.of(left), DatedAttributors.of(right));
    assertThat(placebo.mean()).isEqualTo(every.shifted / placebo.shifts(), within(1e-9));
  }

  @Test
  void within_strangersAlone_allThreeCountTheSame() {
    SplittableRandom random = Seeded.random("within_strangersAlone_allThreeCountTheSame");
    long[] records = SomeAttributors.many(20_000, 12, 30, .01, random);
    assertAlike(
        ChanceAgreement.within(DatedAttributors.of(records)),
        PlaceboShift.within(DatedAttributors.of(records)));
    long[] others = SomeAttributors.many(20_000, 12, 30, .01, random);
    assertAlike(
        ChanceAgreement.between(DatedAttributors.of(records), DatedAttributors.of(others)),
        PlaceboShift.between(DatedAttributors.of(records), DatedAttributors.of(others)));
  }

  private static void assertAlike(ChanceAgreement chance, PlaceboShift placebo) {
    double expected = chance.strangers();
    assertThat(expected).isGreaterThan(20);
    // Counts of rare pairs vary as Poisson variables do; the strata's own chance varies less. The
    // shift loses .8 % of the pairs, on an average of 81 days, at the ends of 30 years.
    assertThat((double) chance.exactPairs()).isEqualTo(expected, within(5 * Math.sqrt(expected)));
    assertThat(placebo.mean())
        .isEqualTo(.99 * expected, within(.02 * expected + 2.5 * Math.sqrt(expected)));
    // Within one file both directions meet the same pairs, so this is the deviation of ten numbers.
    assertThat(placebo.deviation()).isBetween(.2 * Math.sqrt(expected), 2.2 * Math.sqrt(expected));
  }

  @Test
  void strangers_pairsThatAreOnePerson_changeNothing() {
    SplittableRandom random = Seeded.random("strangers_pairsThatAreOnePerson_changeNothing");
    long[] records = SomeAttributors.many(3_000, 4, 20, 0, random);
    long[] twice = Arrays.copyOf(records, 3_300);
    System.arraycopy(records, 0, twice, 3_000, 300);
    ChanceAgreement found = ChanceAgreement.within(DatedAttributors.of(twice));
    assertThat(found.exactPairs()).isGreaterThanOrEqualTo(300);
    // As many as of 3,300 strangers in 640 strata of 364 days or 365: some 8,500 pairs, less 300.
    double expected = 3_300 * 3_300 / 2.0 / 640 / 364.25;
    assertThat(found.strangers()).isEqualTo(expected, within(.1 * expected));
  }
}
