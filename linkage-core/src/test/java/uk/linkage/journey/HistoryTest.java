package uk.linkage.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.count.PeriodUnit;
import uk.linkage.journey.SlowJourneys.Contact;
import uk.linkage.journey.SlowJourneys.Episode;
import uk.linkage.journey.TimeToTreatment.Course;
import uk.linkage.journey.TimeToTreatment.Treatments;

/** Journeys of a period, of persons who were in contact before it. */
final class HistoryTest {

  private static final int GAP = 21;
  private static final LocalDate APRIL = LocalDate.of(2025, 4, 1);

  private final long firstSeed = Long.getLong("linkage.seed", System.nanoTime());

  @BeforeEach
  void printSeed() {
    System.out.println("HistoryTest: -Dlinkage.seed=" + firstSeed);
  }

  /** What is known on a day. */
  private static List<Contact> until(int day, List<Contact> all) {
    List<Contact> known = new ArrayList<>();
    for (Contact of : all) {
      if (of.day() <= day) {
        known.add(
            new Contact(
                of.person(),
                of.record(),
                of.provider(),
                of.day(),
                Math.min(of.last(), day),
                of.intervention()));
      }
    }
    return known;
  }

  private record Quarter(int from, int to) {

    static List<Quarter> of(Contacts contacts) {
      int first = Integer.MAX_VALUE;
      for (int contact = 0; contact < contacts.size(); contact++) {
        first = Math.min(first, contacts.day(contact));
      }
      List<Quarter> quarters = new ArrayList<>();
      LocalDate day = LocalDate.ofEpochDay(first);
      LocalDate begin = LocalDate.of(day.getYear(), 1 + (day.getMonthValue() - 1) / 3 * 3, 1);
      while (begin.toEpochDay() <= contacts.lastDay()) {
        LocalDate next = begin.plusMonths(3);
        quarters.add(new Quarter((int) begin.toEpochDay(), (int) next.toEpochDay() - 1));
        begin = next;
      }
      return quarters;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 21})
  void of_lastingContacts_agreesWithPlainObjects(int gap) {
    for (int run = 0; run < 40; run++) {
      long seed = firstSeed + run;
      List<Contact> all = RandomContacts.of(seed, run * 4, 60 + run * 10, 80);
      Contacts contacts = RandomContacts.ordered(all);
      assertThat(JourneysTest.episodes(Journeys.of(contacts, gap)))
          .as("seed %d", seed)
          .isEqualTo(SlowJourneys.episodes(all, gap));
    }
  }

  /** The law: a period with its history is as it is within all time. */
  @ParameterizedTest
  @ValueSource(ints = {0, 5, 21})
  void quarters_withHistory_areThoseOfAllTime(int gap) {
    for (int run = 0; run < 40; run++) {
      long seed = firstSeed + run;
      List<Contact> all = RandomContacts.of(seed, 30 + run * 4, 800, run % 2 == 0 ? 0 : 200);
      Contacts always = RandomContacts.ordered(all);
      PeriodCounts byQuarter = PeriodCounts.of(always, gap, PeriodUnit.QUARTER);
      Moves moves = Moves.of(Journeys.of(always, gap), RandomContacts.PROVIDERS);
      long moved = 0;
      long[] gaps = new long[GapCounts.of(always).bands().size()];
      for (Quarter quarter : Quarter.of(always)) {
        String seen = "seed " + seed + ", gap " + gap + ", " + quarter;
        List<Contact> known = until(quarter.to(), all);
        Contacts contacts = RandomContacts.ordered(known).lookedAtFrom(quarter.from());

        List<Long> kinds = SlowJourneys.kinds(all, gap, quarter.from(), quarter.to());
        String label = label(quarter);
        PeriodCounts counts = PeriodCounts.of(contacts, gap, PeriodUnit.QUARTER);
        PeriodCounts.Period row = ofLabel(byQuarter, label);
        assertThat(List.of(row.newcomers(), row.returning(), row.continuing()))
            .as(seen)
            .isEqualTo(kinds);
        if (row.persons() > 0) {
          assertThat(counts.periods()).as(seen).containsExactly(row);
        }
        assertThat(counts.persons()).as(seen).isEqualTo(row.persons());
        for (PeriodCounts.Period month :
            PeriodCounts.of(contacts, gap, PeriodUnit.MONTH).periods()) {
          assertThat(PeriodCounts.of(always, gap, PeriodUnit.MONTH).periods())
              .as(seen)
              .contains(month);
        }

        List<Episode> reaching =
            SlowJourneys.episodes(known, gap).stream()
                .filter(episode -> episode.last() >= quarter.from())
                .toList();
        Journeys journeys = Journeys.of(contacts, gap);
        assertThat(JourneysTest.episodes(journeys)).as(seen).isEqualTo(reaching);
        assertThat(journeys.personsInContact()).as(seen).isEqualTo(row.persons());
        assertThat(Paths.of(journeys).persons()).as(seen).isEqualTo(row.persons());
        long newcomers = 0;
        for (int person = 1; person <= journeys.persons(); person++) {
          newcomers += journeys.isNew(person) ? 1 : 0;
        }
        assertThat(newcomers).as(seen).isEqualTo(row.newcomers());

        moved +=
            Moves.of(journeys, RandomContacts.PROVIDERS)
                .moves(RandomContacts.PROVIDERS, RandomContacts.PROVIDERS);
        List<GapCounts.Band> bands = GapCounts.of(contacts).bands();
        for (int band = 0; band < gaps.length; band++) {
          gaps[band] += bands.get(band).gaps();
        }
      }
      assertThat(moved)
          .as("seed %d", seed)
          .isEqualTo(moves.moves(RandomContacts.PROVIDERS, RandomContacts.PROVIDERS));
      assertThat(GapCounts.of(always).bands().stream().mapToLong(GapCounts.Band::gaps))
          .as("seed %d", seed)
          .containsExactly(java.util.Arrays.stream(gaps).boxed().toArray(Long[]::new));
    }
  }

