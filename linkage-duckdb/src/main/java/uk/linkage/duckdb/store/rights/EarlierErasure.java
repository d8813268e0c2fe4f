package uk.linkage.duckdb.store.rights;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import uk.linkage.duckdb.store.AuditRow;
import uk.linkage.duckdb.store.Counted;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.audit.Audit;

/**
 * What the audit tells of an erasure that is over, for whoever has no receipt of it.
 *
 * <p>No row of the audit says which record it erased, and none can be asked: so all erasures of the
 * day are told, and where there are several nobody knows which one it was.
 */
final class EarlierErasure {

  private EarlierErasure() {}

  /**
   * Tells of the erasures of a day.
   *
   * @param store the store
   * @param day the day, by the clock of this machine
   * @return sentences, without a record in them
   */
  static List<String> of(StoreFile store, LocalDate day) {
    List<AuditRow> erasures =
        Audit.rows(store).stream().filter(row -> row.command().equals(Erasure.COMMAND)).toList();
    List<AuditRow> rows = erasures.stream().filter(row -> isOf(row, day)).toList();
    if (rows.isEmpty()) {
      // It began before midnight.
      rows = erasures.stream().filter(row -> isOf(row, day.plusDays(1))).toList();
    }
    if (rows.isEmpty()) {
      return List.of(
          "The audit of this store has no erasure of that day: it was of a store that a backup was"
              + " restored over, or the clock was set to another zone then.");
    }
    if (rows.size() == 1) {
      return List.of("Of that erasure the audit has " + words(rows.get(0)) + ".");
    }
    return List.of(
        "The audit doesn't say which record a row erased. Of that day it has "
            + rows.size()
            + " erasures: "
            + rows.stream().map(EarlierErasure::words).collect(Collectors.joining("; "))
            + ".");
  }

  private static boolean isOf(AuditRow row, LocalDate day) {
    try {
      return Instant.parse(row.made()).atZone(ZoneId.systemDefault()).toLocalDate().equals(day);
    } catch (DateTimeParseException e) {
      // Somebody has changed the row; 'audit verify' says so.
      return false;
    }
  }

  private static String words(AuditRow row) {
    return String.format(
        Locale.ROOT,
        "row %d, of %s by %s: %s; records %s, taking part %s, links %s, persons %s",
        row.sequence(),
        row.made(),
        row.user(),
        Counted.of(row.ids().size(), "record was erased", "records were erased"),
        went(row.before().records(), row.after().records()),
        went(row.before().taking(), row.after().taking()),
        went(row.before().links(), row.after().links()),
        went(row.before().persons(), row.after().persons()));
  }

  private static String went(long before, long after) {
    return String.format(Locale.ROOT, "%,d before and %,d after", before, after);
  }
}
