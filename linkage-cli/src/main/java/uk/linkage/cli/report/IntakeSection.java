package uk.linkage.cli.report;

import java.io.PrintWriter;
import uk.linkage.intake.IntakeResult;
import uk.linkage.screen.Exclusion;

/** Who takes part, and why others don't. */
final class IntakeSection {

  private IntakeSection() {}

  static void print(IntakeResult intake, PrintWriter out) {
    TextTable table = new TextTable();
    int providers = intake.tallies().size();
    table.row(
        "rows read from " + Figures.count(providers, "provider", "providers"),
        Figures.count(intake.rows()));
    for (Exclusion exclusion : Exclusion.values()) {
      long excluded = intake.tallies().stream().mapToLong(t -> t.excluded(exclusion)).sum();
      if (excluded > 0) {
        table.row("excluded: " + exclusion.reason(), Figures.count(excluded));
      }
    }
    long rejected = intake.rejections().size();
    if (rejected > 0) {
      table.row("rejected: an impossible value", Figures.count(rejected));
    }
    table.row("records that take part", Figures.count(intake.clients().size()));
    out.println("Who takes part");
    table.print(out);
  }
}
