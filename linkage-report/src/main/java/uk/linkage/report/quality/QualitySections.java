package uk.linkage.report.quality;

import java.util.List;
import uk.linkage.profile.ProviderQuality;
import uk.linkage.profile.QualityFlags;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.Figure;
import uk.linkage.report.page.Section;
import uk.linkage.report.wording.Labels;
import uk.linkage.report.wording.Rows;
import uk.linkage.report.wording.Wording;

/** The quality of providers' records in sections, for any page that speaks of it. */
public final class QualitySections {

  private static final int MOST_FINDINGS = 200;

  private QualitySections() {}

  /**
   * Returns all sections.
   *
   * @param providers the quality of each provider, in order
   * @return how complete records are, how plausible, and what is out of the ordinary
   */
  public static List<Section> all(List<ProviderQuality> providers) {
    return List.of(completeness(providers), plausibility(providers), flags(providers));
  }

  /**
   * Returns how many things are out of the ordinary.
   *
   * @param providers the quality of each provider, in order
   * @return a number of findings
   */
  public static long findings(List<ProviderQuality> providers) {
    return providers.stream().mapToLong(provider -> QualityFlags.of(provider).size()).sum();
  }

  /**
   * Returns what is out of the ordinary.
   *
   * @param providers the quality of each provider, in order
   * @return the section {@code quality-flags}
   */
  public static Section flags(List<ProviderQuality> providers) {
    Rows rows = new Rows("What is out of the ordinary, by provider").text("provider", "finding");
    List<String> names =
        Labels.distinct(providers.stream().map(provider -> provider.tally().provider()).toList());
    int findings = 0;
    int concerned = 0;
    for (int i = 0; i < providers.size(); i++) {
      List<String> ofProvider = QualityFlags.of(providers.get(i));
      concerned += ofProvider.isEmpty() ? 0 : 1;
      for (String finding : ofProvider) {
        if (findings++ < MOST_FINDINGS) {
          rows.add(Cell.of(names.get(i)), Cell.of(finding));
        }
      }
    }
    String says =
        findings == 0
            ? "Nothing is out of the ordinary at "
                + Wording.count(providers.size(), "provider", "providers")
                + "."
            : Wording.count(findings, "finding", "findings")
                + " at "
                + Wording.count(concerned)
                + " of "
                + Wording.count(providers.size(), "provider", "providers")
                + (findings > MOST_FINDINGS
                    ? "; the first " + MOST_FINDINGS + " are listed."
                    : ".");
    Figure figure =
        new Figure(
            "quality-findings",
            "Findings",
            says,
            findings == 0 ? "" : "Ask the provider before the figures are used.",
            null,
            null,
            rows.table());
    return new Section(
        "quality-flags",
        "Out of the ordinary",
        "Shares far above what such services usually have.",
        List.of(figure));
  }

  /**
   * Returns how complete attributors are.
   *
   * @param providers the quality of each provider, in order
   * @return the section {@code quality-complete}
   */
  public static Section completeness(List<ProviderQuality> providers) {
    ShownProviders shown = new ShownProviders(providers);
    return new Section(
        "quality-complete",
        "Completeness",
        "Of the records that take part. What is missing can't be compared: records without a date"
            + " of birth or initials are linked less often.",
        List.of(
            CompletenessFigures.parts(shown),
            CompletenessFigures.shares(shown),
            CompletenessFigures.reasons(shown)));
  }

  /**
   * Returns how plausible attributors are.
   *
   * @param providers the quality of each provider, in order
   * @return the section {@code quality-plausible}
   */
  public static Section plausibility(List<ProviderQuality> providers) {
    ShownProviders shown = new ShownProviders(providers);
    return new Section(
        "quality-plausible",
        "Plausibility",
        "Values that are there and look made up, and records that are there twice.",
        List.of(
            PlausibilityFigures.repeats(shown),
            PlausibilityFigures.initials(shown),
            PlausibilityFigures.days(shown)));
  }
}
