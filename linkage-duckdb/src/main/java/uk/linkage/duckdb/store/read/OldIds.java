package uk.linkage.duckdb.store.read;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.RowPart;
import uk.linkage.duckdb.input.TableFile;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.intake.TextColumn;
import uk.linkage.parallel.Workers;

/** The person ids of an old report. */
public final class OldIds {

  private static final String COLUMN = "person_id";

  private OldIds() {}

  /**
   * Reads them.
   *
   * @param db what reads Parquet
   * @param path a CSV or Parquet file with a column person_id
   * @return the ids, in the order of the file
   * @throws InputRefusedException if there is no such column, or a cell is no id
   */
  public static List<Long> read(DuckDb db, Path path) {
    TableFile file = TableFile.open(db, path);
    int place = -1;
    for (int i = 0; i < file.header().size(); i++) {
      place = file.header().get(i).toLowerCase(Locale.ROOT).equals(COLUMN) ? i : place;
    }
    if (place < 0) {
      throw new InputRefusedException(
          path + ": must have a column '" + COLUMN + "', got none; give a file of 'store persons'");
    }
    List<String> cells = new ArrayList<>();
    try (Workers workers = new Workers(1)) {
      long unused = file.read(List.of(place), () -> new Cells(cells), workers, rows -> {});
    }
    List<Long> ids = new ArrayList<>();
    for (int row = 0; row < cells.size(); row++) {
      try {
        ids.add(Long.parseLong(cells.get(row)));
      } catch (NumberFormatException e) {
        throw new InputRefusedException(
            path
                + ": "
                + file.lineWord()
                + " "
                + file.lineOf(row)
                + ": '"
                + COLUMN
                + "' must be a whole number, got something else",
            e);
      }
    }
    return ids;
  }

  /** Takes one column as texts. */
  private static final class Cells implements RowPart {

    private final List<String> all;
    private final List<String> part = new ArrayList<>();
    private final TextColumn column = new TextColumn();

    Cells(List<String> all) {
      this.all = all;
    }

    @Override
    public List<TextColumn> columns() {
      return List.of(column);
    }

    @Override
    public void begin() {
      part.clear();
    }

    @Override
    public void read(int rows) {
      for (int row = 0; row < rows; row++) {
        int from = column.starts()[row];
        int length = column.ends()[row] - from;
        part.add(new String(column.bytes(), from, length, StandardCharsets.UTF_8).strip());
      }
    }

    @Override
    public void take() {
      all.addAll(part);
    }
  }
}
