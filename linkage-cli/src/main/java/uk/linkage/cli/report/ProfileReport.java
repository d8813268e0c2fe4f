package uk.linkage.cli.report;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import uk.linkage.cli.run.Profile;
import uk.linkage.intake.ProviderTally;
import uk.linkage.intake.ProviderTally.Part;
import uk.linkage.profile.ProviderQuality;
import uk.linkage.profile.QualityFlags;

/** How good each provider's records are, on a screen. */
public final class ProfileReport {

  /** More providers, or flags, than these nobody reads on a terminal. */
  private static final int MOST = 20;

  private static final int WIDEST = 40;

  private ProfileReport() {}

  /**
   * Prints the report.
   *
   * @param outcome what came of the run
   * @param out where to
   */
  public static void print(Profile.Outcome outcome, Terminal out) {
    List<ProviderQuality> providers = outcome.report().providers();
    long records = providers.stream().mapToLong(provider -> provider.tally().records()).sum();
    long whole = providers.stream().mapToLong(provider -> provider.tally().whole()).sum();
    out.heading(
        Figures.count(records, "record", "records")
            + " of "
            + Figures.count(providers.size(), "provider", "providers")
            + ", "
            + Figures.percent(whole, records)
            + " with a whole attributor");
    out.blank();
    printProviders(providers, out);
    out.blank();
    printFlags(providers, out);
    IntakeSection.print(outcome.report().intake(), out);
    out.blank();
    Notes.print(outcome.unusedColumns(), outcome.notes(), out);
    out.flush();
  }

  /**
   * Says what was written instead.
   *
   * @param folder the folder of the files
   * @param out where to
   */
  public static void printFiles(Path folder, Terminal out) {
    FilesSection.print(folder, out);
    out.flush();
  }

  /**
   * Says where the page is.
   *
   * @param page the file
   * @param out where to
   */
  public static void printPage(Path page, Terminal out) {
    out.place("Open in a browser: " + page);
    out.flush();
  }

  /**
   * Prints the report as JSON: what {@code profile.json} holds.
   *
   * @param outcome what came of the run
   * @param out where to
   */
  public static void printJson(Profile.Outcome outcome, Terminal out) {
    out.json(ProfileFiles.json(outcome));
  }

  private static void printProviders(List<ProviderQuality> all, Terminal out) {
    List<ProviderQuality> shown =
        all.size() <= MOST
            ? all
            : all.stream()
                .sorted(
                    Comparator.comparingInt(
                        (ProviderQuality provider) -> -QualityFlags.of(provider).size()))
                .limit(MOST)
                .toList();
    TextTable table =
        new TextTable()
            .heading("", "records", "out", "first", "last", "dob", "sex", "postcode", "whole");
    for (ProviderQuality provider : shown) {
      ProviderTally tally = provider.tally();
      table.row(
          tally.provider(),
          Figures.count(tally.records()),
          tenths(tally.rows() - tally.records(), tally.rows()),
          missing(tally, Part.FIRST_INITIAL),
          missing(tally, Part.LAST_INITIAL),
          missing(tally, Part.DOB),
          missing(tally, Part.SEX),
          missing(tally, Part.POSTCODE),
          tenths(tally.whole(), tally.records()));
    }
    out.heading("What is missing, in % of a provider's records");
    table.print(out);
    if (shown.size() < all.size()) {
      out.line(
          "  and "
              + Figures.count(all.size() - shown.size())
              + " more; these have most that is out of the ordinary");
    }
    out.remark(
        "  out: excluded or rejected, in % of the rows; first, last: the initials; whole: initials,"
            + " dob and sex are all there");
    out.remark("  --html FILE makes a page of it, --out DIR files and a page");
  }

  private static void printFlags(List<ProviderQuality> providers, Terminal out) {
    List<String> flags =
        providers.stream()
            .flatMap(
                provider ->
                    QualityFlags.of(provider).stream()
                        .map(
                            flag ->
                                Printable.cut(provider.tally().provider(), WIDEST) + ": " + flag))
            .toList();
    if (flags.isEmpty()) {
      return;
    }
    out.heading("Out of the ordinary");
    flags.stream().limit(MOST).forEach(out::warning);
    if (flags.size() > MOST) {
      out.line("  and " + Figures.count(flags.size() - MOST) + " more");
    }
    out.blank();
  }

  private static String missing(ProviderTally tally, Part part) {
    return tenths(tally.records() - tally.present(part), tally.records());
  }

  private static String tenths(long part, long whole) {
    return whole == 0 ? "-" : String.format(Locale.ROOT, "%.1f", 100.0 * part / whole);
  }
}
