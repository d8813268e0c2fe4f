package uk.linkage.cli.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  /** A table that is protected has six dimensions at most: these, authority and contact. */
  private static final int MOST = 4;

  private static final Set<String> OF_TABLE =
      Set.of("contact", "naive", "linked", "estimated", "disclosure");

  public CountingAsked {
    by = named(by);
    authorities = List.copyOf(authorities);
    lookupColumns = Map.copyOf(lookupColumns);
  }

  /** The dimensions by their own names; that of the authority is there anyway. */
  private static List<String> named(List<String> asked) {
    List<String> names = new ArrayList<>();
    for (String name : asked) {
      String named = Breakdown.named(name);
      if (names.contains(named)) {
        throw new IllegalArgumentException(
            "--by must name a column once, got '" + name + "' after one that means the same");
      }
      if (OF_TABLE.contains(named)) {
        throw new IllegalArgumentException(
            "--by must not name what the table calls a column of its own, got '"
                + name
                + "'; rename the column in the file");
      }
      names.add(named);
    }
    names.remove(PlacesOfRecords.DIMENSION);
    if (names.size() > MOST) {
      throw new IllegalArgumentException(
          "--by may name "
              + MOST
              + " columns besides the authority, got "
              + names.size()
              + "; make several tables");
    }
    return List.copyOf(names);
  }

  /** Whether all authorities are looked at. */
  boolean isEverywhere() {
    return authorities.stream().anyMatch(ALL::equalsIgnoreCase);
  }
}
