package uk.linkage.duckdb.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import uk.linkage.count.CellFigures;
import uk.linkage.count.ChanceAgreement;
import uk.linkage.count.ContactDays;
import uk.linkage.count.ContactTotals;
import uk.linkage.count.Dimension;
import uk.linkage.count.Dimensions;
import uk.linkage.count.Estimate;
import uk.linkage.count.OverlapCount;
import uk.linkage.count.PersonCells;
import uk.linkage.count.PersonCount;
import uk.linkage.count.Spans;

/** Random tables of counts. */
final class CountTables {

  private final SplittableRandom random;
  private final int[] personOf;
  private final int[] attributorOf;
  private final boolean[] ndtms;
  private final int persons;

  /** Records of some persons, mostly written in one way. */
  CountTables(SplittableRandom random, int persons, boolean twoSources) {
    this.random = random;
    this.persons = persons;
    int records = persons + random.nextInt(persons + 1);
    this.personOf = new int[records];
    this.attributorOf = new int[records];
    this.ndtms = new boolean[records];
    int[] written = new int[2 * persons + 1];
    int next = 0;
    for (int record = 0; record < records; record++) {
      personOf[record] = record < persons ? record + 1 : 1 + random.nextInt(persons);
      int way = personOf[record] * 2 - (random.nextInt(10) == 0 ? 1 : 0);
      if (written[way] == 0) {
        written[way] = ++next;
      }
      attributorOf[record] = written[way];
      ndtms[record] = twoSources && random.nextInt(3) == 0;
    }
  }

  /** A dimension in which each person has one place. */
  Dimension settled(String name, int labels) {
    return Dimension.settled(name, labels(labels), places(labels, Dimension.NONE));
  }

  /** A dimension in which a person can have several. */
  Dimension every(String name, int labels) {
    return Dimension.every(name, labels(labels), List.of(Spans.single(places(labels, 0))));
  }

  private int[] places(int labels, int least) {
    return IntStream.range(0, personOf.length)
        .map(record -> Math.max(least, random.nextInt(least, labels)))
        .toArray();
  }

  /** When everybody was in contact, within three years. */
  ContactDays days() {
    int[] first = new int[personOf.length];
    int[] last = new int[personOf.length];
    boolean[] continuous = new boolean[personOf.length];
    for (int record = 0; record < first.length; record++) {
      first[record] = random.nextInt(8) == 0 ? ContactDays.UNKNOWN : day();
      last[record] = random.nextInt(5) == 0 ? first[record] : day();
      continuous[record] = ndtms[record];
    }
    return ContactDays.of(first, last, continuous);
  }

  private int day() {
    return uk.linkage.attributor.DateFormats.pack(
        2024 + random.nextInt(3), 1 + random.nextInt(12), 1 + random.nextInt(28));
  }

  /** The figures of persons by some dimensions. */
  CellFigures figures(Dimension... dimensions) {
    List<Dimension> all = Arrays.asList(dimensions);
    PersonCells linked = PersonCells.count(persons, personOf, ndtms, all);
    int attributors = Arrays.stream(attributorOf).max().orElse(0);
    PersonCells naive = PersonCells.count(attributors, attributorOf, ndtms, all);
    return new CellFigures(linked, naive, totals(linked, naive));
  }

  /** One of the periods, or all. */
  Dimension period(int which) {
    ContactDays days = days();
    return switch (which) {
      case 0 -> Dimensions.month(days);
      case 1 -> Dimensions.quarter(days);
      default -> Dimensions.financialYear(days);
    };
  }

  private static ContactTotals totals(PersonCells linked, PersonCells naive) {
    int total = linked.total();
    long both = linked.count(total, PersonCells.Contact.BOTH);
    long naiveBoth = naive.count(total, PersonCells.Contact.BOTH);
    return new ContactTotals(
        count(
            naive.count(total, PersonCells.Contact.IMS_ONLY) + naiveBoth,
            linked.count(total, PersonCells.Contact.IMS_ONLY) + both,
            0.9),
        count(
            naive.count(total, PersonCells.Contact.NDTMS_ONLY) + naiveBoth,
            linked.count(total, PersonCells.Contact.NDTMS_ONLY) + both,
            0.95),
        new OverlapCount(
            new PersonCount.Count(naiveBoth, open((double) naiveBoth)),
            new PersonCount.Count(both, open((double) both)),
            open(both * 1.2),
            1,
            both * 0.2,
            new ChanceAgreement(0, 0, 0)));
  }

  private static PersonCount count(long naive, long linked, double share) {
    return new PersonCount(
        new PersonCount.Count(naive, open((double) naive)),
        new PersonCount.Count(linked, open((double) linked)),
        open(linked * share),
        1,
        linked * (1 - share));
  }

  private static Estimate open(double value) {
    return new Estimate("of a test", value, value / 10 + 1, 0);
  }

  private static List<String> labels(int count) {
    List<String> labels = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      labels.add("l" + i);
    }
    return labels;
  }
}
