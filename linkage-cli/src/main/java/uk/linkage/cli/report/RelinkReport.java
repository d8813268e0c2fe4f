package uk.linkage.cli.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import uk.linkage.duckdb.store.AuditHead;
import uk.linkage.duckdb.store.link.LinkOutcome;

/** What a link of a store did. */
public final class RelinkReport {

  private RelinkReport() {}

  /**
   * Prints the report.
   *
   * @param linked what was done
   * @param elapsed how long it took
   * @param out where to
   */
  public static void print(LinkOutcome linked, Duration elapsed, Terminal out) {
    out.heading("Linked, with the data of " + linked.day());
    table(linked).print(out);
    out.blank();
    if (linked.isIdle()) {
      out.line(
          "Nothing had changed since link "
              + linked.run()
              + ": the records and persons are as they"
              + " were.");
    }
    out.line(
        linked.fitted()
            ? "There was no model: one was fitted to these records and pinned (model 1)."
            : "By model " + linked.model() + ", fitted to the data of " + linked.modelDay() + ".");
    Notes.print(List.of(), linked.notes(), out);
    out.line("Done in " + Figures.time(elapsed) + ".");
    out.flush();
  }

  static TextTable table(LinkOutcome linked) {
    LinkOutcome.Former former = linked.former();
    TextTable table =
        new TextTable()
            .row("records that take part", Figures.count(linked.records()))
            .row("records that changed", Figures.count(linked.changed()))
            .row("records that could be reached by that", Figures.count(linked.looked()))
            .row("links", Figures.count(linked.links()))
            .row("  of them new", Figures.count(linked.gained()))
            .row("  gone", Figures.count(linked.lost()))
            .row("persons before", Figures.count(linked.personsBefore()))
            .row("  with a new id", Figures.count(linked.born()))
            .row("  awake again: a record takes part again", Figures.count(linked.awake()))
            .row("  ids retired", Figures.count(linked.retired()))
            .row("  asleep: no record takes part any more", Figures.count(linked.asleep()))
            .row("persons", Figures.count(linked.persons()));
    if (former.used()) {
      table
          .row("records with former attributors", Figures.count(former.records()))
          .row("  of them of somebody else before, not used", Figures.count(former.ofOthers()))
          .row("  links by these alone", Figures.count(former.links()))
          .row("  persons fewer by these", Figures.count(former.persons()));
    } else {
      table.row("records with former attributors (not used)", Figures.count(former.records()));
    }
    return table;
  }

  /**
   * Prints the counts for programs.
   *
   * @param linked what was done
   * @param head the end of the audit
   * @param out where to
   */
  public static void printJson(LinkOutcome linked, AuditHead head, Terminal out) {
    ObjectNode root = json(linked);
    AuditReport.head(head, root);
    out.json(Json.text(root));
  }

  static ObjectNode json(LinkOutcome linked) {
    ObjectNode root = Json.object();
    root.put("run", linked.run())
        .put("day", linked.day().toString())
        .put("model", linked.model())
        .put("model_day", linked.modelDay().toString())
        .put("model_fitted", linked.fitted())
        .put("nothing_to_do", linked.isIdle())
        .put("records", linked.records())
        .put("changed", linked.changed())
        .put("reached", linked.looked())
        .put("links", linked.links())
        .put("links_gained", linked.gained())
        .put("links_lost", linked.lost())
        .put("persons_before", linked.personsBefore())
        .put("persons", linked.persons())
        .put("persons_born", linked.born())
        .put("persons_awake", linked.awake())
        .put("ids_retired", linked.retired())
        .put("persons_asleep", linked.asleep());
    root.putObject("historical_values")
        .put("used", linked.former().used())
        .put("records", linked.former().records())
        .put("of_somebody_else", linked.former().ofOthers())
        .put("links_by_these_alone", linked.former().links())
        .put("persons_fewer", linked.former().persons());
    linked.notes().forEach(root.putArray("notes")::add);
    return root;
  }
}
