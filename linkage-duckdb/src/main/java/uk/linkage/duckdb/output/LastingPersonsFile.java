package uk.linkage.duckdb.output;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.parallel.Workers;

/** Writes the persons of a store: a file that is whole or not there. */
public final class LastingPersonsFile {

  private static final List<Table.Column> PERSONS =
      List.of(
          new Table.Column("provider", Table.Type.TEXT),
          new Table.Column("record_id", Table.Type.TEXT),
          new Table.Column("person_id", Table.Type.INTEGER));

  private static final List<Table.Column> TRANSLATED =
      List.of(
          new Table.Column("old_person_id", Table.Type.INTEGER),
          new Table.Column("person_id", Table.Type.INTEGER));

  private LastingPersonsFile() {}

  /**
   * A record and its person.
   *
   * @param provider the provider
   * @param recordId the record id
   * @param person the lasting id
   */
  public record PersonOfRecord(String provider, String recordId, long person) {}

  /**
   * An old id and one of today's.
   *
   * @param old the id of an old report
   * @param today the id of today, or 0 if no record of the old one takes part at present
   */
  public record Translated(long old, long today) {}

  /**
   * Writes the person of every record.
   *
   * @param out a file that ends in .csv or .parquet
   * @param overwrite whether a file with the same columns that is there may be replaced
   * @param rows the records, in order
   * @param db what writes Parquet
   * @param workers the threads
   * @throws InputRefusedException if it can't be written
   */
  public static void write(
      Path out, boolean overwrite, List<PersonOfRecord> rows, DuckDb db, Workers workers) {
    Table table =
        new Table(
            "persons",
            PERSONS,
            rows.size(),
            (from, to, cells) -> {
              for (PersonOfRecord row : rows.subList((int) from, (int) to)) {
                cells.text(row.provider());
                cells.text(row.recordId());
                cells.number(row.person());
                cells.endRow();
              }
            });
    write(out, overwrite, table, db, workers);
  }

  /**
   * Writes what became of old ids.
   *
   * @param out a file that ends in .csv or .parquet
   * @param overwrite whether a file with the same columns that is there may be replaced
   * @param rows the ids, in order; an old one as often as it has become several
   * @param db what writes Parquet
   * @param workers the threads
   * @throws InputRefusedException if it can't be written
   */
  public static void writeTranslated(
      Path out, boolean overwrite, List<Translated> rows, DuckDb db, Workers workers) {
    Table table =
        new Table(
            "translated",
            TRANSLATED,
            rows.size(),
            (from, to, cells) -> {
              for (Translated row : rows.subList((int) from, (int) to)) {
                cells.number(row.old());
                if (row.today() == 0) {
                  cells.missing();
                } else {
                  cells.number(row.today());
                }
                cells.endRow();
              }
            });
    write(out, overwrite, table, db, workers);
  }

  /**
   * Refuses a file of persons that can't be written, before any work.
   *
   * @param out the file
   * @param overwrite whether persons that are there may be replaced
   * @throws InputRefusedException if it may not, or is no file of persons
   */
  public static void requireFree(Path out, boolean overwrite) {
    requireFree(out, overwrite, PERSONS);
  }

  /**
   * Refuses a file of what became of old ids that can't be written, before any work.
   *
   * @param out the file
   * @param overwrite whether such a file that is there may be replaced
   * @throws InputRefusedException if it may not, or is no such file
   */
  public static void requireFreeForTranslated(Path out, boolean overwrite) {
    requireFree(out, overwrite, TRANSLATED);
  }

  private static void requireFree(Path out, boolean overwrite, List<Table.Column> columns) {
    List<String> names = columns.stream().map(Table.Column::name).toList();
    WholeFile.requireFree(out, overwrite, names, ".csv", ".parquet");
  }

  private static void write(Path out, boolean overwrite, Table table, DuckDb db, Workers workers) {
    requireFree(out, overwrite, table.columns());
    try (WholeFile file = WholeFile.begin(out, out.toAbsolutePath())) {
      if (String.valueOf(out).toLowerCase(Locale.ROOT).endsWith(".csv")) {
        CsvTable.write(table, file.partial(), workers);
      } else {
        ParquetTable.write(table, file.partial(), db);
      }
      file.commit();
    }
  }
}
