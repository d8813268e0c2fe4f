package uk.linkage.cli.options;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What a file calls a column.
 *
 * @param name our name
 * @param column the file's name
 */
record ColumnName(String name, String column) {

  /** Reads {@code NAME=COLUMN}; a column's name may hold anything, quotes too. */
  static final class Converter implements ITypeConverter<ColumnName> {

    @Override
    public ColumnName convert(String text) {
      int at = text.indexOf('=');
      if (at < 0 || text.substring(0, at).isBlank() || text.substring(at + 1).isBlank()) {
        throw new TypeConversionException(
            "must be NAME=COLUMN, such as dob=BirthDate, got '" + text + "'");
      }
      return new ColumnName(text.substring(0, at), text.substring(at + 1));
    }
  }

  /**
   * Puts names together, in their order.
   *
   * @throws IllegalArgumentException if a name is given twice
   */
  static Map<String, String> asMap(List<ColumnName> names) {
    Map<String, String> columns = new LinkedHashMap<>();
    Map<String, String> seen = new LinkedHashMap<>();
    for (ColumnName each : names) {
      String before = seen.putIfAbsent(each.name.strip().toLowerCase(Locale.ROOT), each.column);
      if (before != null) {
        throw new IllegalArgumentException(
            "--column must name a field once, got '"
                + each.name
                + "' twice (as '"
                + before
                + "' and as '"
                + each.column
                + "')");
      }
      columns.put(each.name, each.column);
    }
    return columns;
  }
}
