package uk.linkage.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import uk.linkage.Seeded;
import uk.linkage.count.ContactTotals.Group;

class CellFiguresTest {

  private static final Group[] PARTS = {Group.IMS_ONLY, Group.NDTMS_ONLY, Group.BOTH};

  private final SplittableRandom random = Seeded.random("CellFiguresTest");

  /** Persons of one or two records at some places of a settled dimension of four. */
  private static final class Data {
    final int[] personOf;
    final boolean[] ndtms;
    final Dimension dimension;

    Data(int persons, SplittableRandom random) {
      personOf = new int[2 * persons];
      ndtms = new boolean[personOf.length];
      int[] places = new int[personOf.length];
      for (int record = 0; record < personOf.length; record++) {
        personOf[record] = record / 2 + 1;
        ndtms[record] = random.nextBoolean();
        places[record] = random.nextInt(Dimension.NONE, 4);
      }
      dimension = Dimension.settled("place", List.of("a", "b", "c", "d"), places);
    }

    PersonCells cells() {
      int persons = Arrays.stream(personOf).max().orElse(0);
      return PersonCells.count(persons, personOf, ndtms, List.of(dimension));
    }
  }

  private static PersonCount count(long linked, double estimated, double chance, double missed) {
    return new PersonCount(
        new PersonCount.Count(linked, new Estimate("naive", linked + 1.0, 4, 0)),
        new PersonCount.Count(linked, new Estimate("linked", linked, 9, 0)),
        new Estimate("estimated", estimated, 25, 0),
        chance,
        missed);
  }

  private static ContactTotals totals(PersonCells cells, double chance, double missed) {
    int total = cells.total();
    long both = cells.count(total, PersonCells.Contact.BOTH);
    long ims = cells.count(total, PersonCells.Contact.IMS_ONLY) + both;
    long ndtms = cells.count(total, PersonCells.Contact.NDTMS_ONLY) + both;
    return new ContactTotals(
        count(ims, ims * 0.95, chance, missed),
        count(ndtms, ndtms * 0.98, chance, missed),
        new OverlapCount(
            new PersonCount.Count(both, new Estimate("naive", both, 4, 0)),
            new PersonCount.Count(both, new Estimate("linked", both, 9, 0)),
            new Estimate("estimated", both * 1.1, 16, 0),
            chance,
            missed,
            new ChanceAgreement(0, 0, 0)));
  }

  @Test
  void total_isThatOfTheTotals() {
    PersonCells cells = new Data(400, random).cells();
    ContactTotals totals = totals(cells, 3, 20);
    CellFigures figures = new CellFigures(cells, cells, totals);
    int total = cells.total();
    for (Group group : Group.values()) {
      assertThat(figures.linked(total, group)).isEqualTo(totals.linked(group));
      assertThat(figures.naive(total, group)).isEqualTo(totals.naive(group));
      assertThat(figures.naiveOpen(total, group)).isEqualTo(totals.naiveOpen(group));
      assertThat(figures.linkedOpen(total, group)).isEqualTo(totals.linkedOpen(group));
      assertThat(figures.estimated(total, group)).isEqualTo(totals.estimated(group));
      assertThat(figures.expectedChance(total, group)).isEqualTo(totals.expectedChance(group));
      assertThat(figures.expectedMissed(total, group)).isEqualTo(totals.expectedMissed(group));
    }
    assertThat(figures.estimatedAlone(total)).isEqualTo(totals.estimated(Group.ANY));
  }

  @Test
  void partsAddUp_toTheTotal() {
    PersonCells cells = new Data(400, random).cells();
    CellFigures figures = new CellFigures(cells, cells, totals(cells, 3, 20));
    for (Group group : Group.values()) {
      double estimated = 0;
      double alone = 0;
      double chance = 0;
      double missed = 0;
      long linked = 0;
      for (int cell = 0; cell < cells.total(); cell++) {
        estimated += figures.estimated(cell, group).value();
        alone += figures.estimatedAlone(cell).value();
        chance += figures.expectedChance(cell, group);
        missed += figures.expectedMissed(cell, group);
        linked += figures.linked(cell, group);
      }
      int total = cells.total();
      assertThat(linked).isEqualTo(figures.linked(total, group));
      assertThat(estimated).isCloseTo(figures.estimated(total, group).value(), within(1e-6));
      assertThat(alone).isCloseTo(figures.estimated(total, Group.ANY).value(), within(1e-6));
      assertThat(chance).isCloseTo(figures.expectedChance(total, group), within(1e-6));
      assertThat(missed).isCloseTo(figures.expectedMissed(total, group), within(1e-6));
    }
    for (int cell = 0; cell <= cells.total(); cell++) {
      double parts = 0;
      for (Group part : PARTS) {
        parts += figures.estimated(cell, part).value();
      }
      assertThat(parts).isCloseTo(figures.estimated(cell, Group.ANY).value(), within(1e-6));
    }
  }

  @Test
  void interval_holdsTheEstimate_andIsNarrowerForASmallerPart() {
    PersonCells cells = new Data(400, random).cells();
    CellFigures figures = new CellFigures(cells, cells, totals(cells, 3, 20));
    for (int cell = 0; cell < cells.cells(); cell++) {
      for (Group group : Group.values()) {
        for (Estimate estimate :
            List.of(
                figures.estimated(cell, group),
                figures.linkedOpen(cell, group),
                figures.naiveOpen(cell, group))) {
          assertThat(estimate.covers(estimate.value())).isTrue();
          assertThat(estimate.low95()).isNotNegative();
        }
      }
    }
  }

  @Test
  void emptyCell_isZeroForSure() {
    int[] places = {0, 0, 0};
    Dimension dimension = Dimension.settled("place", List.of("a", "b"), places);
    boolean[] ndtms = new boolean[3];
    PersonCells cells = PersonCells.count(3, new int[] {1, 2, 3}, ndtms, List.of(dimension));
    CellFigures figures = new CellFigures(cells, cells, totals(cells, 0, 0));
    int empty = cells.cell(1);
    for (Group group : Group.values()) {
      assertThat(figures.estimated(empty, group).high95()).isZero();
      assertThat(figures.expectedMissed(empty, group)).isZero();
    }
  }

  @Test
  void nobodyLinked_leavesTheEstimateOfTheWhole() {
    Dimension dimension = Dimension.settled("place", List.of("a"), new int[] {0, 0});
    boolean[] ndtms = {false, true};
    PersonCells cells = PersonCells.count(2, new int[] {1, 2}, ndtms, List.of(dimension));
    ContactTotals totals =
        new ContactTotals(
            count(1, 1, 0, 0),
            count(1, 1, 0, 0),
            new OverlapCount(
                new PersonCount.Count(0, new Estimate("naive", 0, 0, 0)),
                new PersonCount.Count(0, new Estimate("linked", 0, 0, 0)),
                new Estimate("estimated", 0.4, 1, 0),
                0,
                0.4,
                new ChanceAgreement(0, 0, 0)));
    CellFigures figures = new CellFigures(cells, cells, totals);
    assertThat(figures.estimated(cells.total(), Group.BOTH).value()).isEqualTo(0.4);
    assertThat(figures.expectedMissed(cells.total(), Group.BOTH)).isEqualTo(0.4);
  }

  @Test
  void otherCells_areRefused() {
    PersonCells cells = new Data(10, random).cells();
    PersonCells none = PersonCells.count(0, new int[0], new boolean[0], List.of());
    ContactTotals totals = totals(cells, 0, 0);
    assertThatIllegalArgumentException().isThrownBy(() -> new CellFigures(cells, none, totals));
  }
}
