package uk.linkage.report;

import java.util.ArrayList;
import java.util.List;
import uk.linkage.DataQuality;
import uk.linkage.LinkageMethod;
import uk.linkage.LinkageResult;
import uk.linkage.ModelResult;
import uk.linkage.duckdb.output.RunInfo;
import uk.linkage.duckdb.output.RunRecord;
import uk.linkage.model.FitResult;
import uk.linkage.model.LinkageModel;
import uk.linkage.profile.ProviderQuality;
import uk.linkage.report.page.Page;
import uk.linkage.report.page.Section;
import uk.linkage.report.page.Words;
import uk.linkage.report.quality.QualitySections;
import uk.linkage.report.quality.ScreeningSection;
import uk.linkage.report.wording.Wording;

/** The page of a linkage: exact working figures. */
public final class DedupePage {

  static final String EXACT_FACE =
      "Exact working figures, for use inside the Institute and not for publication. No flag, score"
          + " or doubt about a person goes back to a provider.";

  private DedupePage() {}

  /**
   * Makes the page.
   *
   * @param result what was found
   * @param run what the run did and took
   * @param info what ran
   * @param notes what the user should know, in sentences
   * @return the page: the same for the same records, its section {@code run} excepted
   */
  public static Page of(LinkageResult result, RunRecord run, RunInfo info, List<String> notes) {
    List<Section> sections = new ArrayList<>();
    sections.add(HeadlineSection.of(result));
    List<ProviderQuality> quality = DataQuality.of(result.intake());
    sections.add(RunSection.notes(notes, QualitySections.findings(quality)));
    sections.add(ScreeningSection.of(result.intake(), "", "rejected.csv"));
    sections.addAll(QualitySections.all(quality));
    addModel(result, sections);
    sections.add(ClusterSection.of(result, /* withDoubts= */ true));
    sections.add(ProviderSection.of(result));
    sections.add(RunSection.of(run, info));
    return new Page(
        "Persons found in " + Wording.count(result.intake().clients().size(), "record", "records"),
        lead(result, run),
        EXACT_FACE,
        sections);
  }

  static String lead(LinkageResult result, RunRecord run) {
    return "Method "
        + result.settings().method().label()
        + ", "
        + RunSection.sources(run)
        + ", "
        + Wording.count(result.intake().tallies().size(), "provider", "providers")
        + ", as at "
        + run.asAt()
        + ".";
  }

  /** What is known of weights, or why nothing is. */
  static void addModel(LinkageResult result, List<Section> sections) {
    ModelResult model = result.model();
    if (model != null) {
      sections.add(WeightSection.of(model, result.links()));
      FitResult fit = model.fit();
      LinkageModel weighs = model.scorer().model();
      sections.add(ModelSection.of(weighs, fit, ""));
      sections.add(
          fit == null
              ? PatternSection.of(weighs, model.census())
              : PatternSection.of(weighs, fit.fit(), ""));
      sections.add(PlanSection.of(model, result.links()));
      return;
    }
    String why =
        result.settings().method() == LinkageMethod.PROBABILISTIC
            ? "There was nothing to compare, so there are no weights and no model."
            : "The method "
                + result.settings().method().label()
                + " weighs nothing, so there are no weights, no model and no expected errors.";
    sections.add(
        new Section("weights", "Match weights and the threshold", "", List.of(Words.of(why))));
    if (!result.keys().isEmpty()) {
      sections.add(PlanSection.ofMatchKeys(result));
    }
  }
}
