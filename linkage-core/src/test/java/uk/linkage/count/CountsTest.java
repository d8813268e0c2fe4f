package uk.linkage.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import uk.linkage.Seeded;
import uk.linkage.cluster.Persons;
import uk.linkage.cluster.UnionFind;
import uk.linkage.count.ContactTotals.Group;
import uk.linkage.match.WeighedLinks;

/** The arithmetic of counts, by hand. */
class CountsTest {

  private static final ChanceAgreement NO_CHANCE = new ChanceAgreement(0, 0, 0);

  @Test
  void linkedPairs_ofSixRecords_areCountedByHand() {
    UnionFind sets = new UnionFind(6);
    sets.join(0, 1);
    sets.join(2, 3);
    sets.join(3, 4);
    // One link was not followed: 5 is a person by itself.
    LinkedPairs pairs =
        LinkedPairs.of(
            Persons.of(sets),
            WeighedLinks.of(
                new int[] {0, 2, 3, 4}, new int[] {1, 3, 4, 5}, new double[] {0, 1, 2, 0}));
    assertThat(pairs.records()).isEqualTo(6);
    assertThat(pairs.persons()).isEqualTo(3);
    assertThat(pairs.pairs()).isEqualTo(1 + 3);
    assertThat(pairs.falsePairs()).isEqualTo(1 / 2.0 + 1 / 3.0 + 1 / 5.0, within(1e-12));
    double mates = (2 * 1 + 3 * 2) / 5.0;
    assertThat(pairs.pairsOfSplit()).isEqualTo(1 / 3.0 + 2 / 3.0 * mates, within(1e-12));
    assertThat(pairs.recordsOfPerson()).isEqualTo(2);
    assertThat(pairs.merges()).isEqualTo(pairs.falsePairs() / 4);
    assertThat(pairs.missedPairs(10)).isEqualTo(10 - 4 + pairs.falsePairs());
    assertThat(pairs.missedPairs(1)).isZero();
  }

  @Test
  void linkedPairs_ofNobody_areNone() {
    LinkedPairs none =
        LinkedPairs.of(
            Persons.of(new UnionFind(0)), WeighedLinks.of(new int[0], new int[0], new double[0]));
    assertThat(none).isEqualTo(new LinkedPairs(0, 0, 0, 0, 1));
    assertThat(none.recordsOfPerson()).isEqualTo(1);
    assertThat(none.merges()).isZero();
  }

  @Test
  void personCount_ofLinkedPairs_addsMergesAndTakesSplits() {
    long[] records = new long[1500];
    PersonCount count =
        PersonCount.of(
            1100,
            DatedAttributors.of(records),
            new LinkedPairs(1500, 1000, 700, 9, 1.25),
            pairs(751));
    double merges = 9 / 2.25;
    double splits = (751 - 700 + 9) / 1.25;
    assertThat(count.naive().counted()).isEqualTo(1100);
    assertThat(count.linked().counted()).isEqualTo(1000);
    assertThat(count.expectedChance()).isEqualTo(merges);
    assertThat(count.expectedMissed()).isEqualTo(splits);
    assertThat(count.estimated().value()).isEqualTo(1000 + merges - splits, within(1e-9));
    assertThat(count.linked().open().variance()).isEqualTo(merges + splits);
    assertThat(count.estimated().variance())
        .isEqualTo(ModelDoubt.variance(merges + splits, count.estimated().value()));
  }

  @Test
  void personCount_beyondWhatCanBe_staysWithin() {
    long[] three = new long[3];
    assertThat(
            PersonCount.of(3, DatedAttributors.of(three), new LinkedPairs(3, 3, 0, 0, 1), pairs(50))
                .estimated()
                .value())
        .isEqualTo(1);
    assertThat(
            PersonCount.of(3, DatedAttributors.of(three), new LinkedPairs(3, 2, 1, 9, 1), pairs(0))
                .estimated()
                .value())
        .isLessThanOrEqualTo(3);
    PersonCount nobody =
        PersonCount.of(
            0, DatedAttributors.of(new long[0]), new LinkedPairs(0, 0, 0, 0, 1), pairs(0));
    assertThat(nobody.estimated()).isEqualTo(new Estimate(PersonCount.ESTIMATED, 0, 0, 0));
  }

  @Test
  void personCount_ofAttributors_isTheOccupancy() {
    long[] records =
        SomeAttributors.many(4_000, 3, 3, 0, Seeded.random("personCount_ofAttributors"));
    PersonCount count = PersonCount.ofAttributors(3_000, DatedAttributors.of(records), 3_100);
    Estimate open = StratifiedOccupancy.persons(DatedAttributors.of(records));
    assertThat(count.estimated()).isEqualTo(open);
    assertThat(count.linked().counted()).isEqualTo(3_100);
    assertThat(count.expectedChance()).isEqualTo(open.value() - 3_000);
    assertThat(count.expectedMissed()).isZero();
  }

