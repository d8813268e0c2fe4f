package uk.linkage.cli.run;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.linkage.disclosure.DisclosureMode;

/**
 * By what persons are counted, and how the table is shown.
 *
 * @param by names of dimensions, beside the local authority
 * @param authorities the authorities that are told apart, by name or code; {@code all} for all,
 *     none for the nine of Cheshire and Merseyside
 * @param lookup a directory of postcodes, or null
 * @param lookupColumns what it calls its columns
 * @param mode what is done to small numbers, or null to show exact figures
 * @param against the folder of an earlier table, or null
 */
public record CountingAsked(
    List<String> by,
    List<String> authorities,
    @Nullable Path lookup,
    Map<String, String> lookupColumns,
    @Nullable DisclosureMode mode,
    @Nullable Path against) {

  /** How all authorities are asked for. */
  static final String ALL = "all";

  public CountingAsked {
    by = List.copyOf(by);
    authorities = List.copyOf(authorities);
    lookupColumns = Map.copyOf(lookupColumns);
    Set<String> seen = new HashSet<>();
    for (String name : by) {
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException(
            "--by must name a column once, got '" + name + "' twice");
      }
    }
  }

  /** Whether all authorities are looked at. */
  boolean isEverywhere() {
    return authorities.stream().anyMatch(ALL::equalsIgnoreCase);
  }
}
