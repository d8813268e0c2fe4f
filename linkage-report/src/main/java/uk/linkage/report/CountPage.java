package uk.linkage.report;

import java.util.ArrayList;
import java.util.List;
import uk.linkage.DataQuality;
import uk.linkage.LinkageResult;
import uk.linkage.ModelResult;
import uk.linkage.count.ProviderOverlap;
import uk.linkage.duckdb.output.PublishedCounts;
import uk.linkage.duckdb.output.RunInfo;
import uk.linkage.duckdb.output.RunRecord;
import uk.linkage.model.FitResult;
import uk.linkage.report.page.Page;
import uk.linkage.report.page.Section;
import uk.linkage.report.page.Words;
import uk.linkage.report.quality.QualitySections;
import uk.linkage.report.quality.ScreeningSection;

/** The page of a count: numbers of persons as its tables show them. */
public final class CountPage {

  private CountPage() {}

  /**
   * Makes the page. Under disclosure control it leaves out whatever would tell exact numbers of
   * persons: links, weights, records of persons, and records by provider.
   *
   * @param result what was found
   * @param counts what may be shown of it
   * @param overlap whom providers share
   * @param run what the run did and took
   * @param info what ran
   * @param notes what the user should know, in sentences
   * @return the page: the same for the same records, its section {@code run} excepted
   */
  public static Page of(
      LinkageResult result,
      PublishedCounts counts,
      ProviderOverlap overlap,
      RunRecord run,
      RunInfo info,
      List<String> notes) {
    List<Section> sections = new ArrayList<>();
    sections.add(TotalsSection.of(counts));
    sections.add(ContactSection.of(counts));
    sections.add(ProviderSection.of(overlap, counts));
    sections.add(RunSection.notes(notes));
    if (counts.isExact()) {
      sections.add(ScreeningSection.of(result.intake(), "", "rejected.csv"));
      sections.addAll(QualitySections.all(DataQuality.of(result.intake())));
      DedupePage.addModel(result, sections);
      sections.add(ClusterSection.of(result, /* withDoubts= */ false));
    } else {
      sections.add(ScreeningSection.published(result.intake(), "", counts::alone));
      addModelAlone(result, "", /* withPatterns= */ false, sections);
      sections.add(leftOut());
    }
    sections.add(RunSection.of(run, info));
    return new Page("Persons counted", DedupePage.lead(result, run), face(counts), sections);
  }

  static String face(PublishedCounts counts) {
    return counts.isExact()
        ? DedupePage.EXACT_FACE
        : "Numbers of persons are under disclosure control ("
            + counts.face()
            + "). "
            + counts.sentence();
  }

  /** What a model believes of levels, and nothing that tells how many were linked. */
  static void addModelAlone(
      LinkageResult result, String name, boolean withPatterns, List<Section> sections) {
    ModelResult model = result.model();
    if (model == null) {
      return;
    }
    FitResult fit = model.fit();
    sections.add(ModelSection.of(model.scorer().model(), fit, name));
    if (fit != null && withPatterns) {
      sections.add(PatternSection.of(model.scorer().model(), fit.fit(), name));
    }
    sections.add(
        PlanSection.of(
            model.plan(), model.keys(), model.census().pairs(), name, /* linksOf= */ null));
  }

  static Section leftOut() {
    return new Section(
        "left-out",
        "What is not on this page",
        "",
        List.of(
            Words.of(
                "Links, the cost of the threshold, patterns, what each stage counted, how many"
                    + " records persons have, and who was screened out where and why would tell"
                    + " exact numbers, some of them small, so they are left out under disclosure"
                    + " control. A run with --exact has them, for use inside the Institute.")));
  }
}
