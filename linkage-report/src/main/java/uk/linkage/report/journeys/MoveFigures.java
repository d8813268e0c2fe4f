package uk.linkage.report.journeys;

import static uk.linkage.report.journeys.JourneysPage.cell;
import static uk.linkage.report.journeys.JourneysPage.number;
import static uk.linkage.report.journeys.JourneysPage.value;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.output.PublishedJourneys;
import uk.linkage.duckdb.output.PublishedJourneys.Flow;
import uk.linkage.duckdb.output.PublishedJourneys.PathRow;
import uk.linkage.duckdb.output.PublishedSteps;
import uk.linkage.report.page.Block;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.Chart;
import uk.linkage.report.page.DataTable;
import uk.linkage.report.page.DataTable.Column;
import uk.linkage.report.page.Figure;
import uk.linkage.report.page.Words;

/** Moves between services, paths through them, and their first steps. */
final class MoveFigures {

  private static final int MOST_STEPS = 60;
  private static final int MOST_OF_MATRIX = 40;

  private MoveFigures() {}

  static List<Block> of(PublishedJourneys journeys) {
    List<Block> blocks = new ArrayList<>();
    if (journeys.hasPaths()) {
      blocks.add(steps(journeys.steps(MOST_STEPS)));
    } else {
      blocks.add(
          Words.of(
              "Paths and their steps are left out, because together with the moves they would tell"
                  + " what is withheld; --disclosure round5 shows them."));
    }
    blocks.add(moves(journeys));
    if (journeys.hasPaths()) {
      blocks.add(paths(journeys.paths()));
    }
    return blocks;
  }

  private static Figure steps(PublishedSteps published) {
    List<PublishedSteps.Row> steps = published.rows();
    Map<Chart.FlowNode, Integer> places = new HashMap<>();
    List<Chart.FlowNode> nodes = new ArrayList<>();
    List<Chart.FlowEdge> edges = new ArrayList<>();
    for (PublishedSteps.Row step : steps) {
      int from = place(new Chart.FlowNode(step.from(), step.stage()), places, nodes);
      int to = place(new Chart.FlowNode(step.to(), step.stage() + 1), places, nodes);
      edges.add(new Chart.FlowEdge(from, to, step.persons()));
    }
    DataTable table =
        new DataTable(
            "First steps of persons",
            List.of(
                Column.text("step"),
                Column.text("from"),
                Column.text("to"),
                Column.number("persons")),
            steps.stream()
                .map(
                    step ->
                        List.of(
                            Cell.of(step.stage() == 0 ? "first to second" : "second to third"),
                            Cell.of(step.from()),
                            Cell.of(step.to()),
                            Cell.of(step.persons())))
                .toList());
    String says =
        steps.isEmpty()
            ? "No step from one service to another was taken by enough persons to be shown."
            : "The most frequent first step is from "
                + steps.get(0).from()
                + " to "
                + steps.get(0).to()
                + ", by "
                + number(steps.get(0).persons())
                + " persons."
                + drawn(published, 0, "from the first service to the second")
                + drawn(published, 1, "from the second to the third")
                + " Numbers at services are of the steps drawn.";
    return new Figure(
        "first-steps",
        "First, second and third service",
        says,
        "",
        null,
        steps.isEmpty() ? null : new Chart.Flow("persons", nodes, edges),
        table);
  }

  /** What is drawn of the steps of a stage. */
  private static String drawn(PublishedSteps steps, int stage, String where) {
    int listed = steps.listed(stage);
    int shown = steps.shown(stage);
    if (listed == 0) {
      return " No step " + where + " was taken by enough persons to be drawn.";
    }
    Double share = steps.share(stage);
    return (listed < shown
            ? " Drawn are the " + listed + " largest of " + shown + " steps " + where
            : " Drawn are all " + shown + " steps " + where)
        + " that may be shown"
        + (share == null
            ? "."
            : String.format(
                Locale.ROOT, ", of %.0f %% of the persons who take such a step.", 100 * share));
  }

  private static int place(
      Chart.FlowNode node, Map<Chart.FlowNode, Integer> places, List<Chart.FlowNode> nodes) {
    return places.computeIfAbsent(
        node,
        key -> {
          nodes.add(key);
          return nodes.size() - 1;
        });
  }

  private static Figure moves(PublishedJourneys journeys) {
    List<Flow> flows = journeys.flows();
    Set<String> names = new LinkedHashSet<>();
    Flow most = null;
    long largest = 0;
    for (Flow flow : flows) {
      boolean isPart =
          !flow.from().equals(PublishedJourneys.ALL) && !flow.to().equals(PublishedJourneys.ALL);
      if (isPart) {
        names.add(flow.from());
        names.add(flow.to());
      }
      if (isPart && !flow.from().equals(flow.to()) && flow.persons() != null) {
        if (flow.persons() > largest) {
          largest = flow.persons();
          most = flow;
        }
      }
    }
    DataTable table =
        new DataTable(
            "Persons who went from one service to another, or came back to the same",
            List.of(Column.text("from"), Column.text("to"), Column.number("persons")),
            flows.stream()
                .map(f -> List.of(Cell.of(f.from()), Cell.of(f.to()), cell(f.persons())))
                .toList());
    List<String> services = names.stream().sorted().toList();
    boolean fits = !services.isEmpty() && services.size() <= MOST_OF_MATRIX;
    return new Figure(
        "moves-between-services",
        "Moves between services",
        most == null
            ? "No move can be shown."
            : "Most go from "
                + most.from()
                + " to "
                + most.to()
                + ": "
                + number(most.persons())
                + " persons. From a service to itself are those who came back to it after the gap.",
        "Ask the services with many moves between them whether referrals are recorded at both.",
        null,
        fits ? matrix(services, flows) : null,
        table);
  }

  private static Chart matrix(List<String> services, List<Flow> flows) {
    Map<String, @Nullable Double> values = new HashMap<>();
    flows.forEach(f -> values.put(f.from() + '\n' + f.to(), value(f.persons())));
    List<List<@Nullable Double>> rows = new ArrayList<>();
    for (String from : services) {
      List<@Nullable Double> row = new ArrayList<>();
      for (String to : services) {
        String key = from + '\n' + to;
        row.add(values.containsKey(key) ? values.get(key) : Double.valueOf(0));
      }
      rows.add(row);
    }
    return new Chart.Matrix("from", "to", services, services, rows, "persons");
  }

  private static Figure paths(List<PathRow> paths) {
    DataTable table =
        new DataTable(
            "Paths",
            List.of(Column.text("path"), Column.number("services"), Column.number("persons")),
            paths.stream()
                .map(
                    path ->
                        List.of(
                            Cell.of(path.path()),
                            path.services() == 0 ? Cell.of("") : Cell.of((long) path.services()),
                            cell(path.persons())))
                .toList());
    String says =
        paths.stream()
            .filter(path -> path.services() > 1)
            .findFirst()
            .map(
                path ->
                    "The most frequent path over more than one service is "
                        + path.path()
                        + ", of "
                        + number(path.persons())
                        + " persons.")
            .orElse("No path over more than one service is frequent enough to be shown.");
    return new Figure(
        "paths",
        "Frequent paths",
        says + " Repeats of a service beside each other are merged; all rarer paths are one row.",
        "",
        null,
        null,
        table);
  }
}
