package uk.linkage.duckdb.output;

import java.nio.file.Path;
import java.util.List;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.parallel.Workers;

/** Writes a small table of texts as CSV, for its owner only: a file that is whole or not there. */
public final class TextRowsFile {

  private TextRowsFile() {}

  /**
   * Refuses a file that can't be written, before any work.
   *
   * @param out the file
   * @param overwrite whether one with these columns that is there may be replaced
   * @param columns the names of its columns
   * @throws InputRefusedException if it may not
   */
  public static void requireFree(Path out, boolean overwrite, List<String> columns) {
    WholeFile.requireFree(out, overwrite, columns, ".csv");
  }

  /**
   * Writes a table.
   *
   * @param out a file that ends in .csv
   * @param overwrite whether a file with these columns that is there may be replaced
   * @param columns the names of its columns
   * @param rows its rows, each with a text for every column
   * @throws InputRefusedException if it can't be written
   */
  public static void write(
      Path out, boolean overwrite, List<String> columns, List<List<String>> rows) {
    requireFree(out, overwrite, columns);
    try (WholeFile file = WholeFile.begin(out, out.toAbsolutePath());
        Workers workers = new Workers(1)) {
      OwnerOnly.keep(file.partial());
      CsvTable.write(Table.ofTexts("rows", columns, rows), file.partial(), workers);
      file.commit();
    }
  }
}
