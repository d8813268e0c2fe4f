package uk.linkage.report.journeys;

import static uk.linkage.report.journeys.JourneysPage.cell;
import static uk.linkage.report.journeys.JourneysPage.days;
import static uk.linkage.report.journeys.JourneysPage.number;
import static uk.linkage.report.journeys.JourneysPage.value;
import static uk.linkage.report.journeys.JourneysPage.words;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.output.PublishedJourneys;
import uk.linkage.duckdb.output.PublishedJourneys.GapRow;
import uk.linkage.duckdb.output.PublishedTotals;
import uk.linkage.journey.TimeToTreatment.Course;
import uk.linkage.report.page.Block;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.Chart;
import uk.linkage.report.page.DataTable;
import uk.linkage.report.page.DataTable.Column;
import uk.linkage.report.page.Figure;
import uk.linkage.report.page.Words;

/** How long persons stay away, and how long it takes until structured treatment. */
final class TimeFigures {

  private static final int MONTHS_SHOWN = 24;
  private static final int DAYS_OF_YEAR = 365;
  private static final int MONTHS_OF_YEAR = 12;

  private static final String FORMULA =
      "Kaplan-Meier: the share that still waits after t days is the product over all days up to t"
          + " of (1 - began / still waiting and watched); 95 % intervals by Greenwood's variance of"
          + " log(-log)";

  private TimeFigures() {}

  static List<Block> of(PublishedJourneys journeys) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(gaps(journeys));
    PublishedTotals totals = journeys.totals();
    if (!totals.hasTreatment()) {
      blocks.add(
          Words.of(
              "Nothing is known here of structured treatment; name files of NDTMS with --ndtms to"
                  + " see how long it takes until it begins."));
      return blocks;
    }
    blocks.add(courses(totals));
    blocks.add(waiting(totals));
    return blocks;
  }

  private static Figure gaps(PublishedJourneys journeys) {
    List<GapRow> rows = journeys.gaps();
    List<@Nullable Double> values = new ArrayList<>();
    rows.forEach(row -> values.add(value(row.persons())));
    return new Figure(
        "days-away",
        "Days between contacts",
        "Persons by the days from a contact to their next one anywhere; a person may be in several"
            + " bands.",
        "An episode ends, and a person presents again, after more than "
            + days(journeys.figures().journeys().gap())
            + "; if many gaps lie just above, see what --gap changes.",
        null,
        new Chart.Bars(
            "days to the next contact",
            "persons",
            rows.stream().map(GapRow::label).toList(),
            List.of(Chart.Series.of("persons", values)),
            false,
            false),
        new DataTable(
            "Persons by days to the next contact",
            List.of(Column.text("days"), Column.number("persons")),
            rows.stream().map(row -> List.of(Cell.of(row.label()), cell(row.persons()))).toList()));
  }

  private static Figure courses(PublishedTotals totals) {
    List<List<Cell>> rows = new ArrayList<>();
    List<Course> courses = new ArrayList<>(List.of(Course.ALREADY, Course.BEGAN, Course.WAITING));
    if (totals.hasEarlier()) {
      courses.add(Course.EARLIER);
    }
    for (Course course : courses) {
      rows.add(List.of(Cell.of(words(course)), cell(totals.course(course))));
    }
    return new Figure(
        "courses",
        "Who came to structured treatment",
        says(totals.course(Course.BEGAN), totals.course(Course.ALREADY)),
        "Persons whom the match missed look as if they had not come to structured treatment: see"
            + " what match says of missed links.",
        null,
        null,
        new DataTable(
            "Persons by structured treatment",
            List.of(Column.text("structured treatment"), Column.number("persons")),
            rows));
  }

  private static String says(@Nullable Long began, @Nullable Long already) {
    if (began == null) {
      return "How many persons came to structured treatment can't be shown.";
    }
    return "For "
        + number(began)
        + " persons structured treatment began on the day of the first contact or later"
        + (already == null ? "." : "; " + number(already) + " were in it already.");
  }

  private static Figure waiting(PublishedTotals totals) {
    List<Double> at = new ArrayList<>();
    List<@Nullable Double> share = new ArrayList<>();
    List<@Nullable Double> low = new ArrayList<>();
    List<@Nullable Double> high = new ArrayList<>();
    List<List<Cell>> rows = new ArrayList<>();
    for (int month = 0; month <= MONTHS_SHOWN; month++) {
      int day = month * DAYS_OF_YEAR / MONTHS_OF_YEAR;
      at.add((double) month);
      share.add(totals.shareWithin(day));
      low.add(totals.shareWithinBound(day, false));
      high.add(totals.shareWithinBound(day, true));
      rows.add(
          List.of(
              Cell.of((long) month),
              percent(totals, share.get(month)),
              percent(totals, low.get(month)),
              percent(totals, high.get(month))));
    }
    Integer median = totals.daysUntil(0.5);
    return new Figure(
        "time-to-treatment",
        "Time to structured treatment",
        !totals.hasTimes()
            ? "Too few persons came to structured treatment for times to be shown."
            : "Within 3, 6 and 12 months of the first contact "
                + percent(totals, share.get(3)).shown()
                + ", "
                + percent(totals, share.get(6)).shown()
                + " and "
                + percent(totals, share.get(12)).shown()
                + " of those who wait were in structured treatment; half of them "
                + (median == null
                    ? "never, as far as the data go."
                    : "after " + days(median) + "."),
        "Persons in structured treatment already are left out, and those who have not begun count"
            + " as waiting until the last day of the data.",
        FORMULA,
        totals.hasTimes()
            ? new Chart.Lines(
                "months since the first contact",
                "share in structured treatment",
                at,
                List.of(new Chart.Series("in structured treatment", share, low, high)),
                false,
                null,
                null)
            : null,
        new DataTable(
            "Share in structured treatment by months since the first contact",
            List.of(
                Column.number("months"),
                Column.number("share"),
                Column.number("low 95 %"),
                Column.number("high 95 %")),
            rows));
  }

  private static Cell percent(PublishedTotals totals, @Nullable Double share) {
    return share == null ? Cell.withheld() : new Cell(totals.shareText(share), share);
  }
}
