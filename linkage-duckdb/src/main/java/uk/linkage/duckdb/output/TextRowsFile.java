package uk.linkage.duckdb.output;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.parallel.Workers;

/** Writes a small table of texts as CSV, for its owner only: a file that is whole or not there. */
public final class TextRowsFile {

  private TextRowsFile() {}

  /**
   * Refuses a file that can't be written, before any work.
   *
   * @param out the file
   * @param overwrite whether one that is there may be replaced
   * @throws InputRefusedException if it may not
   */
  public static void requireFree(Path out, boolean overwrite) {
    if (!String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT).endsWith(".csv")) {
      throw new InputRefusedException(
          out + ": must be a file that ends in .csv; choose another --out");
    }
    if (Files.isDirectory(out) || (Files.exists(out) && !overwrite)) {
      throw new InputRefusedException(
          out + ": must not exist, got one that does; choose another --out or add --overwrite");
    }
  }

  /**
   * Writes a table.
   *
   * @param out a file that ends in .csv
   * @param overwrite whether a file that is there may be replaced
   * @param columns the names of its columns
   * @param rows its rows, each with a text for every column
   * @throws InputRefusedException if it can't be written
   */
  public static void write(
      Path out, boolean overwrite, List<String> columns, List<List<String>> rows) {
    requireFree(out, overwrite);
    Table table =
        new Table(
            "rows",
            columns.stream().map(name -> new Table.Column(name, Table.Type.TEXT)).toList(),
            rows.size(),
            (from, to, cells) -> {
              for (List<String> row : rows.subList((int) from, (int) to)) {
                for (String text : row) {
                  byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
                  cells.text(bytes, 0, bytes.length);
                }
                cells.endRow();
              }
            });
    Path partial = Leftovers.own(out.toAbsolutePath(), Leftovers.PARTIAL);
    try (Workers workers = new Workers(1)) {
      Files.deleteIfExists(partial);
      Files.createFile(partial);
      OwnerOnly.keep(partial);
      CsvTable.write(table, partial, workers);
      Files.move(partial, out.toAbsolutePath(), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw OutputFault.refusal(out, e);
    } finally {
      removeQuietly(partial);
    }
  }

  private static void removeQuietly(Path partial) {
    try {
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      // Its name says what it is; the fault that led here matters more.
      return;
    }
  }
}
