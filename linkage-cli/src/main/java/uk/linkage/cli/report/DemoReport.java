package uk.linkage.cli.report;

import java.nio.file.Path;
import java.time.Duration;
import uk.linkage.LinkageMethod;
import uk.linkage.LinkageResult;
import uk.linkage.ModelResult;
import uk.linkage.cli.run.Demo;
import uk.linkage.cli.run.DemoFolder;
import uk.linkage.cli.run.Region;
import uk.linkage.count.ContactTotals;
import uk.linkage.count.ContactTotals.Group;
import uk.linkage.count.Estimate;
import uk.linkage.duckdb.evaluate.KeyAccuracy;
import uk.linkage.evaluate.Accuracy;
import uk.linkage.intake.Clients;
import uk.linkage.intake.IntakeResult;
import uk.linkage.model.ExpectedErrors;

/**
 * What the demo shows: who takes part, how many persons each method finds, and how many there are.
 */
public final class DemoReport {

  private DemoReport() {}

  /**
   * Prints the report.
   *
   * @param demo what was done
   * @param outcome what came of it
   * @param elapsed how long it took
   * @param out where to
   */
  public static void print(Demo demo, Demo.Outcome outcome, Duration elapsed, Terminal out) {
    Region region = demo.region();
    Demo.MethodOutcome model = outcome.method(LinkageMethod.PROBABILISTIC);
    out.heading(
        "A made-up region: "
            + Figures.count(region.persons(), "person", "persons")
            + " known to "
            + Figures.count(region.providers(), "service", "services")
            + " (seed "
            + region.seed()
            + ").");
    IntakeResult intake = model.linked().result().intake();
    out.line(
        Figures.count(intake.clients().size())
            + " of their "
            + Figures.count(intake.rows(), "record", "records")
            + " take part; the others are screened out.");
    out.blank();
    printPersons(outcome, out);
    out.blank();
    printEstimates(model, out);
    out.blank();
    printContact(outcome, out);
    out.blank();
    printFiles(demo.folder(), out);
    out.blank();
    printNext(demo.folder(), model.linked().result(), out);
    out.blank();
    out.line("Done in " + Figures.time(elapsed) + ".");
    out.flush();
  }

  private static void printPersons(Demo.Outcome outcome, Terminal out) {
    Accuracy truth = outcome.methods().get(0).evaluation().accuracy();
    TextTable table = new TextTable().heading("", "persons", "bias", "precision", "recall", "F1");
    table.row("the truth", Figures.count(truth.truePersons()));
    for (Demo.MethodOutcome method : outcome.methods()) {
      Accuracy accuracy = method.evaluation().accuracy();
      table.row(
          "by " + method.method().label(),
          Figures.count(accuracy.predictedPersons()),
          Figures.signedPercent(accuracy.countBias()),
          Figures.share(accuracy.precision()),
          Figures.share(accuracy.recall()),
          Figures.share(accuracy.f1()));
    }
    out.heading("How many persons");
    table.print(out);
    out.remark("  precision: of the pairs of records held to be one person, the share that is");
    out.remark("  recall: of the pairs that are one person, the share that was found");
  }

  /** What the model says of its own links, which it does without the truth, beside the truth. */
  private static void printEstimates(Demo.MethodOutcome outcome, Terminal out) {
    ModelResult model = outcome.linked().result().model();
    if (model == null) {
      return;
    }
    Accuracy truth = outcome.evaluation().accuracy();
    ExpectedErrors expected = model.expected();
    long right = outcome.evaluation().keys().stream().mapToLong(KeyAccuracy::trueLinks).sum();
    long wrong = outcome.evaluation().keys().stream().mapToLong(KeyAccuracy::wrongLinks).sum();
    out.heading("What the model says of itself, without knowing the truth");
    new TextTable()
        .heading("", "estimated", "true")
        .row(
            "pairs of records of one person",
            Figures.rounded(expected.trueLinks()),
            Figures.count(truth.truePairs()))
        .row(
            "precision of the links",
            Figures.share(expected.precision()),
            Figures.shareOf(right, right + wrong))
        .row(
            "recall of the links",
            Figures.share(expected.recall()),
            Figures.shareOf(right, truth.truePairs()))
        .row(
            "persons, as found",
            Figures.count(truth.predictedPersons()),
            Figures.count(truth.truePersons()))
        .print(out);
  }

  /** The product: who is in contact with any level of treatment. */
  private static void printContact(Demo.Outcome outcome, Terminal out) {
    ContactTotals totals = outcome.match().result().totals();
    TextTable table =
        new TextTable()
            .heading("", "the truth", "official", "linked", "estimated", "95 % interval");
    for (Group group : Group.values()) {
      Estimate estimated = totals.estimated(group);
      table.row(
          group.label(),
          Figures.count(outcome.truth(group)),
          Figures.count(totals.naive(group)),
          Figures.count(totals.linked(group)),
          Figures.rounded(estimated.value()),
          Figures.interval(estimated.low95(), estimated.high95()));
    }
    out.heading("IMS matched to NDTMS: persons in contact with any level of treatment");
    table.print(out);
    out.remark("  official: different attributors, which is how NDTMS counts");
  }

  private static void printFiles(DemoFolder folder, Terminal out) {
    out.heading("Where it is");
    out.command(folder.data() + "  the records, and truth.csv: who is who");
    for (LinkageMethod method : LinkageMethod.values()) {
      out.command(folder.result(method) + "  the persons by " + method.label());
    }
    out.command(folder.match() + "  IMS matched to NDTMS");
    FilesSection.printPage(folder.result(LinkageMethod.PROBABILISTIC), out);
    FilesSection.printPage(folder.match(), out);
  }

  private static void printNext(DemoFolder folder, LinkageResult result, Terminal out) {
    Path model = folder.result(LinkageMethod.PROBABILISTIC);
    Path persons = model.resolve("persons.csv");
    Path links = model.resolve("links.csv");
    out.heading("What to try next");
    out.command("linkage profile \"" + folder.pattern() + "\"");
    out.command("linkage dedupe \"" + folder.pattern() + "\" --out my-result");
    if (result.links().size() > 0) {
      Clients clients = result.intake().clients();
      out.command(
          "linkage explain "
              + quoted(model)
              + " "
              + clients.recordId(result.links().left(0))
              + " "
              + clients.recordId(result.links().right(0)));
    }
    out.command(
        "linkage evaluate --persons "
            + quoted(persons)
            + " --links "
            + quoted(links)
            + " --truth "
            + quoted(folder.truth()));
    out.command(
        "linkage match --ims \""
            + folder.pattern()
            + "\" --ndtms \""
            + folder.pattern().replace("/ims/", "/ndtms/")
            + "\" --lookup "
            + quoted(folder.lookup())
            + " --by sex --out my-match");
    out.command("linkage dedupe --help");
  }

  private static String quoted(Path path) {
    String text = path.toString();
    return text.contains(" ") ? '"' + text + '"' : text;
  }
}
