package uk.linkage.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.linkage.Seeded;
import uk.linkage.attributor.AttributorLayout;

class SharedFieldsTest {

  @ParameterizedTest
  @EnumSource(
      value = Things.class,
      names = {"CLIENTS", "PARCELS", "COINS"})
  void canShow_anyRecords_isTrueOfWhatSomePairHasOnBothSides(Things things) {
    SplittableRandom random =
        Seeded.random("canShow_anyRecords_isTrueOfWhatSomePairHasOnBothSides");
    AgreementLattice lattice = new AgreementLattice(things.schema());
    for (int run = 0; run < 20; run++) {
      long[] records = things.records(random.nextInt(12), run % 4 * .2, random);
      SharedFields shared = SharedFields.of(lattice, records);
      BitSet expected = new BitSet();
      for (int pattern = 0; pattern < lattice.patternCount(); pattern++) {
        for (long a : records) {
          for (long b : records) {
            long present = lattice.presentFields(a) & lattice.presentFields(b);
            boolean same = true;
            for (int k = 0; k < lattice.comparisonCount(); k++) {
              int cell = lattice.cellOf(pattern, k);
              same &= lattice.cells(k).get(cell).known() == lattice.known(k, present);
            }
            expected.set(pattern, same || expected.get(pattern));
          }
        }
      }
      BitSet found = new BitSet();
      for (int pattern = 0; pattern < lattice.patternCount(); pattern++) {
        found.set(pattern, shared.canShow(pattern));
      }
      assertThat(found).isEqualTo(expected);
      for (long a : records) {
        for (long b : records) {
          assertThat(shared.canShow(lattice.pattern(a, b))).isTrue();
        }
      }
    }
  }

  @Test
  void canShow_wholeRecords_isFalseOfEveryPatternThatMissesSomething() {
    AgreementLattice lattice = new AgreementLattice(AttributorLayout.SCHEMA);
    long[] records = Things.CLIENTS.records(3, 0, new SplittableRandom(1));
    SharedFields shared = SharedFields.of(lattice, records);
    int possible = 0;
    for (int pattern = 0; pattern < lattice.patternCount(); pattern++) {
      boolean misses = false;
      for (int k = 0; k < lattice.comparisonCount(); k++) {
        misses |= lattice.cells(k).get(lattice.cellOf(pattern, k)).isMissing();
      }
      possible += shared.canShow(pattern) ? 1 : 0;
      assertThat(misses && shared.canShow(pattern)).isFalse();
    }
    assertThat(possible).isBetween(1, lattice.patternCount() / 4);
  }
}
