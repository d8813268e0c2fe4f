package uk.linkage.report.quality;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.intake.ProviderTally;
import uk.linkage.profile.ProviderQuality;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.Chart.Bars;
import uk.linkage.report.page.Chart.Series;
import uk.linkage.report.page.DataTable;
import uk.linkage.report.page.DataTable.Column;
import uk.linkage.report.page.Figure;
import uk.linkage.screen.Exclusion;

/** Rows that take no part, by provider and reason. */
final class ScreenedFigure {

  private static final String REJECTED = "rejected: an impossible value";

  private ScreenedFigure() {}

  static Figure of(List<ProviderQuality> providers, List<Exclusion> reasons) {
    Totals totals = Totals.of(providers);
    long out = totals.rows() - totals.records();
    return new Figure(
        "quality-screened-by-provider",
        "Rows that take no part, by provider and reason",
        Totals.count(out)
            + " of "
            + Totals.count(totals.rows())
            + " rows take no part ("
            + Totals.percent(out, totals.rows())
            + ").",
        out == 0
            ? ""
            : "Where blank consent is common, ask whether it is asked for and written down.",
        null,
        new Bars(
            "provider",
            "rows",
            providers.stream().map(provider -> provider.tally().provider()).toList(),
            series(providers, reasons),
            /* isStacked= */ true,
            /* isLogarithmic= */ false),
        new DataTable("Rows by what became of them", columns(reasons), rows(providers, reasons)));
  }

  private static List<Series> series(List<ProviderQuality> providers, List<Exclusion> reasons) {
    List<Series> series = new ArrayList<>();
    for (Exclusion reason : reasons) {
      List<@Nullable Double> values = new ArrayList<>();
      providers.forEach(provider -> values.add((double) provider.tally().excluded(reason)));
      series.add(Series.of(reason.reason(), values));
    }
    List<@Nullable Double> rejected = new ArrayList<>();
    providers.forEach(provider -> rejected.add((double) provider.tally().rejected()));
    series.add(Series.of(REJECTED, rejected));
    return series;
  }

  private static List<Column> columns(List<Exclusion> reasons) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text("provider"));
    columns.add(Column.number("rows"));
    reasons.forEach(reason -> columns.add(Column.number(reason.reason())));
    columns.add(Column.number(REJECTED));
    columns.add(Column.number("records that take part"));
    columns.add(Column.number("share that takes part"));
    return columns;
  }

  private static List<List<Cell>> rows(List<ProviderQuality> providers, List<Exclusion> reasons) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ProviderQuality provider : providers) {
      ProviderTally tally = provider.tally();
      List<Cell> row = new ArrayList<>();
      row.add(Cell.of(tally.provider()));
      row.add(Cell.of(tally.rows()));
      reasons.forEach(reason -> row.add(Cell.of(tally.excluded(reason))));
      row.add(Cell.of(tally.rejected()));
      row.add(Cell.of(tally.records()));
      row.add(Cell.percent(Totals.share(tally.records(), tally.rows()), 1));
      rows.add(row);
    }
    return rows;
  }
}
