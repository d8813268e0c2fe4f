package uk.linkage.duckdb.input;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import uk.linkage.intake.ClientField;

/**
 * Which column of a file holds which field.
 *
 * @param columns the place of each field's column, from 0; fields that the file lacks are absent
 * @param unused the names of the columns that nothing needs and nobody dropped
 */
record ColumnMap(Map<ClientField, Integer> columns, List<String> unused) {

  ColumnMap {
    columns = Collections.unmodifiableMap(new EnumMap<>(columns));
    unused = List.copyOf(unused);
  }

  boolean has(ClientField field) {
    return columns.containsKey(field);
  }

  Set<ClientField> fields() {
    return columns.keySet();
  }
}
