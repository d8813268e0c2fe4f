package uk.linkage.cli.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import uk.linkage.attributor.Defect;
import uk.linkage.cli.run.Profile;
import uk.linkage.intake.ProviderTally;
import uk.linkage.intake.ProviderTally.Part;
import uk.linkage.profile.HeapedDay;
import uk.linkage.profile.ProviderQuality;
import uk.linkage.report.quality.DayOfYear;
import uk.linkage.report.quality.PartQuality;
import uk.linkage.report.quality.QualityFlags;
import uk.linkage.screen.Exclusion;

/** How good each provider's records are, on the terminal. */
public final class ProfileReport {

  private ProfileReport() {}

  /**
   * Prints the report.
   *
   * @param outcome what came of the run
   * @param out where to
   */
  public static void print(Profile.Outcome outcome, PrintWriter out) {
    for (ProviderQuality quality : outcome.report().providers()) {
      printProvider(quality, out);
      out.println();
    }
    Notes.print(outcome.unusedColumns(), outcome.notes(), out);
    IntakeSection.print(outcome.report().intake(), out);
    out.flush();
  }

  private static void printProvider(ProviderQuality quality, PrintWriter out) {
    ProviderTally tally = quality.tally();
    TextTable table = new TextTable();
    table.row("rows", Figures.count(tally.rows()));
    addTakingPart(table, tally);
    for (Part part : Part.values()) {
      addPart(table, tally, part);
    }
    addBirthdays(table, quality);
    addInitials(table, tally);
    table.row("one half of the dummy attributor", Figures.count(tally.suspicious()));
    table.row(
        "repeats another record's attributor",
        Figures.count(quality.duplicates()),
        Figures.percent(quality.duplicates(), tally.records()));
    out.println(Printable.of(tally.provider()));
    table.print(out);
    for (String flag : QualityFlags.of(quality)) {
      out.println("  ! " + flag);
    }
  }

  private static void addTakingPart(TextTable table, ProviderTally tally) {
    long rows = tally.rows();
    for (Exclusion exclusion : Exclusion.values()) {
      long excluded = tally.excluded(exclusion);
      if (excluded > 0) {
        table.row(
            "excluded: " + exclusion.reason(),
            Figures.count(excluded),
            Figures.percent(excluded, rows));
      }
    }
    table.row(
        "rejected: an impossible value",
        Figures.count(tally.rejected()),
        Figures.percent(tally.rejected(), rows));
    table.row(
        "records that take part",
        Figures.count(tally.records()),
        Figures.percent(tally.records(), rows));
  }

  private static void addPart(TextTable table, ProviderTally tally, Part part) {
    PartQuality quality = PartQuality.of(tally, part);
    table.rowWithRemark(
        quality.missing() == 0 ? "" : reasons(quality, tally.records()),
        part.columnName() + " missing",
        Figures.count(quality.missing()),
        Figures.percent(quality.missing(), tally.records()));
  }

  private static String reasons(PartQuality quality, long records) {
    List<String> reasons = new ArrayList<>();
    if (quality.blank() > 0) {
      reasons.add("blank " + Figures.percent(quality.blank(), records));
    }
    for (Defect defect : PartQuality.defectsOf(quality.part())) {
      long count = quality.defects().getOrDefault(defect, 0L);
      if (count > 0) {
        reasons.add(PartQuality.words(defect) + " " + Figures.percent(count, records));
      }
    }
    return String.join(", ", reasons);
  }

  /** Of 1 January always, of other days where they stand out; never of a day of a few persons. */
  private static void addBirthdays(TextTable table, ProviderQuality quality) {
    long births = quality.tally().present(Part.DOB);
    long records = quality.tally().birthsOn(1, 1);
    double expected = births / 365.25;
    String shown =
        records >= QualityFlags.FEWEST ? Figures.count(records) : "under " + QualityFlags.FEWEST;
    table.rowWithRemark(expected(expected), "born on 1 January", shown, "");
    for (HeapedDay day : quality.heapedDays()) {
      if (day.month() != 1 || day.day() != 1) {
        table.rowWithRemark(
            expected(day.expected()),
            "born on " + DayOfYear.text(day.month(), day.day()),
            Figures.count(day.records()),
            "");
      }
    }
  }

  private static void addInitials(TextTable table, ProviderTally tally) {
    table.rowWithRemark(
        expected(tally.sameInitialsExpected()),
        "the same letter twice as initials",
        Figures.count(tally.sameInitials()),
        Figures.percent(tally.sameInitials(), tally.records()));
  }

  private static String expected(double records) {
    return String.format(Locale.ROOT, "by chance %,.0f", records);
  }
}
