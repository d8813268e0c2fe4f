package uk.linkage.cli.report;

import uk.linkage.LinkageResult;
import uk.linkage.ModelResult;
import uk.linkage.model.ExpectedErrors;

/** How many links a model made, and how many of them it expects to be wrong. */
final class ModelSection {

  private ModelSection() {}

  static void print(LinkageResult result, Terminal out) {
    ModelResult model = result.model();
    if (model == null) {
      out.line("Links between records: none, as no two records could be one person");
      return;
    }
    ExpectedErrors expected = model.expected();
    long links = result.links().size();
    out.heading("Links between records, and what the model expects of them");
    new TextTable()
        .row("links", Figures.count(links))
        .rowWithRemark(
            "of the links",
            "false among them, expected",
            Figures.rounded(expected.falseLinks()),
            Figures.percent(expected.falseLinks(), (double) links))
        .rowWithRemark(
            "of the true links",
            "missed, expected",
            Figures.rounded(expected.missedLinks()),
            Figures.percent(expected.missedLinks(), expected.trueLinks()))
        .print(out);
  }
}
