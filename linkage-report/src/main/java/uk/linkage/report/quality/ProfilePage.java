package uk.linkage.report.quality;

import java.util.ArrayList;
import java.util.List;
import uk.linkage.profile.ProviderQuality;
import uk.linkage.profile.QualityReport;
import uk.linkage.report.page.Headline;
import uk.linkage.report.page.Headline.Tile;
import uk.linkage.report.page.Page;
import uk.linkage.report.page.Section;
import uk.linkage.report.page.Words;
import uk.linkage.report.wording.Wording;

/** The page of {@code profile}: how good each provider's records are. */
public final class ProfilePage {

  private static final String FACE =
      "Exact figures, not for publication: a count of a few can still tell on somebody.";

  private ProfilePage() {}

  /**
   * Puts the page together.
   *
   * @param report counts by provider
   * @param notes what the reader should know, in sentences
   * @return the page
   */
  public static Page of(QualityReport report, List<String> notes) {
    List<ProviderQuality> providers = report.providers();
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section("overview", "At a glance", "", List.of(headline(providers), words(notes))));
    sections.add(QualitySections.flags(providers));
    sections.add(ScreeningSection.of(report.intake(), "", /* rejected= */ ""));
    sections.add(QualitySections.completeness(providers));
    sections.add(QualitySections.plausibility(providers));
    return new Page(
        "How good the records are",
        Wording.count(report.intake().rows(), "row", "rows")
            + " of "
            + Wording.count(providers.size(), "provider", "providers")
            + "; nothing was linked.",
        FACE,
        sections);
  }

  private static Headline headline(List<ProviderQuality> providers) {
    Totals totals = Totals.of(providers);
    return new Headline(
        List.of(
            new Tile(
                "records that take part",
                Wording.count(totals.records()),
                null,
                "Of "
                    + Wording.count(totals.rows(), "row that was read", "rows that were read")
                    + "; the others are excluded or rejected.",
                null),
            new Tile(
                "providers",
                Wording.count(providers.size()),
                null,
                "Each has a row in every table below.",
                null),
            new Tile(
                "whole attributors",
                Wording.percent(totals.whole(), totals.records()),
                null,
                Wording.count(totals.whole(), "record has", "records have")
                    + " both initials, a date of birth and a sex.",
                null),
            new Tile(
                "out of the ordinary",
                Wording.count(totals.flags()),
                null,
                "Findings that somebody should look into, listed below.",
                null)));
  }

  private static Words words(List<String> notes) {
    return notes.isEmpty()
        ? Words.of("Whatever is out of the ordinary is worth a call before it is worth a report.")
        : new Words(notes);
  }
}
