package uk.linkage.cli.report;

import uk.linkage.cli.run.Audited;
import uk.linkage.cli.run.ExportForNdtms;
import uk.linkage.duckdb.output.NdtmsExport;

/** What {@code export-for-ndtms} wrote, and what may leave the house. */
public final class ExportReport {

  private ExportReport() {}

  /**
   * Prints the report.
   *
   * @param outcome what came of the run
   * @param out where to
   */
  public static void print(ExportForNdtms.Outcome outcome, Terminal out) {
    NdtmsExport.Written written = outcome.written();
    IntakeSection.print(outcome.intake(), out);
    out.blank();
    TextTable rows = new TextTable();
    if (written.withoutAttributor() > 0) {
      rows.row(
          "left out: no part of the attributor is known",
          Figures.count(written.withoutAttributor()));
    }
    int away = written.withheld() - outcome.putRight();
    if (away > 0) {
      rows.row("left out: takes no part in the store", Figures.count(away));
    }
    if (outcome.putRight() > 0) {
      rows.row("left out: was put right in the store", Figures.count(outcome.putRight()));
    }
    rows.row("rows of " + NdtmsExport.SENT, Figures.count(written.rows()));
    out.heading("What is for NDTMS");
    rows.print(out);
    out.blank();
    Notes.print(outcome.unusedColumns(), outcome.notes(), out);
    if (outcome.putRight() > 0) {
      out.note(
          Figures.count(outcome.putRight(), "row still has", "rows still have")
              + " what was put right in the store, and can't be sent: ask the provider to correct"
              + " it, load its new file, and export that one");
    }
    out.heading("Written to " + outcome.out() + ":");
    out.line("  " + NdtmsExport.SENT + " holds attributors. It is the one file to be sent");
    out.line("  " + NdtmsExport.KEPT + " STAYS HERE: it says whose each row is");
    out.line("  " + NdtmsExport.RECORD + " and run.json STAY HERE: the record of this export");
    Audited<ExportForNdtms.Carrying> carried = outcome.carried();
    if (carried != null) {
      print(carried, out);
    }
    out.flush();
  }

  private static void print(Audited<ExportForNdtms.Carrying> carried, Terminal out) {
    ExportForNdtms.Carrying on = carried.outcome();
    out.blank();
    out.line(
        "On record in the store as output "
            + on.run()
            + ", with "
            + Figures.count(on.records(), "record", "records")
            + " of it.");
    if (on.others() > 0) {
      out.note(
          Figures.count(on.others(), "row is of a record", "rows are of records")
              + " that the store doesn't have: load these files first, or nobody can be told where"
              + " they went");
    }
    AuditReport.printHead(carried.head(), out);
  }
}
