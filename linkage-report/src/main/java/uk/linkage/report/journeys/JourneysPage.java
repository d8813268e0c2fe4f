package uk.linkage.report.journeys;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.output.PublishedJourneys;
import uk.linkage.duckdb.output.PublishedTotals;
import uk.linkage.journey.Contacts;
import uk.linkage.journey.TimeToTreatment.Course;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.DataTable;
import uk.linkage.report.page.DataTable.Column;
import uk.linkage.report.page.Figure;
import uk.linkage.report.page.Headline;
import uk.linkage.report.page.Page;
import uk.linkage.report.page.Section;
import uk.linkage.report.page.Words;

/** The page of journeys: who is in contact when, who goes where, and how long it takes. */
public final class JourneysPage {

  private JourneysPage() {}

  /**
   * Writes the page of some journeys.
   *
   * @param journeys what may be shown
   * @param run what ran
   * @return the page
   */
  public static Page of(PublishedJourneys journeys, JourneyRun run) {
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section(
            "headline",
            "At a glance",
            "Every person is counted once, at however many services.",
            List.of(headline(journeys))));
    sections.add(
        new Section(
            "periods",
            "Who is in contact when",
            "New: the first contact of all is in the period. Returning: another person who presents"
                + " again in it. Continuing: all others in contact. These are of one period each,"
                + " so all periods together have persons alone.",
            List.copyOf(PeriodFigures.of(journeys))));
    sections.add(
        new Section(
            "moves",
            "Who goes where",
            "An episode is a run of contacts at one service. A person moves from A to B if an"
                + " episode at B follows one at A; episodes are in order of their first day.",
            List.copyOf(MoveFigures.of(journeys))));
    sections.add(
        new Section("times", "How long it takes", "", List.copyOf(TimeFigures.of(journeys))));
    sections.add(run(journeys, run));
    return new Page(
        "Journeys between services",
        "Contacts "
            + from(journeys)
            + "until "
            + run.asAt()
            + ", gap of "
            + days(gap(journeys))
            + ".",
        journeys.isExact()
            ? "Exact figures, not for publication."
            : "Under disclosure control (" + journeys.face() + "). " + journeys.sentence(),
        sections);
  }

  private static String from(PublishedJourneys journeys) {
    Contacts contacts = journeys.figures().contacts();
    return contacts.isOfPeriod()
        ? "from " + LocalDate.ofEpochDay(contacts.lookedAtFrom()) + " "
        : "";
  }

  private static int gap(PublishedJourneys journeys) {
    return journeys.figures().journeys().gap();
  }

  private static Headline headline(PublishedJourneys journeys) {
    PublishedTotals totals = journeys.totals();
    List<Headline.Tile> tiles = new ArrayList<>();
    tiles.add(
        new Headline.Tile(
            "Persons with a journey",
            number(totals.persons()),
            null,
            "Persons with at least one contact that has a day.",
            null));
    tiles.add(
        new Headline.Tile(
            "At more than one service",
            number(totals.atSeveral()),
            null,
            "They would be counted more than once if services were added up.",
            null));
    tiles.add(
        new Headline.Tile(
            "Presenting again",
            number(totals.presentingAgain()),
            null,
            "Back after more than " + days(gap(journeys)) + " without contact anywhere.",
            null));
    if (totals.hasTreatment()) {
      Integer median = totals.daysUntil(0.5);
      tiles.add(
          new Headline.Tile(
              "Median time to structured treatment",
              median == null ? "not reached or withheld" : days(median),
              null,
              "From the first contact until half of those who wait have begun.",
              "Kaplan-Meier"));
    }
    return new Headline(tiles);
  }

  private static Section run(PublishedJourneys journeys, JourneyRun run) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(List.of(Cell.of("version of linkage"), Cell.of(run.version())));
    rows.add(List.of(Cell.of("method"), Cell.of(run.method())));
    rows.add(List.of(Cell.of("reference date"), Cell.of(run.asAt().toString())));
    rows.add(List.of(Cell.of("gap"), Cell.of(days(gap(journeys)))));
    rows.add(List.of(Cell.of("records that take part"), cell(journeys.read(run.records()))));
    rows.add(List.of(Cell.of("rows of contacts"), cell(journeys.read(run.rows()))));
    rows.add(
        List.of(Cell.of("of no record that takes part"), cell(journeys.read(run.withoutRecord()))));
    rows.add(List.of(Cell.of("rejected"), cell(journeys.read(run.rejected()))));
    rows.add(List.of(Cell.of("said twice"), cell(journeys.read(run.repeated()))));
    DataTable table =
        new DataTable("What ran", List.of(Column.text("what"), Column.text("value")), rows);
    List<uk.linkage.report.page.Block> blocks = new ArrayList<>();
    blocks.add(
        new Figure(
            "run-facts",
            "What ran",
            "run.json has the arguments, the files with their hashes, and the times.",
            "",
            null,
            null,
            table));
    if (!run.notes().isEmpty()) {
      blocks.add(new Words(run.notes()));
    }
    return new Section("run", "About this run", "", blocks);
  }

  /** A number as it stands in a sentence. */
  static String number(@Nullable Long number) {
    return cell(number).shown();
  }

  static Cell cell(@Nullable Long number) {
    return number == null ? Cell.withheld() : Cell.of((long) number);
  }

  static @Nullable Double value(@Nullable Long number) {
    return number == null ? null : Double.valueOf(number);
  }

  static String days(int days) {
    return String.format(Locale.ROOT, days == 1 ? "%,d day" : "%,d days", days);
  }

  /** What became of those in contact, in words. */
  static String words(Course course) {
    return switch (course) {
      case BEGAN -> "structured treatment began on the day of the first contact or later";
      case WAITING -> "structured treatment had not begun by the last day of the data";
      case EARLIER -> "in contact before the period, so not followed";
      case ALREADY -> "in structured treatment at the first contact already";
      case NOT_IN_CONTACT -> "not in contact";
    };
  }
}
