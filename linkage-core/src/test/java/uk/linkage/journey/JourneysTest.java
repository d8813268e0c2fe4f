package uk.linkage.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.count.PeriodUnit;
import uk.linkage.journey.SlowJourneys.Contact;
import uk.linkage.journey.SlowJourneys.Episode;

final class JourneysTest {

  private static final int PROVIDERS = RandomContacts.PROVIDERS;
  private static final int PERSONS = RandomContacts.PERSONS;

  static List<Episode> episodes(Journeys journeys) {
    List<Episode> episodes = new ArrayList<>();
    for (int i = 0; i < journeys.size(); i++) {
      episodes.add(
          new Episode(
              journeys.person(i),
              journeys.provider(i),
              journeys.firstDay(i),
              journeys.lastDay(i),
              journeys.contacts(i),
              journeys.presentation(i),
              journeys.daysSinceLastContact(i)));
    }
    return episodes;
  }

  /** Contacts of person 1 with one record at each of three providers, as day and provider. */
  private static Contacts ofOne(int... daysAndProviders) {
    Contacts.Builder builder = new Contacts.Builder();
    for (int i = 0; i < daysAndProviders.length; i += 2) {
      builder.add(daysAndProviders[i + 1], daysAndProviders[i], 0);
    }
    return builder.build(1, new int[] {1, 1, 1}, new int[] {0, 1, 2}, 3);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 21})
  void of_randomContacts_agreesWithPlainObjects(int gap) {
    for (int seed = 0; seed < 40; seed++) {
      List<Contact> all = RandomContacts.of(seed, seed * 5, 20 + seed * 10, 0);
      Contacts contacts = RandomContacts.ordered(all);
      Journeys journeys = Journeys.of(contacts, gap);
      List<Episode> slow = SlowJourneys.episodes(all, gap);
      assertThat(episodes(journeys)).as("seed %d", seed).isEqualTo(slow);
      assertThat(contacts.size()).isEqualTo(new HashSet<>(all).size());
      assertThat(contacts.repeated()).isEqualTo(all.size() - new HashSet<>(all).size());
      assertThat(journeys.personsInContact())
          .isEqualTo(slow.stream().map(Episode::person).distinct().count());
      assertThat(journeys.personsPresentingAgain())
          .isEqualTo(
              slow.stream()
                  .filter(e -> e.presentation() > 1)
                  .map(Episode::person)
                  .distinct()
                  .count());
    }
  }

  @Test
  void of_anyOrder_givesTheSame() {
    List<Contact> all = RandomContacts.of(7, 300, 200, 0);
    List<Contact> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(8));
    assertThat(episodes(Journeys.of(RandomContacts.ordered(shuffled), 21)))
        .isEqualTo(episodes(Journeys.of(RandomContacts.ordered(all), 21)));
  }

  @Test
  void moves_randomContacts_agreeWithPlainObjects() {
    for (int seed = 0; seed < 20; seed++) {
      List<Contact> all = RandomContacts.of(seed, 200, 300, 0);
      Moves moves = Moves.of(Journeys.of(RandomContacts.ordered(all), 10), PROVIDERS);
      long largest = 0;
      for (int from = 0; from < PROVIDERS; from++) {
        long ofFrom = 0;
        for (int to = 0; to < PROVIDERS; to++) {
          assertThat(moves.persons(from, to))
              .isEqualTo(SlowJourneys.moved(all, 10, from, to))
              .isLessThanOrEqualTo(moves.moves(from, to));
          ofFrom += moves.moves(from, to);
          largest = Math.max(largest, moves.persons(from, to));
        }
        assertThat(moves.moves(from, PROVIDERS)).isEqualTo(ofFrom);
      }
      assertThat(moves.persons(PROVIDERS, PROVIDERS)).isBetween(largest, (long) PERSONS);
    }
  }

  /** Requirement 20: a person at A, B and C is counted once, and A to B to C is shown in order. */
  @Test
  void paths_personAtThreeServices_isOnePathInOrder() {
    Journeys journeys = Journeys.of(ofOne(100, 0, 300, 2, 200, 1), 21);
    assertThat(journeys.personsInContact()).isEqualTo(1);
    assertThat(journeys.personsAtSeveral()).isEqualTo(1);
    Paths paths = Paths.of(journeys);
    assertThat(paths.persons()).isEqualTo(1);
    assertThat(paths.paths()).containsExactly(new Paths.Path(List.of(0, 1, 2), 1));
    assertThat(paths.steps(3))
        .containsExactly(new Paths.Step(0, 0, 1, 1), new Paths.Step(1, 1, 2, 1));
    assertThat(journeys.movedFrom(0)).isEqualTo(Journeys.NONE);
    assertThat(journeys.movedFrom(1)).isEqualTo(0);
    assertThat(journeys.movedFrom(2)).isEqualTo(1);
  }

  @Test
  void paths_repeatedProvider_isMergedAndACountedReturn() {
    Journeys journeys = Journeys.of(ofOne(100, 0, 200, 0, 300, 1), 21);
    assertThat(Paths.of(journeys).paths()).containsExactly(new Paths.Path(List.of(0, 1), 1));
    Moves moves = Moves.of(journeys, 3);
    assertThat(moves.persons(0, 0)).isEqualTo(1);
    assertThat(moves.persons(0, 3)).isEqualTo(1);
    assertThat(moves.moves(3, 3)).isEqualTo(2);
    assertThat(moves.movesToOthers()).isEqualTo(1);
  }

  @Test
  void of_gapOfTwentyOneAndTwentyTwoDays_joinsAndParts() {
    Journeys joined = Journeys.of(ofOne(100, 0, 121, 0), 21);
    assertThat(joined.size()).isEqualTo(1);
    assertThat(joined.contacts(0)).isEqualTo(2);
    assertThat(joined.personsPresentingAgain()).isZero();
    Journeys parted = Journeys.of(ofOne(100, 0, 122, 0), 21);
    assertThat(parted.size()).isEqualTo(2);
    assertThat(parted.daysSinceLastContact(1)).isEqualTo(22);
    assertThat(parted.presentation(1)).isEqualTo(2);
    assertThat(parted.isPresentation(1)).isTrue();
  }

  @Test
  void of_backAtAServiceWhileSeenElsewhere_isNoPresentation() {
    Journeys journeys = Journeys.of(ofOne(100, 0, 115, 1, 130, 0), 21);
    assertThat(journeys.size()).isEqualTo(3);
    assertThat(journeys.presentation(2)).isEqualTo(1);
    assertThat(journeys.isPresentation(2)).isFalse();
  }

  @Test
  void periods_acrossTheTurnOfAFinancialYear_areNewReturningAndContinuing() {
    int march = (int) LocalDate.of(2025, 3, 31).toEpochDay();
    Contacts contacts = ofOne(march, 0, march + 1, 0, march + 60, 1);
    PeriodCounts years = PeriodCounts.of(contacts, 21, PeriodUnit.FINANCIAL_YEAR);
    assertThat(years.periods())
        .containsExactly(
            new PeriodCounts.Period("2024/25", 1, 1, 0, 0),
            new PeriodCounts.Period("2025/26", 1, 0, 1, 0));
    assertThat(years.persons()).isEqualTo(1);
    PeriodCounts months = PeriodCounts.of(contacts, 21, PeriodUnit.MONTH);
    assertThat(months.periods())
        .containsExactly(
            new PeriodCounts.Period("2025-03", 1, 1, 0, 0),
            new PeriodCounts.Period("2025-04", 1, 0, 0, 1),
            new PeriodCounts.Period("2025-05", 1, 0, 1, 0));
  }

  @Test
  void periods_randomContacts_holdEachPersonOncePerPeriod() {
    for (int seed = 0; seed < 20; seed++) {
      List<Contact> all = RandomContacts.of(seed, 150, 700, 0);
      for (PeriodUnit unit : PeriodUnit.values()) {
        PeriodCounts counts = PeriodCounts.of(RandomContacts.ordered(all), 21, unit);
        long newcomers = 0;
        for (PeriodCounts.Period period : counts.periods()) {
          Set<Integer> persons = new HashSet<>();
          for (Contact contact : all) {
            if (unit.label(unit.of(LocalDate.ofEpochDay(contact.day()))).equals(period.label())) {
              persons.add(contact.person());
            }
          }
          assertThat(period.persons()).isEqualTo(persons.size());
          assertThat(period.newcomers() + period.returning() + period.continuing())
              .isEqualTo(period.persons());
          newcomers += period.newcomers();
        }
        assertThat(newcomers).isEqualTo(counts.persons());
      }
    }
  }

  @Test
  void gaps_boundsOfBands_areInTheirBand() {
    GapCounts gaps = GapCounts.of(ofOne(0, 0, 0, 1, 7, 0, 15, 0, 36, 0, 402, 0));
    assertThat(gaps.bands().stream().mapToLong(GapCounts.Band::gaps))
        .containsExactly(1L, 1L, 1L, 0L, 0L, 0L, 0L, 0L, 1L);
    assertThat(gaps.bands().get(8).label()).isEqualTo("366 days or more");
  }

  @Test
  void of_noContacts_isEmpty() {
    Contacts contacts = ofOne();
    Journeys journeys = Journeys.of(contacts, 21);
    assertThat(journeys.size()).isZero();
    assertThat(journeys.personsInContact()).isZero();
    assertThat(Paths.of(journeys).paths()).isEmpty();
    assertThat(PeriodCounts.of(contacts, 21, PeriodUnit.MONTH).periods()).isEmpty();
    assertThat(Moves.of(journeys, 3).movesToOthers()).isZero();
  }
}
