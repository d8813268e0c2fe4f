package uk.linkage.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import uk.linkage.duckdb.store.AuditHead;
import uk.linkage.duckdb.store.link.FitOutcome;
import uk.linkage.duckdb.store.link.LinkOutcome;

/** What a new model of a store changes. */
public final class RefitReport {

  private RefitReport() {}

  /**
   * Prints the report.
   *
   * @param fitted what is or would be otherwise
   * @param out where to
   */
  public static void print(FitOutcome fitted, Terminal out) {
    LinkOutcome linked = fitted.linked();
    if (fitted.changesNothing()) {
      out.line(
          "Nothing would change: the model of these records is the one that is pinned (model "
              + linked.model()
              + ", fitted to the data of "
              + linked.modelDay()
              + "). The store is as it was.");
      Notes.print(List.of(), linked.notes(), out);
      out.flush();
      return;
    }
    out.heading(fitted.applied() ? "What the new model changed" : "What a new model would change");
    TextTable table = RelinkReport.table(linked);
    Double before = fitted.priorBefore();
    table
        .row("share of matches before", before == null ? "-" : prior(before))
        .row("share of matches", prior(fitted.prior()));
    table.print(out);
    out.blank();
    if (!fitted.moves().isEmpty()) {
      printMoves(fitted.moves(), out);
    } else if (before != null) {
      out.line("No weight moves by a hundredth of a bit.");
    }
    Notes.print(List.of(), linked.notes(), out);
    if (fitted.waiting() > 0) {
      out.line(
          Figures.count(fitted.waiting(), "record", "records")
              + " had changed since the last link: the difference holds what that changes, too.");
    }
    out.line(ending(fitted));
    out.flush();
  }

  private static void printMoves(List<FitOutcome.Move> shown, Terminal out) {
    out.heading("Weights that move most, in bits");
    TextTable moves = new TextTable().heading("", "before", "after");
    for (FitOutcome.Move move : shown) {
      moves.row(
          move.comparison() + " (" + move.level() + ")", bits(move.before()), bits(move.after()));
    }
    moves.print(out);
    out.blank();
  }

  private static String ending(FitOutcome fitted) {
    int model = fitted.linked().model();
    if (fitted.same()) {
      return "The model is the one that is pinned (model "
          + model
          + "): only what waits "
          + (fitted.applied() ? "was linked." : "would be linked ('linkage store link' does it).");
    }
    return fitted.applied()
        ? "The model is pinned (model " + model + ")."
        : "Nothing was changed. To pin the model and link all records by it: --apply";
  }

  private static String prior(double share) {
    return String.format(Locale.ROOT, "1 in %,.0f", 1 / share);
  }

  private static String bits(double weight) {
    return String.format(Locale.ROOT, "%.2f", weight);
  }

  /**
   * Prints the figures for programs.
   *
   * @param fitted what is or would be otherwise
   * @param head the end of the audit
   * @param out where to
   */
  public static void printJson(FitOutcome fitted, AuditHead head, Terminal out) {
    ObjectNode root = Json.object();
    root.put("applied", fitted.applied())
        .put("nothing_to_change", fitted.changesNothing())
        .put("same_model", fitted.same())
        .put("waiting", fitted.waiting())
        .put("threshold", fitted.threshold())
        .put("share_of_matches_before", fitted.priorBefore())
        .put("share_of_matches", fitted.prior());
    root.set("linked", RelinkReport.json(fitted.linked()));
    ArrayNode moves = root.putArray("weights_that_move_most");
    for (FitOutcome.Move move : fitted.moves()) {
      moves
          .addObject()
          .put("comparison", move.comparison())
          .put("level", move.level())
          .put("before", move.before())
          .put("after", move.after());
    }
    AuditReport.head(head, root);
    out.json(Json.text(root));
  }
}
