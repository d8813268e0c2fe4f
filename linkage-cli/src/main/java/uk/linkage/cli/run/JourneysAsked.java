package uk.linkage.cli.run;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.linkage.disclosure.DisclosureMode;
import uk.linkage.duckdb.input.ReadOptions;

/**
 * Of which contacts journeys are made, and how the tables are shown.
 *
 * @param activity files of contacts; none to take the first and last days of the client files
 * @param columns what they call their columns
 * @param gap how many days may lie between two contacts of an episode
 * @param ndtms which files of NDTMS are read, and how; null to look at no structured treatment
 * @param mode what is done to small numbers, or null to show exact figures
 */
public record JourneysAsked(
    List<String> activity,
    Map<String, String> columns,
    int gap,
    @Nullable ReadOptions ndtms,
    @Nullable DisclosureMode mode) {

  public JourneysAsked {
    activity = List.copyOf(activity);
    columns = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(columns));
  }
}
