package uk.linkage.journey;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The journeys of persons: their episodes in order of the first day, and of one day in order of
 * provider.
 *
 * <p>An episode is a run of contacts of one person at one provider, none more than the gap after
 * the one before. A person presents with the first contact of all, and again with every contact
 * that comes more than the gap after the last one anywhere. So a presentation always begins an
 * episode, and episodes that begin while the person is in contact elsewhere belong to the
 * presentation that is going on.
 *
 * <p>Of contacts with history the episodes that end before the first day that is looked at are not
 * here. Those that are know what came before them, and one that goes on from before that day has
 * all its contacts.
 */
public final class Journeys {

  /** The gap that joins two episodes of NDTMS, in days. */
  public static final int USUAL_GAP = 21;

  /** What the first episode of a person has instead of days since the last contact. */
  public static final int NONE = -1;

  private final int gap;
  private final int lookedAtFrom;
  private final int[] starts;
  private final EpisodeColumns of = new EpisodeColumns();

  private Journeys(int gap, int lookedAtFrom, int persons) {
    this.gap = gap;
    this.lookedAtFrom = lookedAtFrom;
    this.starts = new int[persons + 2];
  }

  /**
   * Makes journeys of contacts.
   *
   * @param contacts the contacts
   * @param gap how many days may lie between two contacts of an episode, from one day to the other;
   *     0 or more
   * @return the journeys
   */
  public static Journeys of(Contacts contacts, int gap) {
    if (gap < 0) {
      throw new IllegalArgumentException("the gap must be 0 days or more, got " + gap);
    }
    Journeys journeys = new Journeys(gap, contacts.lookedAtFrom(), contacts.persons());
    int[] latestAt = new int[contacts.providers()];
    int[] personAt = new int[contacts.providers()];
    for (int person = 1; person <= contacts.persons(); person++) {
      journeys.starts[person] = journeys.size();
      journeys.add(contacts, person, latestAt, personAt);
      journeys.of.keepReaching(contacts.lookedAtFrom(), journeys.starts[person]);
    }
    journeys.starts[contacts.persons() + 1] = journeys.size();
    return journeys;
  }

  /** Adds the episodes of a person. {@code latestAt} is their latest episode at each provider. */
  private void add(Contacts all, int person, int[] latestAt, int[] personAt) {
    int presentation = 0;
    int before = Integer.MIN_VALUE;
    for (int contact = all.from(person); contact < all.to(person); contact++) {
      int day = all.day(contact);
      int provider = all.provider(contact);
      int lastDay = all.lastDay(contact);
      int days = presentation == 0 ? NONE : Math.max(0, day - before);
      presentation += days == NONE || days > gap ? 1 : 0;
      before = Math.max(before, lastDay);
      int latest = personAt[provider] == person ? latestAt[provider] : NONE;
      if (latest != NONE && day - lastDay(latest) <= gap) {
        of.goOn(latest, lastDay);
      } else {
        personAt[provider] = person;
        latestAt[provider] = size();
        of.begin(provider, day, lastDay, presentation, days);
      }
    }
  }

  /**
   * Returns how many days may lie between two contacts of an episode.
   *
   * @return days
   */
  public int gap() {
    return gap;
  }

  /**
   * Tells whether a person was at more than one provider.
   *
   * @param person 1 to {@link #persons()}
   * @return whether
   */
  public boolean isAtSeveral(int person) {
    for (int episode = from(person) + 1; episode < to(person); episode++) {
      if (of.providers[episode] != of.providers[episode - 1]) {
        return true;
      }
    }
    return false;
  }

  /**
   * Tells whether a person was in contact.
   *
   * @param person 1 to {@link #persons()}
   * @return whether there is an episode
   */
  public boolean isInContact(int person) {
    return from(person) < to(person);
  }

  /**
   * Tells whether a person's first contact of all is not history.
   *
   * @param person 1 to {@link #persons()}
   * @return whether; false if the person was not in contact
   */
  public boolean isNew(int person) {
    int first = from(person);
    return isInContact(person) && of.numbers[first] == 1 && isBegun(first);
  }

