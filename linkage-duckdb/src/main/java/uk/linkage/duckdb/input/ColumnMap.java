package uk.linkage.duckdb.input;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import uk.linkage.intake.ClientBatch;
import uk.linkage.intake.ClientField;
import uk.linkage.intake.TextColumn;

/**
 * Which column of a file holds which field.
 *
 * @param columns the place of each field's column, from 0; fields that the file lacks are absent
 * @param facts the place of each fact's column, in the order in which they were asked for; those
 *     that the file lacks are absent
 * @param unused the names of the columns that nothing needs and nobody dropped
 */
record ColumnMap(
    Map<ClientField, Integer> columns, Map<String, Integer> facts, List<String> unused) {

  ColumnMap {
    columns = Collections.unmodifiableMap(new EnumMap<>(columns));
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    unused = List.copyOf(unused);
  }

  boolean has(ClientField field) {
    return columns.containsKey(field);
  }

  Set<ClientField> fields() {
    return columns.keySet();
  }

  /** An empty batch of the columns that the file has. */
  ClientBatch batch() {
    return new ClientBatch(fields(), facts.keySet());
  }

  /** The places of all columns that are read, as {@link #columnsOf} has them. */
  List<Integer> places() {
    List<Integer> places = new ArrayList<>(columns.values());
    places.addAll(facts.values());
    return List.copyOf(places);
  }

  /** The columns of a batch, those of fields first. */
  List<TextColumn> columnsOf(ClientBatch batch) {
    List<TextColumn> all = new ArrayList<>();
    columns.keySet().forEach(field -> all.add(Objects.requireNonNull(batch.column(field))));
    facts.keySet().forEach(name -> all.add(Objects.requireNonNull(batch.fact(name))));
    return List.copyOf(all);
  }
}
