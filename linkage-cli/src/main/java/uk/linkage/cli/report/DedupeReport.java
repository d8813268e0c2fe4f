package uk.linkage.cli.report;

import uk.linkage.LinkageMethod;
import uk.linkage.LinkageResult;
import uk.linkage.cli.run.Dedupe;
import uk.linkage.count.Estimate;
import uk.linkage.match.MatchKeyReport;

/** What {@code dedupe} found, on half a screen. */
public final class DedupeReport {

  private DedupeReport() {}

  /**
   * Prints the report.
   *
   * @param outcome what came of the run
   * @param out where to
   */
  public static void print(Dedupe.Outcome outcome, Terminal out) {
    LinkageResult result = outcome.result();
    printPersons(result, out);
    out.blank();
    IntakeSection.print(result.intake(), out);
    out.blank();
    if (result.settings().method() == LinkageMethod.PROBABILISTIC) {
      ModelSection.print(result, out);
    } else {
      printLinks(result, out);
    }
    out.blank();
    Notes.print(outcome.unusedColumns(), outcome.notes(), out);
    FilesSection.print(outcome.out(), outcome.elapsed(), out);
    out.flush();
  }

  /**
   * Prints the file {@code summary.json} of a result.
   *
   * @param outcome what came of the run
   * @param out where to
   */
  public static void printJson(Dedupe.Outcome outcome, Terminal out) {
    out.json(FilesSection.text(outcome.out(), "summary.json"));
  }

  private static void printPersons(LinkageResult result, Terminal out) {
    String records = " in " + Figures.count(result.intake().clients().size(), "record", "records");
    TextTable table = new TextTable();
    // Match keys of a ladder say nothing of what they miss.
    if (result.settings().method() == LinkageMethod.LADDER) {
      out.heading(Figures.count(result.persons().count(), "person", "persons") + records);
    } else {
      Estimate estimated = result.count().estimated();
      String interval = Figures.interval(estimated.low95(), estimated.high95());
      out.heading(
          "About "
              + Figures.count(Math.round(estimated.value()), "person", "persons")
              + records
              + " (95 % interval "
              + interval
              + ")");
      table.strongRow("95 % interval " + interval, "estimated", Figures.rounded(estimated.value()));
    }
    table
        .rowWithRemark("persons as joined", "linked", Figures.count(result.persons().count()))
        .rowWithRemark(
            "different attributors, for comparison",
            "naive",
            Figures.count(result.distinctAttributors()))
        .print(out);
  }

  private static void printLinks(LinkageResult result, Terminal out) {
    long links = result.keys().stream().mapToLong(MatchKeyReport::links).sum();
    String keys = Figures.count(result.keys().size(), "match key", "match keys");
    out.heading("Links between records");
    new TextTable()
        .rowWithRemark(
            "by " + keys + ", each counted in summary.json", "links", Figures.count(links))
        .print(out);
  }
}
