package uk.linkage.duckdb.geography;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.input.ColumnNames;
import uk.linkage.intake.InputRefusedException;

/**
 * The columns of a postcode directory that the user named; those that are null are found by the
 * names that the Office for National Statistics uses.
 *
 * @param postcode the column of postcodes, or null
 * @param authority the column of authorities, or null
 * @param terminated the column that is blank for live postcodes, or null
 */
public record LookupColumns(
    @Nullable String postcode, @Nullable String authority, @Nullable String terminated) {

  /** The option that names a column, as messages call it. */
  public static final String OPTION = "--lookup-column";

  private static final List<String> NAMES = List.of("postcode", "authority", "terminated");

  /**
   * Leaves all columns to be found.
   *
   * @return no names
   */
  public static LookupColumns usual() {
    return new LookupColumns(null, null, null);
  }

  /**
   * Takes what the user named.
   *
   * @param named names of columns by {@code postcode}, {@code authority} and {@code terminated},
   *     none of which must be there
   * @return the names
   * @throws InputRefusedException if anything else is named
   */
  public static LookupColumns of(Map<String, String> named) {
    @Nullable String[] columns = new @Nullable String[NAMES.size()];
    named.forEach((name, column) -> columns[place(name)] = column);
    return new LookupColumns(columns[0], columns[1], columns[2]);
  }

  private static int place(String name) {
    int place = NAMES.indexOf(ColumnNames.plain(name));
    if (place < 0) {
      throw new InputRefusedException(
          OPTION
              + " must name one of "
              + String.join(", ", NAMES)
              + ", got '"
              + name
              + "'"
              + ColumnNames.didYouMean(name, NAMES));
    }
    return place;
  }
}
