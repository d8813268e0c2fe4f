package uk.linkage.intake;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Some rows of one file: a {@link TextColumn} for each column that the file has. */
public final class ClientBatch {

  private final Map<ClientField, TextColumn> columns = new EnumMap<>(ClientField.class);
  private int rows;

  /**
   * An empty batch.
   *
   * @param fields the columns that the file has
   */
  public ClientBatch(Set<ClientField> fields) {
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