  @Test
  void overlap_ofLinks_dividesPairsByThoseOfAPerson() {
    OverlapCount.Linked linked = new OverlapCount.Linked(110, 10, 330, 30, 2);
    PairEvidence evidence = new PairEvidence(360, new ChanceAgreement(340, 15, 0), 0);
    OverlapCount count =
        OverlapCount.of(
            90,
            DatedAttributors.of(new long[0]),
            DatedAttributors.of(new long[0]),
            linked,
            evidence,
            5_000);
    double missed = (360 - 330 + 30) / 3.0;
    assertThat(count.estimated().value()).isEqualTo(120, within(1e-9));
    assertThat(count.expectedChance()).isEqualTo(10);
    assertThat(count.expectedMissed()).isEqualTo(missed, within(1e-9));
    assertThat(count.estimated().variance())
        .isEqualTo(ModelDoubt.variance(10 + missed, 120) + 15 / 3.0, within(1e-9));
    // What was linked, less the false, and the missed: the same number.
    assertThat(110 - count.expectedChance() + count.expectedMissed())
        .isEqualTo(count.estimated().value(), within(1e-9));
    assertThat(
            OverlapCount.of(
                    90,
                    DatedAttributors.of(new long[0]),
                    DatedAttributors.of(new long[0]),
                    linked,
                    evidence,
                    80)
                .estimated()
                .value())
        .isEqualTo(80);
  }

  @Test
  void overlap_ofAHandful_takesThePairsOfAnyTwoPersons() {
    OverlapCount.Linked few = new OverlapCount.Linked(2, 1.5, 40, 39, 2);
    PairEvidence evidence = new PairEvidence(10, NO_CHANCE, 0);
    OverlapCount count =
        OverlapCount.of(
            2,
            DatedAttributors.of(new long[0]),
            DatedAttributors.of(new long[0]),
            few,
            evidence,
            100);
    assertThat(count.estimated().value()).isEqualTo(5);
    OverlapCount none =
        OverlapCount.of(
            0,
            DatedAttributors.of(new long[0]),
            DatedAttributors.of(new long[0]),
            new OverlapCount.Linked(0, 0, 0, 0, 0),
            new PairEvidence(-3, NO_CHANCE, 0),
            100);
    assertThat(none.estimated().value()).isZero();
    assertThat(none.estimated().variance()).isZero();
  }

  @Test
  void overlap_ofAttributors_correctsChanceAndSlips() {
    long shared = SomeAttributors.record('A', 'B', 1980, 5, 3, 1);
    long[] left = {shared, SomeAttributors.record('C', 'B', 1980, 5, 3, 1)};
    long[] right = {shared, SomeAttributors.record('D', 'B', 1980, 5, 3, 1)};
    OverlapCount plain =
        OverlapCount.ofAttributors(1, 2, DatedAttributors.of(left), DatedAttributors.of(right), 1);
    assertThat(plain.estimated().value()).isEqualTo(1);
    assertThat(plain.expectedMissed()).isZero();
    assertThat(plain.naive().counted()).isEqualTo(1);
    assertThat(plain.linked().counted()).isEqualTo(2);
    OverlapCount withSlips =
        OverlapCount.ofAttributors(1, 2, DatedAttributors.of(left), DatedAttributors.of(right), .8);
    assertThat(withSlips.estimated().value()).isEqualTo(1.25, within(1e-9));
    assertThat(withSlips.expectedMissed()).isEqualTo(.25, within(1e-9));
    assertThat(withSlips.estimated().high95()).isGreaterThan(plain.estimated().high95());
  }

  @Test
  void totals_ofThreeCounts_addUp() {
    ContactTotals totals =
        new ContactTotals(
            new PersonCount(count(100, 101, 2), count(90, 91, 3), estimate(95, 4), 0, 0),
            new PersonCount(count(200, 201, 5), count(180, 181, 6), estimate(190, 7), 0, 0),
            new OverlapCount(
                count(40, 41, 8), count(50, 51, 9), estimate(55, 10), 0, 0, NO_CHANCE));
    assertThat(totals.naive(Group.IMS_ONLY)).isEqualTo(60);
    assertThat(totals.naive(Group.NDTMS_ONLY)).isEqualTo(160);
    assertThat(totals.naive(Group.BOTH)).isEqualTo(40);
    assertThat(totals.naive(Group.ANY)).isEqualTo(260);
    assertThat(totals.linked(Group.ANY)).isEqualTo(220);
    assertThat(totals.naiveOpen(Group.ANY).value()).isEqualTo(261);
    assertThat(totals.naiveOpen(Group.ANY).variance()).isEqualTo(15);
    assertThat(totals.linkedOpen(Group.IMS_ONLY).value()).isEqualTo(40);
    assertThat(totals.linkedOpen(Group.IMS_ONLY).variance()).isEqualTo(12);
    assertThat(totals.estimated(Group.NDTMS_ONLY).value()).isEqualTo(135);
    assertThat(totals.estimated(Group.BOTH)).isEqualTo(estimate(55, 10));
    assertThat(totals.estimated(Group.ANY).value()).isEqualTo(230);
    assertThat(totals.estimated(Group.ANY).variance()).isEqualTo(21);
    assertThat(Group.ANY.label()).isEqualTo("any level");
  }

  private static PersonCount.Count count(long counted, double value, double variance) {
    return new PersonCount.Count(counted, estimate(value, variance));
  }

  private static Estimate estimate(double value, double variance) {
    return new Estimate("f", value, variance, 0);
  }

  private static PairEvidence pairs(double pairs) {
    return new PairEvidence(pairs, NO_CHANCE, 0);
  }
}
