package uk.linkage.cli.report;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import uk.linkage.LinkageMethod;
import uk.linkage.cli.run.Demo;
import uk.linkage.cli.run.DemoFolder;
import uk.linkage.cli.run.Region;
import uk.linkage.evaluate.Accuracy;

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
  public static void print(Demo demo, Demo.Outcome outcome, Duration elapsed, PrintWriter out) {
    Region region = demo.region();
    Demo.MethodOutcome ladder = outcome.method(LinkageMethod.LADDER);
    out.println(
        "A made-up region: "
            + Figures.count(region.persons(), "person", "persons")
            + " known to "
            + Figures.count(region.providers(), "service", "services")
            + " (seed "
            + region.seed()
            + ").");
    out.println();
    IntakeSection.print(ladder.linked().result().intake(), out);
    out.println();
    printPersons(outcome, out);
    out.println();
    out.println("Links of the ladder, by match key");
    EvaluationReport.keyTable(ladder.evaluation()).print(out);
    out.println();
    printFiles(demo.folder(), out);
    out.println();
    printNext(demo.folder(), out);
    out.println();
    out.println("Done in " + Figures.time(elapsed) + ".");
    out.flush();
  }

  private static void printPersons(Demo.Outcome outcome, PrintWriter out) {
    Accuracy truth = outcome.method(LinkageMethod.LADDER).evaluation().accuracy();
    TextTable table = new TextTable().row("", "persons", "bias", "precision", "recall", "F1");
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
    out.println("How many persons");
    table.print(out);
    out.println("  precision: of the pairs of records held to be one person, the share that is");
    out.println("  recall: of the pairs that are one person, the share that was found");
  }

  private static void printFiles(DemoFolder folder, PrintWriter out) {
    out.println("Where it is");
    out.println("  " + folder.data() + "  the records, and truth.csv: who is who");
    for (LinkageMethod method : LinkageMethod.values()) {
      out.println("  " + folder.result(method) + "  the persons by " + method.label());
    }
  }

  private static void printNext(DemoFolder folder, PrintWriter out) {
    Path persons = folder.result(LinkageMethod.LADDER).resolve("persons.csv");
    Path links = folder.result(LinkageMethod.LADDER).resolve("links.csv");
    out.println("What to try next");
    out.println("  linkage profile \"" + folder.pattern() + "\"");
    out.println("  linkage dedupe \"" + folder.pattern() + "\" --out my-result");
    out.println(
        "  linkage evaluate --persons "
            + quoted(persons)
            + " --links "
            + quoted(links)
            + " --truth "
            + quoted(folder.truth()));
    out.println("  linkage dedupe --help");
  }

  private static String quoted(Path path) {
    String text = path.toString();
    return text.contains(" ") ? '"' + text + '"' : text;
  }
}
