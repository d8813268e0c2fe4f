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
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.Chart.Matrix;
import uk.linkage.report.page.Figure;
import uk.linkage.report.wording.Rows;
import uk.linkage.report.wording.Wording;

/** How many records have each part of the attributor, and why others haven't. */
final class CompletenessFigures {

  private static final String FORMULA = "records with a value / records that take part";

  private CompletenessFigures() {}

  /** Each part, of all providers together. */
  static Figure parts(ShownProviders providers) {
    Rows rows =
        new Rows("Parts of the attributor, all providers")
            .text("part")
            .number("records that have it", "missing", "share missing");
    long records = providers.records();
    for (Part part : Part.values()) {
      long present = providers.sum(tally -> tally.present(part));
      rows.add(
          Cell.of(PartNames.of(part)),
          Cell.of(present),
          Cell.of(records - present),
          Cell.percent(ShownProviders.share(records - present, records), 1));
    }
    return new Figure(
        "quality-missing", "What is missing", says(providers), "", FORMULA, null, rows.table());
  }

  static Figure shares(ShownProviders providers) {
    Rows rows = new Rows("Share of records that have each part").text("provider").number("records");
    Arrays.stream(Part.values()).map(PartNames::of).forEach(rows::number);
    rows.number("postcode to the unit", "whole attributor");
    List<List<@Nullable Double>> values = new ArrayList<>();
    for (int row = 0; row < providers.size(); row++) {
      ProviderTally tally = providers.tally(row);
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.of(providers.name(row)));
      cells.add(Cell.of(tally.records()));
      List<@Nullable Double> shares = new ArrayList<>();
      for (Part part : Part.values()) {
        double share = ShownProviders.share(tally.present(part), tally.records());
        cells.add(Cell.percent(share, 1));
        shares.add(share);
      }
      cells.add(Cell.percent(ShownProviders.share(tally.fullPostcodes(), tally.records()), 1));
      cells.add(Cell.percent(ShownProviders.share(tally.whole(), tally.records()), 1));
      rows.add(cells);
      values.add(shares);
    }
    return new Figure(
        "quality-complete-by-provider",
        "Records that have each part",
        "A provider whose row is paler than the others lacks what they have." + providers.note(),
        "What is missing can't be mended by linking: ask the provider why it is not recorded.",
        FORMULA,
        providers.size() == 0
            ? null
            : new Matrix(
                "provider",
                "part of the attributor",
                providers.names(),
                Arrays.stream(Part.values()).map(PartNames::of).toList(),
                values,
                "share of records with a value, 0 to 1"),
        rows.table());
  }

  private static String says(ShownProviders providers) {
    long records = providers.records();
    if (records == 0) {
      return "No record takes part.";
    }
    Part rarest =
        Arrays.stream(Part.values())
            .min(Comparator.comparingLong(part -> providers.sum(tally -> tally.present(part))))
            .orElseThrow();
    long missing = records - providers.sum(tally -> tally.present(rarest));
    return Wording.percent(providers.sum(ProviderTally::whole), records)
        + " of the records have initials, date of birth and sex; "
        + (missing == 0
            ? "no part of any attributor is missing."
            : "missing most often is "
                + PartNames.of(rarest)
                + ", in "
                + Wording.count(missing, "record", "records")
                + " ("
                + Wording.percent(missing, records)
                + ").");
  }

  static Figure reasons(ShownProviders providers) {
    Rows rows =
        new Rows("Missing values by reason")
            .text("provider", "part", "reason")
            .number("records", "share of records");
    boolean any = false;
    for (int row = 0; row < providers.size(); row++) {
      for (Part part : Part.values()) {
        PartQuality quality = PartQuality.of(providers.tally(row), part);
        any |= addReason(rows, providers, row, part, "blank", quality.blank());
        for (Defect defect : PartQuality.defectsOf(part)) {
          long records = quality.defects().getOrDefault(defect, 0L);
          any |= addReason(rows, providers, row, part, PartQuality.words(defect), records);
        }
      }
    }
    return new Figure(
        "quality-missing-by-reason",
        "Why parts are missing",
        any
            ? "Each part of each provider that is missing anywhere, and why." + providers.note()
            : "Nothing is missing.",
        any ? "What can't be read is mended by declaring how it is written." : "",
        null,
        null,
        rows.table());
  }

  private static boolean addReason(
      Rows rows, ShownProviders providers, int row, Part part, String reason, long records) {
    if (records == 0) {
      return false;
    }
    rows.add(
        Cell.of(providers.name(row)),
        Cell.of(PartNames.of(part)),
        Cell.of(reason),
        Cell.of(records),
        Cell.percent(ShownProviders.share(records, providers.tally(row).records()), 1));
    return true;
  }
}
