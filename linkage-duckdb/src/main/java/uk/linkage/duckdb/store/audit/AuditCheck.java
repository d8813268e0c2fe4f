package uk.linkage.duckdb.store.audit;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.store.AuditHead;
import uk.linkage.duckdb.store.AuditRow;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreQueries;

/**
 * Whether the audit of a store is whole.
 *
 * @param rows how many rows there are
 * @param head the last one
 * @param ids how often they name or named a record; one that is named by four rows counts four
 *     times
 * @param redacted how often of these what was named was erased
 * @param fault what is wrong first; null if all of it is whole
 * @param noted the row that a noted head is the hash of; null if none was given, or none is
 */
public record AuditCheck(
    long rows,
    AuditHead head,
    long ids,
    long redacted,
    @Nullable Fault fault,
    @Nullable Long noted) {

  /**
   * What is wrong.
   *
   * @param row the number of the first row that is concerned
   * @param what what was found, in a sentence without its subject's name
   */
  public record Fault(long row, String what) {}

  /**
   * Checks.
   *
   * @param store the store
   * @param noted a head that somebody noted, or how it begins; null if there is none
   * @return what was found
   */
  public static AuditCheck of(StoreFile store, @Nullable String noted) {
    List<AuditRow> rows = Audit.rows(store);
    Long found = noted == null ? null : rowOf(noted, rows);
    Fault fault = first(rows);
    if (fault == null) {
      fault = atTheEnd(rows, store);
    }
    if (fault == null && noted != null && found == null) {
      fault =
          new Fault(
              rows.size() + 1L,
              "no row has the hash that was noted: rows were removed, or all were written anew");
    }
    AuditRow last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
    return new AuditCheck(
        rows.size(),
        last == null
            ? new AuditHead(0, AuditRow.NONE)
            : new AuditHead(last.sequence(), last.sha256()),
        rows.stream().mapToLong(row -> row.ids().size()).sum(),
        rows.stream().flatMap(row -> row.ids().stream()).filter(AuditRow.Id::isRedacted).count(),
        fault,
        found);
  }

  private static @Nullable Long rowOf(String noted, List<AuditRow> rows) {
    String begins = noted.toLowerCase(Locale.ROOT);
    return rows.stream()
        .filter(row -> row.sha256().startsWith(begins))
        .findFirst()
        .map(AuditRow::sequence)
        .orElse(null);
  }

  private static @Nullable Fault first(List<AuditRow> rows) {
    String previous = AuditRow.NONE;
    AuditRow.@Nullable Counts before = null;
    for (int i = 0; i < rows.size(); i++) {
      AuditRow row = rows.get(i);
      long number = i + 1L;
      if (i + 1 < rows.size() && rows.get(i + 1).sequence() == row.sequence()) {
        return new Fault(Math.min(number, row.sequence()), "it is there more than once");
      }
      if (row.sequence() != number) {
        return new Fault(
            Math.min(number, row.sequence()), "it is missing, or its number is another");
      }
      if (!row.holds()) {
        return new Fault(number, "it is not as it was written: its hash is another");
      }
      if (!row.previous().equals(previous)) {
        return new Fault(number, "it does not follow on the row before: that has another hash");
      }
      if (!row.ids().stream().allMatch(AuditRow.Id::holds)) {
        return new Fault(number, "a record that it names is not the one that was written");
      }
      if (before != null && !before.equals(row.before())) {
        return new Fault(
            number,
            "it begins with other counts than the row before ended with: a change has no row");
      }
      previous = row.sha256();
      before = row.after();
    }
    return null;
  }

  private static @Nullable Fault atTheEnd(List<AuditRow> rows, StoreFile store) {
    long next = rows.size() + 1L;
    if (rows.isEmpty()) {
      return new Fault(next, "it is missing");
    }
    AuditRow last = rows.get(rows.size() - 1);
    String kept = store.setting("audit_head");
    if (!kept.equals(last.sha256())) {
      Long of = kept.isEmpty() ? null : rowOf(kept, rows);
      return of == null
          ? new Fault(next, "it is missing: the store has noted another last row")
          : new Fault(of + 1, "it was added behind the last row that the store has noted");
    }
    StoreQueries queries = store.queries();
    if (queries.number(
            "SELECT count(*) FROM audit_id WHERE sequence NOT IN (SELECT sequence FROM audit)")
        > 0) {
      return new Fault(next, "records are named for a row that is not there");
    }
    if (!AuditRow.Counts.of(queries).equals(last.after())) {
      return new Fault(
          next, "the store holds other counts than the last row ended with: a change has no row");
    }
    return null;
  }
}
