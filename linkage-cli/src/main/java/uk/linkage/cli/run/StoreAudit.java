package uk.linkage.cli.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.output.TextRowsFile;
import uk.linkage.duckdb.store.AuditRow;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.audit.Audit;
import uk.linkage.duckdb.store.audit.AuditCheck;
import uk.linkage.duckdb.store.audit.Carried;
import uk.linkage.duckdb.store.audit.CarriedRun;

/**
 * Asks a person store who changed it, and what it was carried to.
 *
 * @param store the store
 */
public record StoreAudit(Store store) {

  /** The columns of the file that the audit is written to: what a hash covers, in order. */
  private static final List<String> COLUMNS =
      List.of(
          "sequence",
          "made",
          "user",
          "command",
          "records_before",
          "taking_part_before",
          "links_before",
          "persons_before",
          "records",
          "taking_part",
          "links",
          "persons",
          "outcome",
          "digests",
          "previous",
          "sha256",
          "ids");

  /** Writes the records that a row names as JSON. */
  @FunctionalInterface
  public interface IdsText {

    /**
     * Writes them.
     *
     * @param ids the records
     * @return a text of one line
     */
    String of(List<AuditRow.Id> ids);
  }

  /**
   * Reads the audit.
   *
   * @return its rows in order
   */
  public List<AuditRow> rows() {
    try (StoreFile file = store.open()) {
      return Audit.rows(file);
    }
  }

  /**
   * Writes the audit to a file by which anybody can check it.
   *
   * @param out a file that ends in .csv
   * @param overwrite whether a file that is there may be replaced
   * @param ids writes the records of a row
   * @return how many rows there are
   */
  public long write(Path out, boolean overwrite, IdsText ids) {
    store.requireAnother(out);
    TextRowsFile.requireFree(out, overwrite, COLUMNS);
    List<List<String>> rows = new ArrayList<>();
    for (AuditRow row : rows()) {
      List<String> cells = new ArrayList<>(row.fields());
      cells.add(row.sha256());
      cells.add(ids.of(row.ids()));
      rows.add(cells);
    }
    TextRowsFile.write(out, overwrite, COLUMNS, rows);
    return rows.size();
  }

  /**
   * Checks whether the audit is whole.
   *
   * @param noted a head that somebody noted, or how it begins; null if there is none
   * @return what was found
   */
  public AuditCheck verify(@Nullable String noted) {
    try (StoreFile file = store.open()) {
      return AuditCheck.of(file, noted);
    }
  }

  /**
   * Finds the outputs that carried a record.
   *
   * @param recordId a record id
   * @param provider its provider; null if only one has the id
   * @return the outputs in order
   */
  public List<CarriedRun> carried(String recordId, @Nullable String provider) {
    try (StoreFile file = store.open()) {
      return Carried.of(file, recordId, provider);
    }
  }
}
