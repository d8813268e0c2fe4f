package uk.linkage.cli.report;

import java.io.PrintWriter;
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
  public static void print(ExportForNdtms.Outcome outcome, PrintWriter out) {
    NdtmsExport.Written written = outcome.written();
    IntakeSection.print(outcome.intake(), out);
    out.println();
    TextTable rows = new TextTable();
    if (written.withoutAttributor() > 0) {
      rows.row(
          "left out: no part of the attributor is known",
          Figures.count(written.withoutAttributor()));
    }
    rows.row("rows of " + NdtmsExport.SENT, Figures.count(written.rows()));
    out.println("What is for NDTMS");
    rows.print(out);
    out.println();
    Notes.print(outcome.unusedColumns(), outcome.notes(), out);
    out.println("Written to " + outcome.out() + ":");
    out.println("  " + NdtmsExport.SENT + " holds attributors. It is the one file to be sent");
    out.println("  " + NdtmsExport.KEPT + " STAYS HERE: it says whose each row is");
    out.println("  " + NdtmsExport.RECORD + " and run.json STAY HERE: the record of this export");
    out.flush();
  }
}
