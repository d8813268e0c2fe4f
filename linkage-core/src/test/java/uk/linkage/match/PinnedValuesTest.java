package uk.linkage.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.parallel.Workers;
import uk.linkage.schema.AgreementLattice;

class PinnedValuesTest {

  private static final AgreementLattice LATTICE = new AgreementLattice(AttributorLayout.SCHEMA);

  private static long[] records(long seed, int count) {
    SplittableRandom random = new SplittableRandom(seed);
    long[] records = new long[count];
    for (int i = 0; i < count; i++) {
      char first = (char) ('A' + Math.min(random.nextInt(26), random.nextInt(26)));
      char last = (char) ('A' + random.nextInt(6));
      records[i] =
          AttributorLayout.packInitial(AttributorLayout.FIRST_INITIAL, first)
              | AttributorLayout.packInitial(AttributorLayout.LAST_INITIAL, last)
              | AttributorLayout.packBirthDate(
                  1980 + random.nextInt(4), 1 + random.nextInt(12), 1 + random.nextInt(28))
              | AttributorLayout.SEX.place(1 + random.nextInt(2));
    }
    return records;
  }

  @Test
  void tables_holdOnlyWhatFiveIndividualsShare_inOrder() {
    try (Workers workers = new Workers(2)) {
      PinnedValues pinned = PinnedValues.of(LATTICE, records(1, 3000), workers);
      assertThat(pinned.tables()).isNotEmpty().anyMatch(table -> table.size() > 0);
      for (PinnedValues.Table table : pinned.tables()) {
        for (int i = 0; i < table.size(); i++) {
          assertThat(table.individuals(i)).isGreaterThanOrEqualTo(PinnedValues.FEWEST);
          assertThat(table.value(i) & ~table.mask()).isZero();
          assertThat(i == 0 || Long.compareUnsigned(table.value(i - 1), table.value(i)) < 0)
              .isTrue();
        }
      }
    }
  }

  @Test
  void bits_ofCommonValues_areThoseOfAFreshRun_andRareOnesWeighAsWhatTwoHave() {
    long[] records = records(2, 3000);
    try (Workers workers = new Workers(2)) {
      ValueWeights fresh = ValueWeights.of(LATTICE, records, workers);
      PinnedValues kept = PinnedValues.of(LATTICE, records, workers);
      ValueWeights pinned = ValueWeights.of(LATTICE, kept, workers);
      uk.linkage.schema.PatternReader reader = new uk.linkage.schema.PatternReader(LATTICE);
      int same = 0;
      for (int a = 0; a < 400; a++) {
        for (int b = a + 1; b < 400; b++) {
          int pattern = reader.pattern(records[a], records[b]);
          double bits = pinned.bits(pattern, records[a], records[b]);
          assertThat(bits).isEqualTo(pinned.bits(pattern, records[b], records[a]));
          assertThat(bits).isLessThanOrEqualTo(pinned.best(pattern) + 1e-9);
          same += Math.abs(bits - fresh.bits(pattern, records[a], records[b])) < 1e-9 ? 1 : 0;
        }
      }
      assertThat(same / (400 * 399 / 2.0)).isGreaterThan(0.5);
      for (int pattern = 0; pattern < LATTICE.patternCount(); pattern++) {
        assertThat(pinned.best(pattern)).isCloseTo(fresh.best(pattern), within(1e-9));
      }
    }
  }
}
