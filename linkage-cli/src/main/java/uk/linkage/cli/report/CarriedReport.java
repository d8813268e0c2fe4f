package uk.linkage.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.store.TimeText;
import uk.linkage.duckdb.store.audit.CarriedRun;

/** Which outputs carried a record. */
public final class CarriedReport {

  private CarriedReport() {}

  /**
   * Prints the outputs.
   *
   * @param recordId the record id that was asked for
   * @param runs the outputs in order
   * @param out where to
   */
  public static void print(String recordId, List<CarriedRun> runs, Terminal out) {
    String shown = Printable.id(recordId);
    out.heading(
        runs.isEmpty()
            ? "No output on record carried " + shown + "."
            : Figures.count(runs.size(), "output", "outputs") + " carried " + shown + ":");
    for (CarriedRun run : runs) {
      CarriedRun.Output of = run.output();
      out.line("  " + run.run() + "  " + TimeText.iso(run.made()) + "Z  " + of.command());
      out.line("     to " + of.recipient() + ": " + of.purpose());
      if (of.from() != null || of.to() != null) {
        out.line("     period " + shown(of.from()) + " to " + shown(of.to()));
      }
      out.line(
          "     with "
              + Figures.count(run.records(), "record of the store", "records of the store")
              + (of.others() > 0
                  ? " and " + Figures.count(of.others()) + " that are not in it"
                  : ""));
      out.remark("     " + of.sha256());
    }
    out.flush();
  }

  private static String shown(@Nullable LocalDate day) {
    return day == null ? "(open)" : day.toString();
  }

  /**
   * Prints the outputs for programs.
   *
   * @param runs the outputs in order
   * @param out where to
   */
  public static void printJson(List<CarriedRun> runs, Terminal out) {
    ObjectNode root = Json.object();
    ArrayNode all = root.putArray("carried");
    for (CarriedRun run : runs) {
      CarriedRun.Output of = run.output();
      LocalDate from = of.from();
      LocalDate to = of.to();
      all.addObject()
          .put("run", run.run())
          .put("made", TimeText.iso(run.made()) + "Z")
          .put("command", of.command())
          .put("purpose", of.purpose())
          .put("recipient", of.recipient())
          .put("from", from == null ? null : from.toString())
          .put("to", to == null ? null : to.toString())
          .put("sha256", of.sha256())
          .put("records", run.records())
          .put("others", of.others());
    }
    out.json(Json.text(root));
  }
}
