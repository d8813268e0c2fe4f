package uk.linkage.report.journeys;

import static uk.linkage.report.journeys.JourneysPage.cell;
import static uk.linkage.report.journeys.JourneysPage.number;
import static uk.linkage.report.journeys.JourneysPage.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.output.PublishedJourneys;
import uk.linkage.duckdb.output.PublishedJourneys.PeriodRow;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.Chart;
import uk.linkage.report.page.DataTable;
import uk.linkage.report.page.DataTable.Column;
import uk.linkage.report.page.Figure;

/** Persons in contact by period. */
final class PeriodFigures {

  private PeriodFigures() {}

  static List<Figure> of(PublishedJourneys journeys) {
    Map<String, List<PeriodRow>> byUnit = new LinkedHashMap<>();
    for (PeriodRow row : journeys.periods()) {
      byUnit.computeIfAbsent(row.unit(), key -> new ArrayList<>()).add(row);
    }
    List<Figure> figures = new ArrayList<>();
    byUnit.forEach((unit, rows) -> figures.add(figure(unit, rows)));
    return figures;
  }

  private static Figure figure(String unit, List<PeriodRow> rows) {
    List<PeriodRow> periods = rows.subList(0, rows.size() - 1);
    PeriodRow all = rows.get(rows.size() - 1);
    DataTable table =
        new DataTable(
            "Persons in contact by " + unit,
            List.of(
                Column.text(unit),
                Column.number("persons"),
                Column.number("new"),
                Column.number("returning"),
                Column.number("continuing")),
            rows.stream()
                .map(
                    row ->
                        List.of(
                            Cell.of(row.period()),
                            cell(row.persons()),
                            kind(row, row.newcomers()),
                            kind(row, row.returning()),
                            kind(row, row.continuing())))
                .toList());
    return new Figure(
        "by-" + unit.replace(' ', '-'),
        "Persons in contact by " + unit,
        says(periods, all),
        "Whoever is in contact in the first year of the data looks new in it: leave that year out"
            + " when you compare. The last period may be incomplete.",
        null,
        periods.isEmpty() ? null : chart(unit, periods),
        table);
  }

  private static Cell kind(PeriodRow row, @Nullable Long persons) {
    return row.isAll() ? Cell.of("–") : cell(persons);
  }

  /** What is withheld has no place in a sentence. */
  private static String says(List<PeriodRow> periods, PeriodRow all) {
    if (periods.isEmpty()) {
      return "Nobody was in contact.";
    }
    String over = periods.size() + (periods.size() == 1 ? " period" : " periods");
    PeriodRow last = periods.get(periods.size() - 1);
    StringBuilder says = new StringBuilder();
    says.append(
        all.persons() == null
            ? "Contacts are spread over " + over
            : number(all.persons()) + " persons were in contact over " + over);
    if (last.persons() != null) {
      says.append("; in ").append(last.period()).append(" there were ");
      says.append(number(last.persons()));
      if (last.newcomers() != null) {
        says.append(", ").append(number(last.newcomers())).append(" of them new");
      }
    }
    return says.append('.').toString();
  }

  private static Chart chart(String unit, List<PeriodRow> periods) {
    return new Chart.Bars(
        unit,
        "persons",
        periods.stream().map(PeriodRow::period).toList(),
        List.of(
            series("new", periods, PeriodRow::newcomers),
            series("returning", periods, PeriodRow::returning),
            series("continuing", periods, PeriodRow::continuing)),
        true,
        false);
  }

  private static Chart.Series series(
      String name, List<PeriodRow> periods, Function<PeriodRow, @Nullable Long> of) {
    List<@Nullable Double> values = new ArrayList<>();
    periods.forEach(period -> values.add(value(of.apply(period))));
    return Chart.Series.of(name, values);
  }
}
