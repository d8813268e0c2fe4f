package uk.linkage.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Collectors;
import uk.linkage.duckdb.store.read.PersonHistory;

/** The story of a person. */
public final class HistoryReport {

  private HistoryReport() {}

  /**
   * Prints the story.
   *
   * @param history the story
   * @param out where to
   */
  public static void print(PersonHistory history, Terminal out) {
    out.line("Person " + history.person());
    for (PersonHistory.Event event : history.events()) {
      out.line(
          "  "
              + event.day()
              + " (link "
              + event.run()
              + "): "
              + Printable.shortWords(event.what()));
    }
    out.blank();
    String when = history.waiting() > 0 ? "As of the last link it has " : "Today it has ";
    out.line(
        history.records().isEmpty()
            ? when + "no record that takes part."
            : when + Printable.shortWords(String.join(", ", history.records())) + ".");
    if (history.away() > 0) {
      out.line(
          Figures.count(history.away(), "record of it takes", "records of it take")
              + " no part at present.");
    }
    if (history.waiting() > 0) {
      out.line(
          Figures.count(history.waiting(), "record of it waits", "records of it wait")
              + " to be linked, and may not take part any more: run 'linkage store link', and ask"
              + " again.");
    }
    boolean elsewhere = history.today().stream().anyMatch(id -> id != history.person());
    if (elsewhere) {
      out.line(
          "The records that it ever had are of "
              + history.today().stream().map(id -> "person " + id).collect(Collectors.joining(", "))
              + ".");
    }
    out.flush();
  }

  /**
   * Prints the story for programs.
   *
   * @param history the story
   * @param out where to
   */
  public static void printJson(PersonHistory history, Terminal out) {
    ObjectNode root = Json.object();
    root.put("person", history.person())
        .put("became", history.became())
        .put("away", history.away())
        .put("waiting", history.waiting());
    history.today().forEach(root.putArray("today")::add);
    history.records().forEach(root.putArray("records")::add);
    ArrayNode events = root.putArray("events");
    for (PersonHistory.Event event : history.events()) {
      events
          .addObject()
          .put("day", event.day().toString())
          .put("link", event.run())
          .put("what", event.what());
    }
    out.json(Json.text(root));
  }
}
