package uk.linkage.duckdb.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.linkage.disclosure.CountTable;
import uk.linkage.disclosure.DisclosureControl;
import uk.linkage.disclosure.DisclosureMode;
import uk.linkage.disclosure.ProtectedTable;
import uk.linkage.journey.JourneyFigures;
import uk.linkage.journey.Journeys;
import uk.linkage.journey.TimeToTreatment;
import uk.linkage.journey.TimeToTreatment.Course;

/**
 * Persons with a journey by whether they were at one service or more, presented once or again, and
 * came to structured treatment: one table, so that none of its totals tells of another.
 */
public final class PublishedTotals {

  /** Fewer than this many who came to structured treatment, and no time is shown. */
  public static final int LEAST_ENDED = 10;

  /** Shares are shown to so many persons, or to a hundredth if that is more. */
  private static final int PERSONS_OF_STEP = 5;

  private static final int MOST_STEPS = 100;

  private static final int ANY = 2;
  private static final List<Course> COURSES = List.of(Course.BEGAN, Course.WAITING, Course.ALREADY);
  private static final List<Course> COURSES_OF_PERIOD =
      List.of(Course.BEGAN, Course.WAITING, Course.ALREADY, Course.EARLIER);

  private final @Nullable DisclosureMode mode;

  /** What may have become of persons; nothing where nothing is known of treatment. */
  private final List<Course> courses;

  /** The place of all courses together. */
  private final int anyCourse;

  private final long[] counts;
  private final @Nullable ProtectedTable table;
  private final @Nullable TimeToTreatment time;

  PublishedTotals(JourneyFigures figures, @Nullable DisclosureMode mode) {
    this.mode = mode;
    this.time = figures.toTreatment();
    this.courses =
        time == null ? List.of() : figures.contacts().isOfPeriod() ? COURSES_OF_PERIOD : COURSES;
    this.anyCourse = courses.size();
    this.counts = new long[3 * 3 * (anyCourse + 1)];
    Journeys journeys = figures.journeys();
    for (int person = 1; person <= journeys.persons(); person++) {
      if (journeys.isInContact(person)) {
        int course = time == null ? 0 : courses.indexOf(time.courses().get(person - 1));
        count(journeys.isAtSeveral(person) ? 1 : 0, journeys.presentsAgain(person) ? 1 : 0, course);
      }
    }
    List<CountTable.Dimension> dimensions = new ArrayList<>();
    dimensions.add(new CountTable.Dimension("services", 2, true));
    dimensions.add(new CountTable.Dimension("presentations", 2, true));
    if (time != null) {
      dimensions.add(new CountTable.Dimension("course", anyCourse, true));
    }
    this.table =
        mode == null ? null : DisclosureControl.protect(new CountTable(dimensions, counts), mode);
  }

  private void count(int services, int presentations, int course) {
    for (int s : new int[] {services, ANY}) {
      for (int p : new int[] {presentations, ANY}) {
        counts[cell(s, p, anyCourse)]++;
        if (time != null) {
          counts[cell(s, p, course)]++;
        }
      }
    }
  }

  private int cell(int services, int presentations, int course) {
    return (services * 3 + presentations) * (anyCourse + 1) + course;
  }

  private @Nullable Long shown(int services, int presentations, int course) {
    int cell = cell(services, presentations, course);
    if (table == null) {
      return counts[cell];
    }
    return table.isSuppressed(cell) ? null : Long.valueOf(table.shown(cell));
  }

  static @Nullable Long alone(long persons, @Nullable DisclosureMode mode) {
    if (mode == null) {
      return persons;
    }
    ProtectedTable one =
        DisclosureControl.protect(new CountTable(List.of(), new long[] {persons}), mode);
    return one.isSuppressed(0) ? null : Long.valueOf(one.shown(0));
  }

  /**
   * Who went nowhere is who presented once at one service: the movers are all others, and nearly so
   * in a period, into which some go on at two services or come from another.
   */
  boolean withholdsMovers() {
    return table != null && table.isSuppressed(cell(0, 0, anyCourse));
  }

  /**
   * Returns how many persons have a journey.
   *
   * @return persons, or null if it is withheld
   */
  public @Nullable Long persons() {
    return shown(ANY, ANY, anyCourse);
  }

  /**
   * Returns how many persons were at more than one service.
   *
   * @return persons, or null if it is withheld
   */
  public @Nullable Long atSeveral() {
    return shown(1, ANY, anyCourse);
  }

  /**
   * Returns how many persons presented again.
   *
   * @return persons, or null if it is withheld
   */
  public @Nullable Long presentingAgain() {
    return shown(ANY, 1, anyCourse);
  }

  /**
   * Tells whether structured treatment is known of.
   *
   * @return whether files of NDTMS were read
   */
  public boolean hasTreatment() {
    return time != null;
  }

  /**
   * Tells whether some were in contact before the period, and so are not followed to treatment.
   *
   * @return whether structured treatment is known of, and there is a first day of the period
   */
  public boolean hasEarlier() {
    return courses.contains(Course.EARLIER);
  }

  /**
   * Returns what became of persons.
   *
   * @param course one of those in contact; {@link Course#EARLIER} only if {@link #hasEarlier()}
   * @return persons, or null if it is withheld or nothing is known
   */
  public @Nullable Long course(Course course) {
    return courses.contains(course) ? shown(ANY, ANY, courses.indexOf(course)) : null;
  }

  /**
   * Tells whether times can be shown.
   *
   * @return whether enough persons came to structured treatment
   */
  public boolean hasTimes() {
    return time != null && (mode == null || time.curve().ended() >= LEAST_ENDED);
  }

  /**
   * Returns after how many days a share of those who wait were in structured treatment.
   *
   * @param share above 0 and below 1
   * @return days, or null if it is withheld, not known, or the share never was
   */
  public @Nullable Integer daysUntil(double share) {
    if (time == null || !hasTimes()) {
      return null;
    }
    int days = time.curve().daysUntil(share);
    return days < 0 ? null : days;
  }

  /**
   * Returns which share of those who wait were in structured treatment after some days.
   *
   * @param days 0 or more
   * @return 0 to 1, or null if it is withheld or not known
   */
  public @Nullable Double shareWithin(int days) {
    return time == null || !hasTimes() ? null : rounded(time.curve().shareWithin(days));
  }

  /**
   * Returns an end of the 95 % interval of that share.
   *
   * @param days 0 or more
   * @param upper whether the upper end is asked for
   * @return 0 to 1, or null if it is withheld or not known
   */
  public @Nullable Double shareWithinBound(int days, boolean upper) {
    return time == null || !hasTimes() ? null : rounded(time.curve().shareWithinBound(days, upper));
  }

  /**
   * Returns how a share is written: with as many digits as are known of it.
   *
   * @param share one that this class returned
   * @return such as {@code 12 %}, or {@code 12.3 %} if figures are exact; {@code *} if it is
   *     withheld
   */
  public String shareText(@Nullable Double share) {
    if (share == null) {
      return ProtectedTable.SUPPRESSED;
    }
    if (mode == null) {
      return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
    return share == 0
        ? String.format(Locale.ROOT, "under %.0f %%", Math.ceil(100.0 / steps()))
        : String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /** A share that is exact tells of single persons, as a count does. */
  private double rounded(double share) {
    return mode == null ? share : Math.round(share * steps()) / (double) steps();
  }

  private long steps() {
    return time == null
        ? 1
        : Math.max(1, Math.min(MOST_STEPS, time.curve().persons() / PERSONS_OF_STEP));
  }
}
