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
 */
public final class Journeys {

  /** The gap that joins two episodes of NDTMS, in days. */
  public static final int USUAL_GAP = 21;

  /** What the first episode of a person has instead of days since the last contact. */
  public static final int NONE = -1;

  private final int gap;
  private final int[] starts;
  private int[] providers = new int[1 << 8];
  private int[] firstDays = new int[1 << 8];
  private int[] lastDays = new int[1 << 8];
  private int[] contacts = new int[1 << 8];
  private int[] presentations = new int[1 << 8];
  private int[] since = new int[1 << 8];
  private int size;

  private Journeys(int gap, int persons) {
    this.gap = gap;
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
    Journeys journeys = new Journeys(gap, contacts.persons());
    int[] latestAt = new int[contacts.providers()];
    int[] personAt = new int[contacts.providers()];
    for (int person = 1; person <= contacts.persons(); person++) {
      journeys.starts[person] = journeys.size;
      journeys.add(contacts, person, latestAt, personAt);
    }
    journeys.starts[contacts.persons() + 1] = journeys.size;
    return journeys;
  }

  /** Adds the episodes of a person. {@code latestAt} is their latest episode at each provider. */
  private void add(Contacts all, int person, int[] latestAt, int[] personAt) {
    int presentation = 0;
    int before = 0;
    for (int contact = all.from(person); contact < all.to(person); contact++) {
      int day = all.day(contact);
      int provider = all.provider(contact);
      int days = presentation == 0 ? NONE : day - before;
      presentation += days == NONE || days > gap ? 1 : 0;
      before = day;
      int latest = personAt[provider] == person ? latestAt[provider] : NONE;
      if (latest != NONE && day - lastDays[latest] <= gap) {
        lastDays[latest] = day;
        contacts[latest]++;
      } else {
        personAt[provider] = person;
        latestAt[provider] = size;
        begin(provider, day, presentation, days);
      }
    }
  }

  private void begin(int provider, int day, int presentation, int days) {
    if (size == providers.length) {
      int larger = Math.addExact(size, size >> 1);
      providers = Arrays.copyOf(providers, larger);
      firstDays = Arrays.copyOf(firstDays, larger);
      lastDays = Arrays.copyOf(lastDays, larger);
      contacts = Arrays.copyOf(contacts, larger);
      presentations = Arrays.copyOf(presentations, larger);
      since = Arrays.copyOf(since, larger);
    }
    providers[size] = provider;
    firstDays[size] = day;
    lastDays[size] = day;
    contacts[size] = 1;
    presentations[size] = presentation;
    since[size++] = days;
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
      if (providers[episode] != providers[episode - 1]) {
        return true;
      }
    }
    return false;
  }

  /**
   * Returns how often a person presented.
   *
   * @param person 1 to {@link #persons()}
   * @return 0 if there is no contact
   */
  public int presentationsOf(int person) {
    return from(person) == to(person) ? 0 : presentations[to(person) - 1];
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
    return count(person -> presentationsOf(person) > 0);
  }

  /**
   * Returns how many persons presented again.
   *
   * @return those with two presentations or more
   */
  public long personsPresentingAgain() {
    return count(person -> presentationsOf(person) > 1);
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
    return size;
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
    return providers[episode];
  }

  /**
   * Returns the day of the first contact of an episode.
   *
   * @param episode 0 to {@link #size()} - 1
   * @return in days since 1970
   */
  public int firstDay(int episode) {
    return firstDays[episode];
  }

  /**
   * Returns the day of the last contact of an episode.
   *
   * @param episode 0 to {@link #size()} - 1
   * @return in days since 1970
   */
  public int lastDay(int episode) {
    return lastDays[episode];
  }

  /**
   * Returns how many contacts an episode has.
   *
   * @param episode 0 to {@link #size()} - 1
   * @return 1 or more
   */
  public int contacts(int episode) {
    return contacts[episode];
  }

  /**
   * Returns in which presentation of the person an episode began.
   *
   * @param episode 0 to {@link #size()} - 1
   * @return from 1
   */
  public int presentation(int episode) {
    return presentations[episode];
  }

  /**
   * Returns how long before an episode the person was in contact anywhere.
   *
   * @param episode 0 to {@link #size()} - 1
   * @return days from the contact before its first one; {@link #NONE} if there is none
   */
  public int daysSinceLastContact(int episode) {
    return since[episode];
  }

  /**
   * Tells whether a person presents with an episode.
   *
   * @param episode 0 to {@link #size()} - 1
   * @return whether it is the first one, or begins after more than the gap without contact anywhere
   */
  public boolean isPresentation(int episode) {
    return since[episode] == NONE || since[episode] > gap;
  }

  /**
   * Returns from where the person came.
   *
   * @param episode 0 to {@link #size()} - 1
   * @return the provider of the episode before if it is another one, else {@link #NONE}
   */
  public int movedFrom(int episode) {
    boolean moved = since[episode] != NONE && providers[episode - 1] != providers[episode];
    return moved ? providers[episode - 1] : NONE;
  }
}
