package uk.linkage.journey;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.count.PeriodUnit;

/**
 * All that is counted of journeys: exact, so small numbers are to be hidden before they are
 * published.
 *
 * @param contacts the contacts
 * @param journeys the journeys
 * @param moves who went where
 * @param paths how often each path was taken
 * @param periods persons by month, quarter and financial year
 * @param gaps how long persons stayed away
 * @param toTreatment how long it took until structured treatment; null if nothing is known of it
 */
public record JourneyFigures(
    Contacts contacts,
    Journeys journeys,
    Moves moves,
    Paths paths,
    List<PeriodCounts> periods,
    GapCounts gaps,
    @Nullable TimeToTreatment toTreatment) {

  /** What the row of all periods is called. */
  public static final String ALL = "all";

  public JourneyFigures {
    periods = List.copyOf(periods);
  }

  /**
   * Counts.
   *
   * @param contacts the contacts
   * @param gap how many days may lie between two contacts of an episode
   * @param treatments structured treatment of the same persons, or null if nothing is known of it
   * @param lastTreatmentDay the last day on which structured treatment is known of
   * @return the figures
   */
  public static JourneyFigures of(
      Contacts contacts,
      int gap,
      TimeToTreatment.@Nullable Treatments treatments,
      int lastTreatmentDay) {
    Journeys journeys = Journeys.of(contacts, gap);
    List<PeriodCounts> periods = new ArrayList<>();
    for (PeriodUnit unit : PeriodUnit.values()) {
      periods.add(PeriodCounts.of(contacts, gap, unit));
    }
    return new JourneyFigures(
        contacts,
        journeys,
        Moves.of(journeys, contacts.providers()),
        Paths.of(journeys),
        periods,
        GapCounts.of(contacts),
        treatments == null
            ? null
            : TimeToTreatment.of(
                journeys, treatments, Math.max(contacts.lastDay(), lastTreatmentDay)));
  }
}
