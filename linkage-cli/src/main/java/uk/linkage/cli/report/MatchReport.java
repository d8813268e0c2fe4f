package uk.linkage.cli.report;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import uk.linkage.MatchingResult;
import uk.linkage.cli.run.Count;
import uk.linkage.cli.run.Match;
import uk.linkage.disclosure.Differencing;
import uk.linkage.duckdb.output.PublishedCounts;

/** What {@code match} or {@code count} found, on half a screen. */
public final class MatchReport {

  private static final int MOST_WARNINGS = 5;

  private MatchReport() {}

  /**
   * Prints the report of a match.
   *
   * @param outcome what came of the run
   * @param out where to
   */
  public static void print(Match.Outcome outcome, PrintWriter out) {
    MatchingResult result = outcome.result();
    out.println("IMS");
    IntakeSection.print(result.ims().intake(), out);
    out.println();
    out.println("NDTMS");
    IntakeSection.print(result.ndtms().intake(), out);
    out.println();
    printTables(outcome.counts(), out);
    printChance(result, out);
    out.println();
    printEnd(
        outcome.counts(),
        outcome.differences(),
        outcome.unusedColumns(),
        outcome.notes(),
        outcome.out(),
        outcome.elapsed(),
        out);
  }

  /**
   * Prints the report of a count.
   *
   * @param outcome what came of the run
   * @param out where to
   */
  public static void print(Count.Outcome outcome, PrintWriter out) {
    IntakeSection.print(outcome.result().intake(), out);
    out.println();
    printTables(outcome.counts(), out);
    out.println();
    printEnd(
        outcome.counts(),
        outcome.differences(),
        outcome.unusedColumns(),
        outcome.notes(),
        outcome.out(),
        outcome.elapsed(),
        out);
  }

  /**
   * Prints the file {@code summary.json} of a result.
   *
   * @param folder the folder of the result
   * @param out where to
   */
  public static void printJson(Path folder, PrintWriter out) {
    try {
      out.println(Files.readString(folder.resolve("summary.json")).strip());
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The tables of persons in contact. */
  static void printTables(PublishedCounts counts, PrintWriter out) {
    out.println(
        counts.groups().size() == 1 ? "How many persons" : "Persons in contact with treatment");
    ContactTable.printTotals(counts, out);
    out.println(
        "  naive: different attributors; linked: persons found; estimated: persons believed");
    out.println();
    String by = counts.figures().cells().dimensions().get(0).name();
    out.println("Estimated persons by " + by + " (" + counts.face() + ")");
    ContactTable.printByFirst(counts, out);
  }

  private static void printChance(MatchingResult result, PrintWriter out) {
    out.println();
    out.println("Chance agreement between the files, without a model");
    new TextTable()
        .row(
            "pairs of strangers with one attributor",
            Figures.rounded(result.totals().both().chance().strangers()))
        .row("the same when dates are moved (placebo)", Figures.rounded(result.placebo().mean()))
        .print(out);
  }

  private static void printEnd(
      PublishedCounts counts,
      List<Differencing.Warning> differences,
      List<String> unusedColumns,
      List<String> notes,
      Path folder,
      Duration elapsed,
      PrintWriter out) {
    if (!differences.isEmpty()) {
      out.println("Together with the earlier table these tell what neither tells alone");
      differences.stream()
          .limit(MOST_WARNINGS)
          .forEach(warning -> out.println("  " + Printable.of(warning.message())));
      int more = differences.size() - MOST_WARNINGS;
      if (more > 0) {
        out.println("  and " + Figures.count(more) + " more, in summary.json");
      }
      out.println();
    }
    Notes.print(unusedColumns, notes, out);
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names = files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
      out.println("Written to " + folder + " in " + Figures.time(elapsed) + ":");
      out.println("  " + String.join(", ", names));
      out.println("  " + counts.sentence());
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
