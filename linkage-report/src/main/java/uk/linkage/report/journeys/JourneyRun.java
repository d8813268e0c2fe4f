package uk.linkage.report.journeys;

import java.time.LocalDate;
import java.util.List;

/**
 * What the page says of a run. No time is among it, so the same input makes the same page.
 *
 * @param version the version of linkage
 * @param method how persons were found
 * @param asAt the reference date
 * @param records how many records take part
 * @param rows how many rows of contacts were read
 * @param withoutRecord how many of them belong to no record that takes part
 * @param rejected how many have a day that can't be used
 * @param repeated how many say again what another row says
 * @param notes what the user should know, in sentences
 */
public record JourneyRun(
    String version,
    String method,
    LocalDate asAt,
    long records,
    long rows,
    long withoutRecord,
    long rejected,
    long repeated,
    List<String> notes) {

  public JourneyRun {
    notes = List.copyOf(notes);
  }
}
