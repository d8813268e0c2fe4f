package uk.linkage.duckdb.input;

import java.util.List;

/**
 * A column of text that is to be kept of every record that takes part, so that persons can be
 * counted by it; see {@link uk.linkage.intake.Facts}.
 *
 * @param name what it is called in all that follows; a column of that name is looked for first
 * @param aliases other names of the column, the preferred one first
 * @param required whether a file without the column is refused; its records are blank otherwise
 */
public record FactColumn(String name, List<String> aliases, boolean required) {

  /** Makes the list unmodifiable. */
  public FactColumn {
    aliases = List.copyOf(aliases);
  }
}
