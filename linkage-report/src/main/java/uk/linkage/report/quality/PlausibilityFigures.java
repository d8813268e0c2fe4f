package uk.linkage.report.quality;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.intake.ProviderTally;
import uk.linkage.intake.ProviderTally.Part;
import uk.linkage.profile.HeapedDay;
import uk.linkage.profile.ProviderQuality;
import uk.linkage.profile.QualityFlags;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.Chart.Bars;
import uk.linkage.report.page.Chart.Series;
import uk.linkage.report.page.DataTable;
import uk.linkage.report.page.DataTable.Column;
import uk.linkage.report.page.Figure;
import uk.linkage.report.wording.Wording;

/** What looks made up, and what is there twice. */
final class PlausibilityFigures {

  private static final double DAYS_OF_YEAR = 365.25;

  private PlausibilityFigures() {}

  static Figure repeats(ShownProviders providers) {
    List<List<Cell>> rows = new ArrayList<>();
    List<@Nullable Double> shares = new ArrayList<>();
    for (int row = 0; row < providers.size(); row++) {
      ProviderQuality provider = providers.get(row);
      ProviderTally tally = provider.tally();
      double share = ShownProviders.share(provider.duplicates(), tally.records());
      shares.add(Double.isNaN(share) ? null : 100 * share);
      rows.add(
          List.of(
              Cell.of(providers.name(row)),
              Cell.of(tally.records()),
              Cell.of(provider.duplicates()),
              Cell.percent(share, 1)));
    }
    long repeated = providers.all().stream().mapToLong(ProviderQuality::duplicates).sum();
    long records = providers.records();
    return new Figure(
        "quality-repeats",
        "Records that repeat another one's attributor",
        Wording.count(repeated, "record has", "records have")
            + " the same initials, date of birth and sex as an earlier record of their"
            + " provider ("
            + Wording.percent(repeated, records)
            + ").",
        repeated == 0
            ? ""
            : "Where many do, ask whether clients are registered anew at each visit.",
        "records that repeat an earlier one / records",
        new Bars(
            "provider",
            "% of records",
            providers.names(),
            List.of(Series.of("repeat an earlier one", shares)),
            /* isStacked= */ false,
            /* isLogarithmic= */ false),
        new DataTable(
            "Repeated attributors by provider",
            List.of(
                Column.text("provider"),
                Column.number("records"),
                Column.number("repeat an earlier one"),
                Column.number("share of records")),
            rows));
  }

  static Figure initials(ShownProviders providers) {
    List<List<Cell>> rows = new ArrayList<>();
    List<@Nullable Double> found = new ArrayList<>();
    List<@Nullable Double> byChance = new ArrayList<>();
    for (int row = 0; row < providers.size(); row++) {
      ProviderQuality provider = providers.get(row);
      ProviderTally tally = provider.tally();
      found.add((double) tally.sameInitials());
      byChance.add(tally.sameInitialsExpected());
      rows.add(
          List.of(
              Cell.of(providers.name(row)),
              Cell.of(tally.suspicious()),
              Cell.of(tally.sameInitials()),
              Cell.of(tally.sameInitialsExpected(), 1)));
    }
    return new Figure(
        "quality-suspicious",
        "Suspicious attributors",
        Wording.count(providers.sum(ProviderTally::suspicious), "record has", "records have")
            + " one half of the dummy attributor, and "
            + Wording.count(providers.sum(ProviderTally::sameInitials))
            + " the same letter twice as initials.",
        "Far more than by chance are made-up initials, probably.",
        "by chance = the sum over letters of first initials times last initials / records",
        new Bars(
            "provider",
            "records with the same letter twice",
            providers.names(),
            List.of(Series.of("found", found), Series.of("by chance", byChance)),
            /* isStacked= */ false,
            /* isLogarithmic= */ false),
        new DataTable(
            "Suspicious attributors by provider",
            List.of(
                Column.text("provider"),
                Column.number("half of the dummy attributor"),
                Column.number("same letter twice"),
                Column.number("by chance")),
            rows));
  }

  /** Of 1 January always, of other days where they stand out; never of a day of a few persons. */
  static Figure days(ShownProviders providers) {
    List<List<Cell>> rows = new ArrayList<>();
    long heaped = 0;
    for (int row = 0; row < providers.size(); row++) {
      ProviderQuality provider = providers.get(row);
      ProviderTally tally = provider.tally();
      long records = tally.birthsOn(1, 1);
      boolean isHeaped = provider.heapedDays().stream().anyMatch(PlausibilityFigures::isNewYear);
      if (!isHeaped) {
        boolean isShown = records >= QualityFlags.FEWEST;
        Cell shown = isShown ? Cell.of(records) : Cell.of("under " + QualityFlags.FEWEST);
        double expected = tally.present(Part.DOB) / DAYS_OF_YEAR;
        rows.add(row(providers.name(row), "1 January", shown, expected, isHeaped));
      }
      for (HeapedDay day : provider.heapedDays()) {
        heaped++;
        rows.add(
            row(providers.name(row), day.name(), Cell.of(day.records()), day.expected(), true));
      }
    }
    return new Figure(
        "quality-days",
        "Days of birth that heap up",
        heaped == 0
            ? "No day of the year has far more births than chance gives."
            : Wording.count(heaped)
                + (heaped == 1 ? " day of the year has" : " days of the year have")
                + " far more births at a provider than chance gives.",
        heaped == 0
            ? ""
            : "A default date, probably: ask for the dates of birth that it stands for.",
        "by chance = records with a date of birth / 365.25; on 29 February a quarter of that",
        null,
        new DataTable(
            "1 January, and days that stand out",
            List.of(
                Column.text("provider"),
                Column.text("day of the year"),
                Column.number("records"),
                Column.number("by chance"),
                Column.text("stands out")),
            rows));
  }

  private static boolean isNewYear(HeapedDay day) {
    return day.month() == 1 && day.day() == 1;
  }

  private static List<Cell> row(
      String provider, String day, Cell records, double expected, boolean standsOut) {
    return List.of(
        Cell.of(provider),
        Cell.of(day),
        records,
        Cell.of(expected, 1),
        Cell.of(standsOut ? "yes" : "no"));
  }
}
