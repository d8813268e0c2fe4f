package uk.linkage.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import uk.linkage.MatchingModel;
import uk.linkage.MatchingResult;
import uk.linkage.duckdb.output.PublishedCounts;
import uk.linkage.duckdb.output.RunInfo;
import uk.linkage.duckdb.output.RunRecord;
import uk.linkage.intake.IntakeResult;
import uk.linkage.report.page.Page;
import uk.linkage.report.page.Section;
import uk.linkage.report.page.Words;
import uk.linkage.report.quality.ScreeningSection;

/** The page of a match of IMS and NDTMS: numbers of persons as its table shows them. */
public final class MatchPage {

  private MatchPage() {}

  /**
   * Makes the page.
   *
   * @param result what was found
   * @param counts what may be shown of it
   * @param run what the run did and took
   * @param info what ran
   * @param notes what the user should know, in sentences
   * @param ephemeral whether nothing but tables may be left: no model, and nothing of a provider
   * @return the page: the same for the same records, its section {@code run} excepted
   */
  public static Page of(
      MatchingResult result,
      PublishedCounts counts,
      RunRecord run,
      RunInfo info,
      List<String> notes,
      boolean ephemeral) {
    List<Section> sections = new ArrayList<>();
    sections.add(TotalsSection.of(result, counts));
    sections.add(ContactSection.of(counts));
    sections.add(RunSection.notes(notes));
    addScreening(result.ims().intake(), "IMS", counts, ephemeral, sections);
    addScreening(result.ndtms().intake(), "NDTMS", counts, ephemeral, sections);
    if (ephemeral) {
      sections.add(
          new Section(
              "left-out",
              "What is not on this page",
              "",
              List.of(
                  Words.of(
                      "The match was ephemeral: it leaves tables and a certificate of what was"
                          + " destroyed, and neither its models nor anything of single"
                          + " providers."))));
    } else {
      addModels(result, counts, sections);
      if (!counts.isExact()) {
        sections.add(CountPage.leftOut());
      }
    }
    sections.add(RunSection.of(run, info));
    return new Page(
        "Persons in contact with treatment: IMS and NDTMS",
        "Method "
            + result.settings().method().label()
            + ", "
            + RunSection.sources(run)
            + ", as at "
            + run.asAt()
            + ".",
        CountPage.face(counts),
        sections);
  }

  private static void addScreening(
      IntakeResult intake,
      String source,
      PublishedCounts counts,
      boolean ephemeral,
      List<Section> sections) {
    sections.add(
        counts.isExact() && !ephemeral
            ? ScreeningSection.of(intake, source, source.toLowerCase(Locale.ROOT) + "-rejected.csv")
            : ScreeningSection.published(intake, source, counts::alone));
  }

  private static void addModels(
      MatchingResult result, PublishedCounts counts, List<Section> sections) {
    MatchingModel between = result.model();
    if (between == null) {
      sections.add(
          new Section(
              "model",
              "What the model believes",
              "",
              List.of(
                  Words.of(
                      "The files were matched by attributors, so there is no model between"
                          + " them."))));
    } else {
      sections.add(ModelSection.of(between.fit().model(), between.fit(), ""));
      if (counts.isExact()) {
        sections.add(PatternSection.of(between.fit().model(), between.fit().fit(), ""));
      }
      long[] links =
          counts.isExact() ? between.keys().stream().mapToLong(key -> key.links()).toArray() : null;
      sections.add(
          PlanSection.of(between.plan(), between.keys(), between.census().pairs(), "", links));
    }
    CountPage.addModelAlone(result.ims(), "IMS", counts.isExact(), sections);
    CountPage.addModelAlone(result.ndtms(), "NDTMS", counts.isExact(), sections);
  }
}
