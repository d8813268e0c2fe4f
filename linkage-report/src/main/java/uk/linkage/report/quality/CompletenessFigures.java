package uk.linkage.report.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.attributor.Defect;
import uk.linkage.intake.ProviderTally;
import uk.linkage.intake.ProviderTally.Part;
import uk.linkage.profile.PartQuality;
import uk.linkage.profile.ProviderQuality;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.Chart.Matrix;
import uk.linkage.report.page.DataTable;
import uk.linkage.report.page.DataTable.Column;
import uk.linkage.report.page.Figure;

/** How many records have each part of the attributor, and why others haven't. */
final class CompletenessFigures {

  private CompletenessFigures() {}

  static Figure shares(List<ProviderQuality> providers) {
    List<Column> columns = new ArrayList<>();
    columns.add(Column.text("provider"));
    columns.add(Column.number("records"));
    for (Part part : Part.values()) {
      columns.add(Column.number(part.columnName()));
    }
    columns.add(Column.number("postcode to the unit"));
    columns.add(Column.number("whole attributor"));
    List<List<Cell>> rows = new ArrayList<>();
    List<List<@Nullable Double>> values = new ArrayList<>();
    for (ProviderQuality provider : providers) {
      ProviderTally tally = provider.tally();
      List<Cell> row = new ArrayList<>();
      row.add(Cell.of(tally.provider()));
      row.add(Cell.of(tally.records()));
      List<@Nullable Double> shares = new ArrayList<>();
      for (Part part : Part.values()) {
        double share = Totals.share(tally.present(part), tally.records());
        row.add(Cell.percent(share, 1));
        shares.add(Double.isNaN(share) ? null : share);
      }
      row.add(Cell.percent(Totals.share(tally.fullPostcodes(), tally.records()), 1));
      row.add(Cell.percent(Totals.share(tally.whole(), tally.records()), 1));
      rows.add(row);
      values.add(shares);
    }
    return new Figure(
        "quality-complete-by-provider",
        "Records that have each part",
        says(providers),
        "",
        "records with a value / records that take part",
        new Matrix(
            "provider",
            "part of the attributor",
            providers.stream().map(provider -> provider.tally().provider()).toList(),
            Arrays.stream(Part.values()).map(Part::columnName).toList(),
            values,
            "share of records with a value, 0 to 1"),
        new DataTable("Share of records that have each part", columns, rows));
  }

  private static String says(List<ProviderQuality> providers) {
    Totals totals = Totals.of(providers);
    Part rarest =
        Arrays.stream(Part.values())
            .min(
                Comparator.comparingLong(
                    part -> Totals.sum(providers, tally -> tally.present(part))))
            .orElseThrow();
    long missing = totals.records() - Totals.sum(providers, tally -> tally.present(rarest));
    return Totals.percent(totals.whole(), totals.records())
        + " of the records have initials, date of birth and sex; missing most often is "
        + rarest.columnName()
        + " ("
        + Totals.percent(missing, totals.records())
        + ").";
  }

  static Figure reasons(List<ProviderQuality> providers) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ProviderQuality provider : providers) {
      for (Part part : Part.values()) {
        PartQuality quality = PartQuality.of(provider.tally(), part);
        addReason(rows, provider, part, "blank", quality.blank());
        for (Defect defect : PartQuality.defectsOf(part)) {
          long records = quality.defects().getOrDefault(defect, 0L);
          addReason(rows, provider, part, PartQuality.words(defect), records);
        }
      }
    }
    return new Figure(
        "quality-missing-by-reason",
        "Why parts are missing",
        rows.isEmpty()
            ? "Nothing is missing."
            : "Each part of each provider that is missing anywhere, and why.",
        rows.isEmpty() ? "" : "What can't be read is mended by declaring how it is written.",
        null,
        null,
        new DataTable(
            "Missing values by reason",
            List.of(
                Column.text("provider"),
                Column.text("part"),
                Column.text("reason"),
                Column.number("records"),
                Column.number("share of records")),
            rows));
  }

  private static void addReason(
      List<List<Cell>> rows, ProviderQuality provider, Part part, String reason, long records) {
    if (records > 0) {
      rows.add(
          List.of(
              Cell.of(provider.tally().provider()),
              Cell.of(part.columnName()),
              Cell.of(reason),
              Cell.of(records),
              Cell.percent(Totals.share(records, provider.tally().records()), 1)));
    }
  }
}