  private static String label(Quarter quarter) {
    return PeriodUnit.QUARTER.label(PeriodUnit.QUARTER.of(LocalDate.ofEpochDay(quarter.from())));
  }

  private static PeriodCounts.Period ofLabel(PeriodCounts counts, String label) {
    return counts.periods().stream()
        .filter(period -> period.label().equals(label))
        .findFirst()
        .orElse(new PeriodCounts.Period(label, 0, 0, 0, 0));
  }

  private static int day(int afterApril) {
    return (int) APRIL.toEpochDay() + afterApril;
  }

  /**
   * Person 1 was at provider 0 in the winter and comes to 1 in May; 2 goes on over 1 April; 3 comes
   * for the first time in May; 4 was in contact in the winter alone.
   */
  private static Contacts spring() {
    Contacts.Builder contacts = new Contacts.Builder();
    contacts.add(0, day(-90), 0);
    contacts.add(4, day(40), 0);
    contacts.add(1, day(-10), 0);
    contacts.add(1, day(5), 0);
    contacts.add(2, day(41), 0);
    contacts.add(3, day(-80), 0);
    return contacts
        .build(4, new int[] {1, 2, 3, 4, 1}, new int[] {0, 0, 0, 0, 1}, 2)
        .lookedAtFrom(day(0));
  }

  @Test
  void spring_ofPersonsWithAWinter_isToldAsItWas() {
    Contacts contacts = spring();
    assertThat(contacts.counted()).isEqualTo(3);
    PeriodCounts counts = PeriodCounts.of(contacts, GAP, PeriodUnit.QUARTER);
    assertThat(counts.periods()).containsExactly(new PeriodCounts.Period("2025 Q2", 3, 1, 1, 1));

    Journeys journeys = Journeys.of(contacts, GAP);
    assertThat(journeys.size()).isEqualTo(3);
    int back = journeys.from(1);
    assertThat(journeys.number(back)).isEqualTo(2);
    assertThat(journeys.presentation(back)).isEqualTo(2);
    assertThat(journeys.isPresentation(back)).isTrue();
    assertThat(journeys.daysSinceLastContact(back)).isEqualTo(130);
    assertThat(journeys.movedFrom(back)).isZero();
    assertThat(journeys.presentsAgain(1)).isTrue();
    assertThat(journeys.isNew(1)).isFalse();
    int on = journeys.from(2);
    assertThat(journeys.firstDay(on)).isEqualTo(day(-10));
    assertThat(journeys.contacts(on)).isEqualTo(2);
    assertThat(journeys.isBegun(on)).isFalse();
    assertThat(journeys.presentsAgain(2)).isFalse();
    assertThat(journeys.isNew(2)).isFalse();
    assertThat(journeys.isNew(3)).isTrue();
    assertThat(journeys.isInContact(4)).isFalse();

    Moves moves = Moves.of(journeys, 2);
    assertThat(moves.persons(0, 1)).isEqualTo(1);
    assertThat(moves.moves(2, 2)).isEqualTo(1);
    assertThat(Paths.of(journeys).paths())
        .containsExactly(new Paths.Path(List.of(0), 2), new Paths.Path(List.of(1), 1));
    assertThat(GapCounts.of(contacts).bands().stream().mapToLong(GapCounts.Band::gaps).sum())
        .isEqualTo(2);
  }

  @Test
  void timeToTreatment_isOfThoseWhoseFirstContactIsInThePeriod() {
    Treatments treatments = new Treatments();
    treatments.add(1, day(50), day(60));
    treatments.add(3, day(51), day(60));
    TimeToTreatment time = TimeToTreatment.of(Journeys.of(spring(), GAP), treatments, day(90));
    assertThat(time.courses())
        .containsExactly(Course.EARLIER, Course.EARLIER, Course.BEGAN, Course.NOT_IN_CONTACT);
    assertThat(time.curve().persons()).isEqualTo(1);
    assertThat(time.curve().daysUntil(0.5)).isEqualTo(10);
  }
}
