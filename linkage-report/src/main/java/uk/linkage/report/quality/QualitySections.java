package uk.linkage.report.quality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import uk.linkage.profile.ProviderQuality;
import uk.linkage.profile.QualityFlags;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.DataTable;
import uk.linkage.report.page.DataTable.Column;
import uk.linkage.report.page.Figure;
import uk.linkage.report.page.Section;
import uk.linkage.screen.Exclusion;

/** The quality of providers' records in sections, for any page that speaks of it. */
public final class QualitySections {

  private QualitySections() {}

  /**
   * Returns all sections.
   *
   * @param providers the quality of each provider, in order
   * @return what is out of the ordinary, who takes part, how complete and how plausible it is
   */
  public static List<Section> all(List<ProviderQuality> providers) {
    return List.of(
        flags(providers), screened(providers), completeness(providers), plausibility(providers));
  }

  /**
   * Returns what is out of the ordinary.
   *
   * @param providers the quality of each provider, in order
   * @return the section {@code quality-flags}
   */
  public static Section flags(List<ProviderQuality> providers) {
    List<List<Cell>> rows = new ArrayList<>();
    for (ProviderQuality provider : providers) {
      for (String flag : QualityFlags.of(provider)) {
        rows.add(List.of(Cell.of(provider.tally().provider()), Cell.of(flag)));
      }
    }
    long concerned =
        providers.stream().filter(provider -> !QualityFlags.of(provider).isEmpty()).count();
    Figure figure =
        new Figure(
            "quality-findings",
            "Findings",
            rows.isEmpty()
                ? "Nothing is out of the ordinary at any of the "
                    + Totals.count(providers.size())
                    + " providers."
                : Totals.count(rows.size())
                    + (rows.size() == 1 ? " finding at " : " findings at ")
                    + Totals.count(concerned)
                    + " of "
                    + Totals.count(providers.size())
                    + " providers.",
            rows.isEmpty() ? "" : "Ask the provider before the figures are used.",
            null,
            null,
            new DataTable(
                "What is out of the ordinary, by provider",
                List.of(Column.text("provider"), Column.text("finding")),
                rows));
    return new Section(
        "quality-flags",
        "Out of the ordinary",
        "Shares far above what such services usually have.",
        List.of(figure));
  }

  /**
   * Returns who takes no part, and why.
   *
   * @param providers the quality of each provider, in order
   * @return the section {@code quality-screened}
   */
  public static Section screened(List<ProviderQuality> providers) {
    List<Exclusion> reasons =
        Arrays.stream(Exclusion.values())
            .filter(reason -> Totals.sum(providers, tally -> tally.excluded(reason)) > 0)
            .toList();
    return new Section(
        "quality-screened",
        "Screened out",
        "Rows that take no part in anything: excluded by a rule, or rejected for an impossible"
            + " value.",
        List.of(ScreenedFigure.of(providers, reasons)));
  }

  /**
   * Returns how complete attributors are.
   *
   * @param providers the quality of each provider, in order
   * @return the section {@code quality-complete}
   */
  public static Section completeness(List<ProviderQuality> providers) {
    return new Section(
        "quality-complete",
        "Completeness",
        "What is missing can't be compared: records without a date of birth or initials are linked"
            + " less often.",
        List.of(CompletenessFigures.shares(providers), CompletenessFigures.reasons(providers)));
  }

  /**
   * Returns how plausible attributors are.
   *
   * @param providers the quality of each provider, in order
   * @return the section {@code quality-plausible}
   */
  public static Section plausibility(List<ProviderQuality> providers) {
    return new Section(
        "quality-plausible",
        "Plausibility",
        "Values that are there and look made up, and records that are there twice.",
        List.of(
            PlausibilityFigures.repeats(providers),
            PlausibilityFigures.initials(providers),
            PlausibilityFigures.days(providers)));
  }
}
