package uk.linkage.cli.report;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.LongFunction;
import uk.linkage.MatchingResult;
import uk.linkage.cli.run.Count;
import uk.linkage.cli.run.Match;
import uk.linkage.disclosure.Differencing;
import uk.linkage.disclosure.ProtectedTable;
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
  public static void print(Match.Outcome outcome, Terminal out) {
    MatchingResult result = outcome.result();
    printTables(outcome.counts(), out);
    out.blank();
    IntakeSection.print(
        result.ims().intake(),
        result.ndtms().intake(),
        shown(outcome.counts(), outcome.ofStore()),
        out);
    printChance(result, out);
    out.blank();
    printEnd(
        outcome.counts(),
        outcome.differences(),
        outcome.unusedColumns(),
        outcome.notes(),
        outcome.out(),
        outcome.elapsed(),
        out);
    AuditReport.printOnRecord(outcome.carried(), out);
    out.flush();
  }

  /**
   * Prints the report of a count.
   *
   * @param outcome what came of the run
   * @param out where to
   */
  public static void print(Count.Outcome outcome, Terminal out) {
    printTables(outcome.counts(), out);
    out.blank();
    IntakeSection.print(outcome.result().intake(), shown(outcome.counts(), outcome.ofStore()), out);
    out.blank();
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
  public static void printJson(Path folder, Terminal out) {
    out.json(FilesSection.text(folder, "summary.json"));
  }

  /** The tables of persons in contact. */
  static void printTables(PublishedCounts counts, Terminal out) {
    out.heading(ContactTable.headline(counts));
    ContactTable.printTotals(counts, out);
    out.remark("  naive: different attributors; linked: found; estimated: believed");
    out.blank();
    String by = counts.figures().cells().dimensions().get(0).name();
    out.heading("Estimated persons by " + by + " (" + counts.face() + ")");
    ContactTable.printByFirst(counts, out);
  }

  /** Records of a store's period are shown as persons are; lists of others' files are exact. */
  private static LongFunction<String> shown(PublishedCounts counts, boolean ofStore) {
    return number -> {
      Long shown = ofStore ? counts.alone(number) : Long.valueOf(number);
      return shown == null ? ProtectedTable.SUPPRESSED : Figures.count(shown);
    };
  }

  private static void printChance(MatchingResult result, Terminal out) {
    out.blank();
    out.heading("Chance agreement between the files, without a model");
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
      Terminal out) {
    if (!differences.isEmpty()) {
      out.heading("Together with the earlier table these tell what neither tells alone");
      differences.stream().limit(MOST_WARNINGS).forEach(warning -> out.warning(warning.message()));
      int more = differences.size() - MOST_WARNINGS;
      if (more > 0) {
        out.line("  and " + Figures.count(more) + " more, in summary.json");
      }
      out.blank();
    }
    Notes.print(unusedColumns, notes, out);
    FilesSection.print(folder, elapsed, out);
    out.line("  " + counts.sentence());
    out.flush();
  }
}
