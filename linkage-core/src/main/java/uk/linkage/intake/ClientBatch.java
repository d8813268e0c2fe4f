package uk.linkage.intake;

import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Some rows of one file: a {@link TextColumn} for each column that the file has, among them those
 * of the {@link IntakeSettings#facts facts} that are asked for.
 */
public final class ClientBatch {

  private final Map<ClientField, TextColumn> columns = new EnumMap<>(ClientField.class);
  private final Map<String, TextColumn> facts = new HashMap<>();
  private int rows;

  /**
   * An empty batch without facts.
   *
   * @param fields the columns that the file has
   */
  public ClientBatch(Set<ClientField> fields) {
    this(fields, List.of());
  }

  /**
   * An empty batch.
   *
   * @param fields the columns that the file has
   * @param facts the names of the facts that the file has
   */
  public ClientBatch(Set<ClientField> fields, Collection<String> facts) {
    facts.forEach(name -> this.facts.put(name, new TextColumn()));
    for (ClientField field : fields) {
      columns.put(field, new TextColumn());
    }
  }

  /**
   * Returns a column.
   *
   * @param field which one
   * @return the column, or null if the file has none
   */
  public @Nullable TextColumn column(ClientField field) {
    return columns.get(field);
  }

  /**
   * Returns the column of a fact.
   *
   * @param name its name
   * @return the column, or null if the file has none
   */
  public @Nullable TextColumn fact(String name) {
    return facts.get(name);
  }

  /**
   * Sets the number of rows that the columns were filled with.
   *
   * @param count the number of rows
   */
  public void setRows(int count) {
    rows = count;
  }

  /**
   * Returns the number of rows.
   *
   * @return the number of rows
   */
  public int rows() {
    return rows;
  }
}
