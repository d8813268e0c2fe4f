package uk.linkage.journey;

import java.util.Arrays;
import java.util.List;

/**
 * How long it takes from a person's first contact until structured treatment begins. A person who
 * is in structured treatment on the day of the first contact, from an earlier day on, does not wait
 * and is counted apart; so is one whose first contact is history: who came to treatment and went
 * before the period is not in it, so times of the others would be too long. All others are watched
 * until the first structured treatment that begins on the day of the first contact or later, or
 * until the last day of the data.
 *
 * @param curve of those who wait
 * @param already how many were in structured treatment already
 * @param courses what became of each person, by number from 1
 */
public record TimeToTreatment(WaitingCurve curve, long already, List<Course> courses) {

  public TimeToTreatment {
    courses = List.copyOf(courses);
  }

  /** What became of a person. */
  public enum Course {
    /** No contact: nobody to wait. */
    NOT_IN_CONTACT,
    /** First in contact before the first day that is looked at: not followed. */
    EARLIER,
    /** In structured treatment at the first contact. */
    ALREADY,
    /** Structured treatment began later. */
    BEGAN,
    /** It had not begun on the last day of the data. */
    WAITING
  }

  /** Episodes of structured treatment, in any order. */
  public static final class Treatments {
    private int[] persons = new int[64];
    private int[] firstDays = new int[64];
    private int[] lastDays = new int[64];
    private int size;

    /** None so far. */
    public Treatments() {}

    /**
     * Adds an episode.
     *
     * @param person whose it is
     * @param firstDay when it began, in days since 1970
     * @param lastDay when it ended, or the last day of the data if it goes on
     */
    public void add(int person, int firstDay, int lastDay) {
      if (size == persons.length) {
        persons = Arrays.copyOf(persons, size * 2);
        firstDays = Arrays.copyOf(firstDays, size * 2);
        lastDays = Arrays.copyOf(lastDays, size * 2);
      }
      persons[size] = person;
      firstDays[size] = firstDay;
      lastDays[size++] = lastDay;
    }

    /**
     * Returns how many episodes there are.
     *
     * @return episodes
     */
    public int size() {
      return size;
    }
  }

  /**
   * Looks how long persons wait.
   *
   * @param journeys the journeys; persons without one are left out
   * @param treatments the structured treatment of these persons
   * @param lastDay the last day of the data, in days since 1970
   * @return the times
   */
  public static TimeToTreatment of(Journeys journeys, Treatments treatments, int lastDay) {
    int persons = journeys.persons();
    int[] begins = new int[persons + 1];
    boolean[] already = new boolean[persons + 1];
    Arrays.fill(begins, Integer.MAX_VALUE);
    for (int i = 0; i < treatments.size; i++) {
      int person = treatments.persons[i];
      if (person > persons || journeys.from(person) == journeys.to(person)) {
        continue;
      }
      int first = journeys.firstDay(journeys.from(person));
      if (treatments.firstDays[i] >= first) {
        begins[person] = Math.min(begins[person], treatments.firstDays[i]);
      } else if (treatments.lastDays[i] >= first) {
        already[person] = true;
      }
    }
    int[] watched = new int[persons];
    boolean[] isEnd = new boolean[persons];
    Course[] courses = new Course[persons];
    Arrays.fill(courses, Course.NOT_IN_CONTACT);
    int size = 0;
    long apart = 0;
    for (int person = 1; person <= persons; person++) {
      if (journeys.from(person) == journeys.to(person)) {
        continue;
      }
      if (!journeys.isNew(person)) {
        courses[person - 1] = Course.EARLIER;
        continue;
      }
      if (already[person]) {
        apart++;
        courses[person - 1] = Course.ALREADY;
        continue;
      }
      int first = journeys.firstDay(journeys.from(person));
      isEnd[size] = begins[person] <= lastDay;
      courses[person - 1] = isEnd[size] ? Course.BEGAN : Course.WAITING;
      watched[size++] = Math.max(0, Math.min(begins[person], lastDay) - first);
    }
    WaitingCurve curve = WaitingCurve.of(Arrays.copyOf(watched, size), Arrays.copyOf(isEnd, size));
    return new TimeToTreatment(curve, apart, List.of(courses));
  }
}
