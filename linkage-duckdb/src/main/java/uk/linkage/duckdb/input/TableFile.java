package uk.linkage.duckdb.input;

import java.nio.file.Path;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.parallel.Workers;

/** A CSV or Parquet file that was looked at and can be read: some of its columns, row by row. */
public final class TableFile {

  private final DuckDb db;
  private final SourceFile source;
  private @Nullable LineIndex lines;

  TableFile(DuckDb db, SourceFile source) {
    this.db = db;
    this.source = source;
  }

  /**
   * Looks at a file: whether it is there, what it is, and its header.
   *
   * @param db what reads Parquet; must stay open as long as the file is read
   * @param path the file; CSV is taken to be UTF-8
   * @return the file, ready to be read
   * @throws InputRefusedException if it can't be read; the message says what to do
   */
  public static TableFile open(DuckDb db, Path path) {
    return new TableFile(
        db, new FileOpening(TextEncoding.UTF_8, db).open(InputPaths.requireFile(path)));
  }

  /**
   * Returns what a run reports of the file.
   *
   * @return its path, its size, its hash, and the number of its rows once it is read
   */
  public InputFile file() {
    return source.file();
  }

  /**
   * Returns the names of the columns.
   *
   * @return the names in order, without spaces around them
   */
  public List<String> header() {
    return source.header();
  }

  /**
   * Returns how many rows there are about.
   *
   * @return a number of rows, rather too many
   */
  public long estimatedRows() {
    return source.estimatedRows();
  }

  /**
   * Reads some columns of all rows.
   *
   * @param places where the columns are in the {@linkplain #header header}
   * @param parts makes what takes the rows, as often as is needed
   * @param workers on whose threads the rows are read
   * @param progress told the number of rows read so far
   * @return the number of rows
   * @throws InputRefusedException if the file can't be read or is no CSV
   */
  public long read(
      List<Integer> places,
      Supplier<? extends RowPart> parts,
      Workers workers,
      LongConsumer progress) {
    int[] of = places.stream().mapToInt(place -> place).toArray();
    long rows;
    if (source.isParquet()) {
      rows = new ParquetRows(db, source, of, parts, workers).run(progress);
    } else {
      CsvReading reading = new CsvReading(source, of, parts, workers);
      rows = reading.run(progress);
      lines = reading.rowLines();
    }
    source.file().setRows(rows);
    return rows;
  }

  /**
   * Tells where a row that was read stands.
   *
   * @param row the row, from 0, the header and blank lines not counted
   * @return the line on which the row begins, from 1; of a Parquet file the row, from 1
   */
  public long lineOf(int row) {
    return lines == null ? row + 1L : lines.lineOf(row);
  }

  /**
   * Returns what {@link #lineOf} counts.
   *
   * @return "line", or "row" of a Parquet file
   */
  public String lineWord() {
    return source.isParquet() ? "row" : "line";
  }
}
