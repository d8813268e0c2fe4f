package uk.linkage.duckdb.store.load;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import uk.linkage.attributor.DateFormats;
import uk.linkage.count.ContactDays;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.store.StoreQueries;
import uk.linkage.intake.Facts;
import uk.linkage.intake.IntakeResult;

/**
 * What an upload tells of each record that takes part beside its attributors: when it was in
 * contact, and {@link StagedFacts facts} to count by. Of a record that takes no part nothing is
 * told, so what it had stays with it.
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

  /** A contact that doesn't last is a day; its last day is another one. */
  private static final String TOLD =
      """
      CREATE OR REPLACE TEMP TABLE told AS
      SELECT place, DATE '1970-01-01' + first AS first,
        DATE '1970-01-01' + CASE WHEN continuous THEN last ELSE first END AS last, continuous
      FROM told_day
      UNION ALL
      SELECT place, DATE '1970-01-01' + last, DATE '1970-01-01' + last, false
      FROM told_day WHERE NOT continuous AND last <> first
      """;

  private final StoreQueries queries;
  private final StagedFacts facts;
  private List<DaysNotKept> notKept = List.of();

  StagedContacts(StoreQueries queries) {
    this.queries = queries;
    this.facts = new StagedFacts(queries);
  }

  /** Puts what the files tell beside the store; after the rows themselves. */
  void stage(IntakeResult intake, ClientFiles files) {
    int records = intake.clients().size();
    Facts told = intake.clients().facts();
    boolean[] treated = new boolean[records];
    Arrays.fill(treated, files.areOfTreatment());
    LocalDate asAt = files.intakeSettings().asAt();
    DateFormats formats = new DateFormats(files.intakeSettings().dateFormats(), asAt);
    DaysNotKept.Found found = new DaysNotKept.Found(intake);
    ContactDays days = ContactDays.ofPossible(told, treated, formats, asAt, found);
    notKept = found.in(files);
    queries.stage(
        "told_day",
        "place INTEGER, first INTEGER, last INTEGER, continuous BOOLEAN",
        rows -> {
          for (int record = 0; record < records; record++) {
            if (days.first(record) > ContactDays.UNKNOWN) {
              // Where the discharge is before the triage, of the time between nothing is known.
              rows.beginRow()
                  .append(record)
                  .append(epochDay(days.first(record)))
                  .append(epochDay(days.last(record)))
                  .append(treated[record] && days.isContinuous(record))
                  .endRow();
            }
          }
        });
    queries.update(TOLD);
    facts.stage(told, files, records);
  }

  private static int epochDay(int packed) {
    return (int)
        LocalDate.of(DateFormats.year(packed), DateFormats.month(packed), DateFormats.day(packed))
            .toEpochDay();
  }

  /** Whether records of the store have another contact or fact by this upload. */
  boolean bringNews() {
    queries.update(PLACED);
    return queries.number(
                """
                SELECT count(*) FROM told t JOIN placed p ON p.place = t.place
                ANTI JOIN contact c ON c.record = p.record AND c.first = t.first AND c.last = t.last
                """)
            + facts.compare()
        > 0;
  }

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
    facts.write();
  }

  /** The days of contact that can't be right. */
  List<DaysNotKept> notKept() {
    return notKept;
  }
}
