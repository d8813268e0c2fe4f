package uk.linkage.cli.report;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.cli.run.FollowJourneys;
import uk.linkage.duckdb.activity.Activity;
import uk.linkage.duckdb.output.PublishedJourneys;
import uk.linkage.duckdb.output.PublishedJourneys.PathRow;
import uk.linkage.duckdb.output.PublishedJourneys.PeriodRow;
import uk.linkage.duckdb.output.PublishedTotals;
import uk.linkage.journey.TimeToTreatment.Course;

/** What {@code journeys} found, on half a screen. */
public final class JourneysReport {

  private static final int MOST_PATHS = 5;
  private static final int DAYS_OF_YEAR = 365;

  private JourneysReport() {}

  /**
   * Prints the report.
   *
   * @param outcome what came of the run
   * @param out where to
   */
  public static void print(FollowJourneys.Outcome outcome, Terminal out) {
    PublishedJourneys journeys = outcome.journeys();
    printPersons(journeys, out);
    out.blank();
    printYears(journeys, out);
    printPaths(journeys, out);
    IntakeSection.print(outcome.result().intake(), number -> shown(journeys.read(number)), out);
    out.blank();
    printContacts(outcome, out);
    out.blank();
    Notes.print(outcome.unusedColumns(), outcome.notes(), out);
    FilesSection.print(outcome.out(), outcome.elapsed(), out);
    out.line("  journeys and persons are about single persons: for you alone. The others:");
    out.line("  " + journeys.sentence());
    AuditReport.printOnRecord(outcome.carried(), out);
    out.flush();
  }

  private static void printContacts(FollowJourneys.Outcome outcome, Terminal out) {
    Activity activity = outcome.activity();
    PublishedJourneys journeys = outcome.journeys();
    long without = 0;
    for (int file = 0; file < activity.files().size(); file++) {
      without += activity.withoutRecord(file);
    }
    long rejected =
        activity.rejections().size()
            + activity.unusable().values().stream().mapToLong(count -> count).sum();
    TextTable table = new TextTable();
    table.row(
        activity.files().isEmpty() ? "first and last days of contact" : "rows of contacts",
        shown(journeys.read(activity.rows())));
    row(table, "of no record that takes part", without, journeys);
    row(table, "rejected: a day that can't be used", rejected, journeys);
    row(table, "said twice", journeys.figures().contacts().repeated(), journeys);
    table.row("contacts", shown(journeys.read(journeys.figures().contacts().counted())));
    out.heading("Contacts");
    table.print(out);
  }

  private static void row(TextTable table, String name, long rows, PublishedJourneys journeys) {
    if (rows > 0) {
      table.row(name, shown(journeys.read(rows)));
    }
  }

  private static void printPersons(PublishedJourneys journeys, Terminal out) {
    PublishedTotals totals = journeys.totals();
    TextTable table =
        new TextTable()
            .row("with a journey", shown(totals.persons()))
            .row("at more than one service", shown(totals.atSeveral()))
            .row("presenting again", shown(totals.presentingAgain()));
    if (totals.hasTreatment()) {
      if (totals.hasEarlier()) {
        table.row("in contact before the period", shown(totals.course(Course.EARLIER)));
      }
      Integer median = totals.daysUntil(0.5);
      table
          .row("in structured treatment already", shown(totals.course(Course.ALREADY)))
          .row("came to structured treatment", shown(totals.course(Course.BEGAN)))
          .row("  half of those who wait within", median == null ? "–" : days(median))
          .row("  share within a year", totals.shareText(totals.shareWithin(DAYS_OF_YEAR)));
    }
    out.heading("Persons (" + journeys.face() + ")");
    table.print(out);
  }

  private static void printYears(PublishedJourneys journeys, Terminal out) {
    TextTable table = new TextTable();
    table.heading("financial year", "persons", "new", "returning", "continuing");
    boolean any = false;
    for (PeriodRow row : journeys.periods()) {
      if (row.unit().equals("financial year")) {
        any = true;
        table.row(
            row.period(),
            shown(row.persons()),
            kind(row, row.newcomers()),
            kind(row, row.returning()),
            kind(row, row.continuing()));
      }
    }
    if (any) {
      out.heading("Persons in contact");
      table.print(out);
      out.blank();
    }
  }

  private static void printPaths(PublishedJourneys journeys, Terminal out) {
    List<PathRow> paths =
        journeys.paths().stream().filter(path -> path.services() > 1).limit(MOST_PATHS).toList();
    if (!paths.isEmpty()) {
      TextTable table = new TextTable();
      paths.forEach(path -> table.row(path.path(), shown(path.persons())));
      out.heading("Most frequent paths over more than one service");
      table.print(out);
      out.blank();
    }
  }

  private static String shown(@Nullable Long number) {
    return number == null ? PublishedJourneys.text(null) : Figures.count(number);
  }

  private static String kind(PeriodRow row, @Nullable Long persons) {
    return row.isAll() ? "–" : shown(persons);
  }

  private static String days(int days) {
    return Figures.count(days) + (days == 1 ? " day" : " days");
  }
}
