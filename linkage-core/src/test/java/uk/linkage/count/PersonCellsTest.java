package uk.linkage.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import uk.linkage.Seeded;
import uk.linkage.count.PersonCells.Contact;
import uk.linkage.intake.InputRefusedException;

class PersonCellsTest {

  private static final int NONE = Dimension.NONE;

  /** Records of persons, with the places of each in some dimensions. */
  private static final class Data {
    final int persons;
    final int[] personOf;
    final boolean[] ndtms;
    final int[] days;
    final List<Dimension> dimensions = new ArrayList<>();

    Data(int persons, int records, boolean oneSource, SplittableRandom random) {
      this.persons = persons;
      this.personOf = random.ints(records, 0, persons + 1).toArray();
      this.ndtms = new boolean[records];
      for (int record = 0; record < records && !oneSource; record++) {
        ndtms[record] = random.nextBoolean();
      }
      this.days = random.ints(records, 0, 4).toArray();
    }

    void settled(int labels, boolean dated, SplittableRandom random) {
      int[] places = random.ints(personOf.length, NONE, labels).toArray();
      Dimension dimension = Dimension.settled("s" + labels, labels(labels), places);
      dimensions.add(dated ? dimension.withDays(days) : dimension);
    }

    void every(int labels, boolean restricts, boolean cut, SplittableRandom random) {
      int[] from = random.ints(personOf.length, cut ? NONE : 0, labels).toArray();
      int[] to = IntStream.of(from).map(f -> random.nextInt(Math.max(f, 0), labels)).toArray();
      int[] also = random.ints(personOf.length, NONE, labels).toArray();
      Dimension dimension =
          Dimension.every(
              "e" + labels, labels(labels), List.of(new Spans(from, to), Spans.single(also)));
      dimensions.add(restricts ? dimension.restricting() : dimension);
    }

    PersonCells count() {
      return PersonCells.count(persons, personOf, ndtms, dimensions);
    }
  }

  private static List<String> labels(int count) {
    return IntStream.range(0, count).mapToObj(i -> "label " + i).toList();
  }

  private static Data random(SplittableRandom random) {
    Data data = new Data(20, random.nextInt(1, 60), random.nextInt(4) == 0, random);
    int dimensions = random.nextInt(4);
    for (int i = 0; i < dimensions; i++) {
      int labels = random.nextInt(1, 5);
      switch (random.nextInt(3)) {
        case 0 -> data.settled(labels, random.nextBoolean(), random);
        case 1 -> data.every(labels, false, random.nextBoolean(), random);
        default -> data.every(labels, true, random.nextBoolean(), random);
      }
    }
    return data;
  }

  private static int[] places(PersonCells cells, int cell) {
    return IntStream.range(0, cells.dimensions().size()).map(d -> cells.place(cell, d)).toArray();
  }

  @Test
  void count_randomTables_asManyAsInSetsOfPersons() {
    SplittableRandom random = Seeded.random("count_randomTables_asManyAsInSetsOfPersons");
    for (int trial = 0; trial < 150; trial++) {
      Data data = random(random);
      PersonCells cells = data.count();
      SlowCells slow = new SlowCells(data.personOf, data.ndtms, data.dimensions);
      for (int cell = 0; cell < cells.cells(); cell++) {
        int[] places = places(cells, cell);
        assertThat(cells.cell(places)).isEqualTo(cell);
        for (Contact contact : Contact.values()) {
          assertThat(cells.count(cell, contact))
              .as("%s at %s", contact, Arrays.toString(places))
              .isEqualTo(slow.persons(places, contact).size());
        }
      }
    }
  }

  @Test
  void count_randomTables_totalIsSumOfSettledPartsAndNoMoreOfOthers() {
    SplittableRandom random =
        Seeded.random("count_randomTables_totalIsSumOfSettledPartsAndNoMoreOfOthers");
    for (int trial = 0; trial < 150; trial++) {
      PersonCells cells = random(random).count();
      for (int cell = 0; cell < cells.cells(); cell++) {
        for (int d = 0; d < cells.dimensions().size(); d++) {
          Dimension dimension = cells.dimensions().get(d);
          int[] places = places(cells, cell);
          if (places[d] == dimension.labels().size()) {
            long total = cells.persons(cell);
            long sum = 0;
            for (int place = 0; place < dimension.labels().size(); place++) {
              places[d] = place;
              sum += cells.persons(cells.cell(places));
            }
            if (dimension.rule() == Dimension.Rule.SETTLED) {
              assertThat(sum).isEqualTo(total);
            } else {
              assertThat(sum).isGreaterThanOrEqualTo(total);
            }
          }
        }
      }
    }
  }

  @Test
  void count_recordsInAnotherOrder_sameCounts() {
    SplittableRandom random = Seeded.random("count_recordsInAnotherOrder_sameCounts");
    for (int trial = 0; trial < 50; trial++) {
      Data data = random(random);
      int[] order = Seeded.permutation(data.personOf.length, random);
      int[] personOf = IntStream.of(order).map(r -> data.personOf[r]).toArray();
      boolean[] ndtms = new boolean[order.length];
      for (int i = 0; i < order.length; i++) {
        ndtms[i] = data.ndtms[order[i]];
      }
      List<Dimension> dimensions =
          data.dimensions.stream().map(dimension -> reordered(dimension, order)).toList();
      PersonCells one = data.count();
      PersonCells other = PersonCells.count(data.persons, personOf, ndtms, dimensions);
      for (int cell = 0; cell < one.cells(); cell++) {
        for (Contact contact : Contact.values()) {
          assertThat(other.count(cell, contact)).isEqualTo(one.count(cell, contact));
        }
      }
    }
  }

