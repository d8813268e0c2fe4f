package uk.linkage.cli.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import uk.linkage.LinkageMethod;
import uk.linkage.LinkageResult;
import uk.linkage.cli.run.Dedupe;
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
  public static void print(Dedupe.Outcome outcome, PrintWriter out) {
    LinkageResult result = outcome.result();
    IntakeSection.print(result.intake(), out);
    out.println();
    printPersons(result, out);
    out.println();
    if (result.settings().method() == LinkageMethod.PROBABILISTIC) {
      ModelSection.print(result, out);
    } else {
      printLinks(result.keys(), out);
    }
    out.println();
    Notes.print(outcome.unusedColumns(), outcome.notes(), out);
    printFiles(outcome, out);
    out.flush();
  }

  /**
   * Prints the file {@code summary.json} of a result.
   *
   * @param outcome what came of the run
   * @param out where to
   */
  public static void printJson(Dedupe.Outcome outcome, PrintWriter out) {
    try {
      out.println(Files.readString(outcome.out().resolve("summary.json")).strip());
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void printPersons(LinkageResult result, PrintWriter out) {
    out.println("How many persons");
    new TextTable()
        .row("persons", Figures.count(result.persons().count()))
        .row("distinct attributors, for comparison", Figures.count(result.distinctAttributors()))
        .row(
            "records of the person with the most",
            Figures.count(Math.max(0, result.persons().bySize().length - 1)))
        .print(out);
  }

  private static void printLinks(List<MatchKeyReport> keys, PrintWriter out) {
    TextTable table = new TextTable();
    for (MatchKeyReport key : keys) {
      table.row(key.name(), Figures.count(key.links()));
    }
    table.row("all", Figures.count(keys.stream().mapToLong(MatchKeyReport::links).sum()));
    out.println("Links between records, by the first match key that joins them");
    table.print(out);
  }

  private static void printFiles(Dedupe.Outcome outcome, PrintWriter out) {
    try (Stream<Path> files = Files.list(outcome.out())) {
      List<String> names = files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
      out.println("Written to " + outcome.out() + " in " + Figures.time(outcome.elapsed()) + ":");
      out.println("  " + String.join(", ", names));
      if (outcome.result().intake().rejections().size() > 0) {
        String list =
            names.stream()
                .filter(name -> name.startsWith("rejected"))
                .collect(Collectors.joining());
        out.println("  " + list + " says of each rejected record where it stands, and why");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