  /**
   * Tells whether a person presented again.
   *
   * @param person 1 to {@link #persons()}
   * @return whether a presentation that is not the first of all begins an episode that is no
   *     history
   */
  public boolean presentsAgain(int person) {
    for (int episode = from(person); episode < to(person); episode++) {
      if (of.since[episode] > gap && isBegun(episode)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns how many persons there are, with contacts or without.
   *
   * @return the greatest number of a person
   */
  public int persons() {
    return starts.length - 2;
  }

  /**
   * Returns how many persons have a journey.
   *
   * @return those with a contact
   */
  public long personsInContact() {
    return count(this::isInContact);
  }

  /**
   * Returns how many persons presented again.
   *
   * @return those with a presentation that is not their first of all
   */
  public long personsPresentingAgain() {
    return count(this::presentsAgain);
  }

  /**
   * Returns how many persons were at more than one provider.
   *
   * @return persons
   */
  public long personsAtSeveral() {
    return count(this::isAtSeveral);
  }

  private long count(IntPredicate which) {
    return IntStream.rangeClosed(1, persons()).filter(which).count();
  }

  /**
   * Returns how many episodes there are.
   *
   * @return episodes of all persons
   */
  public int size() {
    return of.size();
  }

  /**
   * Returns where the episodes of a person begin.
   *
   * @param person 1 to {@link #persons()}
   * @return the number of the first episode
   */
  public int from(int person) {
    return starts[person];
  }

  /**
   * Returns where the episodes of a person end.
   *
   * @param person 1 to {@link #persons()}
   * @return one more than the number of the last episode
   */
  public int to(int person) {
    return starts[person + 1];
  }

  /**
   * Returns whose an episode is.
   *
   * @param episode 0 to {@link #size()} - 1
   * @return the number of the person
   */
  public int person(int episode) {
    int at = Arrays.binarySearch(starts, 1, starts.length, episode);
    if (at < 0) {
      return -at - 2;
    }
    // Persons without contacts begin where the next one does: the last of them has the episode.
    while (starts[at + 1] == episode) {
      at++;
    }
    return at;
  }

  /**
   * Returns where an episode was.
   *
   * @param episode 0 to {@link #size()} - 1
   * @return the number of the provider
   */
  public int provider(int episode) {
    return of.providers[episode];
  }

  /**
   * Returns the day of the first contact of an episode.
   *
   * @param episode 0 to {@link #size()} - 1
   * @return in days since 1970
   */
  public int firstDay(int episode) {
    return of.firstDays[episode];
  }

  /**
   * Returns the day of the last contact of an episode.
   *
   * @param episode 0 to {@link #size()} - 1
   * @return in days since 1970
   */
  public int lastDay(int episode) {
    return of.lastDays[episode];
  }

  /**
   * Returns how many contacts an episode has.
   *
   * @param episode 0 to {@link #size()} - 1
   * @return 1 or more
   */
  public int contacts(int episode) {
    return of.contacts[episode];
  }

  /**
   * Returns which episode of the person it is.
   *
   * @param episode 0 to {@link #size()} - 1
   * @return from 1, those that are history counted as well
   */
  public int number(int episode) {
    return of.numbers[episode];
  }

  /**
   * Tells whether an episode begins on the first day that is looked at or later.
   *
   * @param episode 0 to {@link #size()} - 1
   * @return false if it goes on from before
   */
  public boolean isBegun(int episode) {
    return of.firstDays[episode] >= lookedAtFrom;
  }

  /**
   * Returns in which presentation of the person an episode began.
   *
   * @param episode 0 to {@link #size()} - 1
   * @return from 1, those before the first day that is looked at counted as well
   */
  public int presentation(int episode) {
    return of.presentations[episode];
  }

  /**
   * Returns how long before an episode the person was in contact anywhere.
   *
   * @param episode 0 to {@link #size()} - 1
   * @return days from the contact before its first one; {@link #NONE} if there is none
   */
  public int daysSinceLastContact(int episode) {
    return of.since[episode];
  }

  /**
   * Tells whether a person presents with an episode.
   *
   * @param episode 0 to {@link #size()} - 1
   * @return whether it is the first one, or begins after more than the gap without contact anywhere
   */
  public boolean isPresentation(int episode) {
    return of.since[episode] == NONE || of.since[episode] > gap;
  }

  /**
   * Returns where the person's episode before was.
   *
   * @param episode 0 to {@link #size()} - 1
   * @return the number of its provider, which may be the same; {@link #NONE} if there is none
   */
  public int cameFrom(int episode) {
    return of.cameFrom[episode];
  }

  /**
   * Returns from where the person came.
   *
   * @param episode 0 to {@link #size()} - 1
   * @return the provider of the episode before if it is another one, else {@link #NONE}
   */
  public int movedFrom(int episode) {
    return of.cameFrom[episode] == of.providers[episode] ? NONE : of.cameFrom[episode];
  }
}
