package uk.linkage.duckdb.store.load;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.duckdb.DuckDBAppender;
import uk.linkage.attributor.DateFormats;
import uk.linkage.count.CodeList;
import uk.linkage.count.ContactDays;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.KnownFacts;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.intake.Facts;
import uk.linkage.intake.IntakeResult;

/**
 * What an upload tells of each record that takes part beside its attributors: when it was in
 * contact, and facts to count by. Of a record that takes no part nothing is told, so what it had
 * stays with it.
 */
final class StagedContacts {

  private static final String PLACED =
      """
      CREATE OR REPLACE TEMP TABLE placed AS
      SELECT s.place, r.key AS record, s.provider
      FROM staged s
      JOIN record r ON r.provider = s.provider AND r.record_id = s.record_id
      WHERE s.place IS NOT NULL AND s.reason IS NULL
      """;

  private final StoreQueries queries;
  private long unreadable;

  StagedContacts(StoreQueries queries) {
    this.queries = queries;
  }

  /** Puts what the files tell beside the store; after the rows themselves. */
  void stage(IntakeResult intake, ClientFiles files) {
    int records = intake.clients().size();
    Facts facts = intake.clients().facts();
    boolean[] treated = new boolean[records];
    Arrays.fill(treated, files.areOfTreatment());
    LocalDate asAt = files.intakeSettings().asAt();
    DateFormats formats = new DateFormats(files.intakeSettings().dateFormats(), asAt);
    ContactDays days = ContactDays.of(facts, treated, formats, asAt);
    unreadable = days.unreadable();
    queries.stage(
        "told_day",
        "place INTEGER, first INTEGER, last INTEGER, continuous BOOLEAN",
        rows -> {
          for (int record = 0; record < records; record++) {
            addSpells(days, record, treated[record], rows);
          }
        });
    queries.update(
        "CREATE OR REPLACE TEMP TABLE told AS SELECT place, DATE '1970-01-01' + first AS first,"
            + " DATE '1970-01-01' + last AS last, continuous FROM told_day");
    List<String> names =
        facts.names().stream().filter(name -> !KnownFacts.DAYS.contains(name)).toList();
    queries.stage(
        "fact_name",
        "name VARCHAR",
        rows -> {
          for (String name : names) {
            rows.beginRow().append(name).endRow();
          }
        });
    queries.stage(
        "told_fact",
        "place INTEGER, name VARCHAR, value VARCHAR",
        rows -> {
          for (String name : names) {
            addFacts(facts, name, files.codes(name), records, rows);
          }
        });
  }

  private static void addSpells(
      ContactDays days, int record, boolean continuous, DuckDBAppender rows) throws SQLException {
    int first = days.first(record);
    int last = days.last(record);
    if (first <= ContactDays.UNKNOWN) {
      return;
    }
    // Where the discharge is before the triage, of the time between nothing is known.
    boolean spell = continuous && days.isContinuous(record);
    addSpell(record, first, spell ? last : first, spell, rows);
    if (!spell && last != first) {
      addSpell(record, last, last, false, rows);
    }
  }

  private static void addSpell(
      int record, int first, int last, boolean continuous, DuckDBAppender rows)
      throws SQLException {
    rows.beginRow()
        .append(record)
        .append(epochDay(first))
        .append(epochDay(last))
        .append(continuous)
        .endRow();
  }

  private static int epochDay(int packed) {
    return (int)
        LocalDate.of(DateFormats.year(packed), DateFormats.month(packed), DateFormats.day(packed))
            .toEpochDay();
  }

  private static void addFacts(
      Facts facts, String name, CodeList codes, int records, DuckDBAppender rows)
      throws SQLException {
    int column = facts.column(name);
    String[] labels = facts.values(column).stream().map(codes::labelOf).toArray(String[]::new);
    for (int record = 0; record < records; record++) {
      int code = facts.code(column, record);
      if (code > 0 && !labels[code].isEmpty()) {
        rows.beginRow().append(record).append(name).append(labels[code]).endRow();
      }
    }
  }

  /** Whether records of the store have another contact or fact by this upload. */
  boolean bringNews() {
    queries.update(PLACED);
    return queries.number(
                """
                SELECT count(*) FROM told t JOIN placed p ON p.place = t.place
                ANTI JOIN contact c ON c.record = p.record AND c.first = t.first AND c.last = t.last
                """)
            + queries.number(
                """
                SELECT count(*) FROM told_fact t JOIN placed p ON p.place = t.place
                ANTI JOIN fact f ON f.record = p.record AND f.name = t.name AND f.value = t.value
                """)
            + queries.number("SELECT count(*) FROM fact f WHERE " + OUTDATED)
        > 0;
  }

  private static final String OUTDATED =
      """
      f.name IN (SELECT name FROM fact_name)
      AND f.record IN (SELECT record FROM placed)
      AND NOT EXISTS (
        SELECT 1 FROM told_fact t JOIN placed p ON p.place = t.place
        WHERE p.record = f.record AND t.name = f.name AND t.value = f.value)
      """;

  /** Takes in what is staged; after the records. */
  void write() {
    queries.update(PLACED);
    // A treatment that goes on grows with each upload, and the last word on its end is right.
    queries.update(
        """
        DELETE FROM contact c WHERE c.continuous AND EXISTS (
          SELECT 1 FROM told t JOIN placed p ON p.place = t.place
          WHERE t.continuous AND p.record = c.record AND t.first = c.first AND t.last <> c.last)
        """);
    queries.update(
        """
        INSERT INTO contact
        SELECT p.record, t.first, t.last, t.continuous, u.upload
        FROM told t
        JOIN placed p ON p.place = t.place
        JOIN upload_of u ON u.provider = p.provider
        ANTI JOIN contact c ON c.record = p.record AND c.first = t.first AND c.last = t.last
        ORDER BY p.record, t.first
        """);
    queries.update("DELETE FROM fact f WHERE " + OUTDATED);
    queries.update(
        """
        INSERT INTO fact
        SELECT p.record, t.name, t.value
        FROM told_fact t
        JOIN placed p ON p.place = t.place
        ANTI JOIN fact f ON f.record = p.record AND f.name = t.name AND f.value = t.value
        ORDER BY p.record, t.name
        """);
  }

  /** How many cells of days could not be read as one. */
  long unreadable() {
    return unreadable;
  }
}