  private static Dimension reordered(Dimension dimension, int[] order) {
    List<Spans> spans =
        dimension.spans().stream()
            .map(
                old ->
                    new Spans(
                        IntStream.of(order).map(old::from).toArray(),
                        IntStream.of(order).map(old::to).toArray()))
            .toList();
    int[] days = IntStream.of(order).map(dimension::day).toArray();
    if (dimension.rule() == Dimension.Rule.SETTLED) {
      List<String> labels =
          dimension.labels().stream().filter(label -> !label.equals(Dimension.NOT_KNOWN)).toList();
      int[] places = IntStream.range(0, order.length).map(spans.get(0)::from).toArray();
      return Dimension.settled(dimension.name(), labels, places).withDays(days);
    }
    Dimension every = Dimension.every(dimension.name(), dimension.labels(), spans);
    return dimension.restricts() ? every.restricting() : every;
  }

  @Test
  void count_recordsThatDisagree_settledByMostThenByLatestThenByOrder() {
    int[] personOf = {1, 1, 1, 2, 2, 3, 3, 4, 4, 5};
    int[] places = {0, 1, 1, 0, 1, 0, 1, NONE, 1, NONE};
    int[] days = {9, 0, 0, 5, 7, 0, 0, 9, 0, 0};
    Dimension dimension = Dimension.settled("s", List.of("a", "b"), places).withDays(days);
    PersonCells cells = PersonCells.count(5, personOf, new boolean[10], List.of(dimension));
    // 1: b by most; 2: b by the latest; 3: a by order; 4: b, blanks left out; 5: not known.
    assertThat(dimension.labels()).containsExactly("a", "b", "not known");
    assertThat(IntStream.range(0, 4).mapToLong(cells::persons)).containsExactly(1L, 3L, 1L, 5L);
    assertThat(cells.count(cells.total(), Contact.IMS_ONLY)).isEqualTo(5);
  }

  @Test
  void count_contactWithBoth_withinThePeriodAlone() {
    // In May with IMS, in June with NDTMS.
    Dimension month =
        Dimension.every("month", List.of("May", "June"), List.of(Spans.single(new int[] {0, 1})));
    int[] personOf = {1, 1};
    boolean[] ndtms = {false, true};
    PersonCells within = PersonCells.count(1, personOf, ndtms, List.of(month.restricting()));
    assertThat(within.count(0, Contact.IMS_ONLY)).isEqualTo(1);
    assertThat(within.count(1, Contact.NDTMS_ONLY)).isEqualTo(1);
    assertThat(within.count(2, Contact.BOTH)).isEqualTo(1);
    PersonCells overall = PersonCells.count(1, personOf, ndtms, List.of(month));
    assertThat(overall.count(0, Contact.BOTH)).isEqualTo(1);
  }

  @Test
  void count_twoDimensionsOfMany_lookedAtRecordByRecord() {
    Dimension provider = Dimensions.provider(new int[] {0, 1}, List.of("A", "B"));
    Dimension month =
        Dimension.every("month", List.of("May", "June"), List.of(Spans.single(new int[] {0, 1})));
    PersonCells cells =
        PersonCells.count(1, new int[] {1, 1}, new boolean[2], List.of(provider, month));
    assertThat(cells.persons(cells.cell(0, 0))).isEqualTo(1);
    assertThat(cells.persons(cells.cell(0, 1))).isZero();
    assertThat(cells.persons(cells.cell(2, 1))).isEqualTo(1);
  }

  @Test
  void count_noDimension_isTheTotal() {
    PersonCells cells = PersonCells.count(3, new int[] {1, 1, 3, 0}, new boolean[4], List.of());
    assertThat(cells.cells()).isEqualTo(1);
    assertThat(cells.persons(cells.cell())).isEqualTo(2);
  }

  @Test
  void count_tooManyCells_refusedWithTheLongestDimension() {
    Dimension small = Dimension.every("cohort", labels(99), List.of(Spans.single(new int[] {0})));
    Dimension large = Dimension.every("month", labels(24_000), List.of(Spans.single(new int[1])));
    assertThatThrownBy(
            () -> PersonCells.count(1, new int[] {1}, new boolean[1], List.of(small, large)))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("1,048,576 cells")
        .hasMessageContaining("got 2,400,100")
        .hasMessageContaining("the longest dimension is month with 24,000 values");
  }

  @Test
  void count_whatDoesNotFit_isAFaultOfTheCaller() {
    Dimension one = Dimension.settled("s", List.of("a"), new int[] {0});
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PersonCells.count(1, new int[2], new boolean[2], List.of(one)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PersonCells.count(1, new int[] {2}, new boolean[1], List.of(one)));
    assertThatIllegalArgumentException().isThrownBy(() -> one.withDays(new int[2]));
    assertThatIllegalArgumentException().isThrownBy(() -> new Spans(new int[1], new int[2]));
    assertThatIllegalStateException().isThrownBy(one::restricting);
    PersonCells cells = PersonCells.count(1, new int[] {1}, new boolean[1], List.of(one));
    assertThatIllegalArgumentException().isThrownBy(() -> cells.cell(2));
    assertThatIllegalArgumentException().isThrownBy(() -> cells.cell(0, 0));
  }
}
