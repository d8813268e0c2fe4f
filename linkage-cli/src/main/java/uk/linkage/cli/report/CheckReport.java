package uk.linkage.cli.report;

import java.time.Duration;
import uk.linkage.duckdb.store.link.CheckOutcome;

/** Whether the links and persons of a store are those of a run over everything. */
public final class CheckReport {

  private CheckReport() {}

  /**
   * Prints the report.
   *
   * @param check what was found
   * @param elapsed how long it took
   * @param out where to
   */
  public static void print(CheckOutcome check, Duration elapsed, Terminal out) {
    out.heading(
        check.isSame()
            ? "Links and persons are those of a run over everything."
            : "Links or persons are not those of a run over everything.");
    TextTable table =
        new TextTable()
            .row("records that take part", Figures.count(check.records()))
            .row("links by such a run, with model " + check.model(), Figures.count(check.links()))
            .row("persons by such a run", Figures.count(check.persons()));
    if (!check.isSame()) {
      table
          .row("links that the store has not", Figures.count(check.linksMissing()))
          .row("links that only the store has", Figures.count(check.linksTooMany()))
          .row("links that weigh otherwise", Figures.count(check.linksOtherwise()))
          .row("records of another person", Figures.count(check.recordsElsewhere()));
    }
    table.print(out);
    out.blank();
    if (!check.isSame()) {
      out.line(
          "Something changed the file outside linkage, or linkage has a fault. Go back to a backup"
              + " ('linkage store restore'), or link all records anew ('linkage store link"
              + " --all').");
    }
    out.line("Nothing was changed. Done in " + Figures.time(elapsed) + ".");
    out.flush();
  }

  /**
   * Prints what was found for programs.
   *
   * @param check what was found
   * @param out where to
   */
  public static void printJson(CheckOutcome check, Terminal out) {
    out.json(
        Json.text(
            Json.object()
                .put("same", check.isSame())
                .put("model", check.model())
                .put("records", check.records())
                .put("links", check.links())
                .put("persons", check.persons())
                .put("links_missing", check.linksMissing())
                .put("links_too_many", check.linksTooMany())
                .put("links_weighed_otherwise", check.linksOtherwise())
                .put("records_of_another_person", check.recordsElsewhere())));
  }
}
