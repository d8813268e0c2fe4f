package uk.linkage.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import uk.linkage.count.CellFigures;
import uk.linkage.count.ContactTotals.Group;
import uk.linkage.count.Dimension;
import uk.linkage.count.Estimate;
import uk.linkage.duckdb.output.PublishedCounts;
import uk.linkage.report.page.Block;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.Chart;
import uk.linkage.report.page.Figure;
import uk.linkage.report.page.Section;
import uk.linkage.report.wording.Labels;
import uk.linkage.report.wording.Rows;
import uk.linkage.report.wording.Wording;

/** Persons by each dimension of a table of counts, as the table may show them. */
final class ContactSection {

  private static final int MOST_ROWS = 300;
  private static final String FORMULA = "linked x estimated of all / linked of all";

  private ContactSection() {}

  static Section of(PublishedCounts counts) {
    return new Section(
        "cells",
        "Persons by what they were counted by",
        counts.sentence() + " Cells of several dimensions at once are in " + file(counts) + ".",
        figures(counts));
  }

  private static String file(PublishedCounts counts) {
    return counts.isExact() ? "counts-exact.csv" : "counts.csv";
  }

  /** A figure of each dimension, all others taken together. */
  static List<Block> figures(PublishedCounts counts) {
    List<Block> figures = new ArrayList<>();
    for (int d = 0; d < counts.figures().cells().dimensions().size(); d++) {
      figures.add(figure(counts, d));
    }
    return figures;
  }

  private static Figure figure(PublishedCounts counts, int d) {
    CellFigures figures = counts.figures();
    Dimension dimension = figures.cells().dimensions().get(d);
    boolean single = counts.groups().size() == 1;
    String name = Labels.of(dimension.name().replace('_', ' '));
    Rows rows = new Rows("Estimated persons by " + name).text(name);
    for (Group group : counts.groups()) {
      String who = single ? "persons" : group.label();
      rows.number("linked: " + who, "estimated: " + who, "from: " + who, "to: " + who);
    }
    int size = Math.min(dimension.labels().size(), MOST_ROWS);
    List<String> labels = Labels.distinct(dimension.labels().subList(0, size));
    List<Chart.Series> series = new ArrayList<>();
    for (Group group : counts.groups()) {
      if (single || group != Group.ANY) {
        series.add(series(counts, d, group, size, /* withIntervals= */ single));
      }
    }
    int withheld = 0;
    String most = "";
    double largest = 0;
    for (int place = 0; place < size; place++) {
      int cell = cell(counts, d, place);
      rows.add(row(counts, labels.get(place), cell));
      Double any = Shown.number(counts, cell, Group.ANY, counts.estimated(cell, Group.ANY).value());
      withheld += any == null ? 1 : 0;
      if (any != null && any > largest) {
        largest = any;
        most = labels.get(place);
      }
    }
    rows.add(row(counts, PublishedCounts.ALL, figures.cells().total()));
    String says =
        (most.isEmpty()
                ? "No number of persons by " + name + " is shown, or there is nobody."
                : "Largest is "
                    + most
                    + ", with "
                    + Wording.rounded(largest)
                    + " persons estimated.")
            + (withheld == 0
                ? ""
                : " "
                    + Wording.count(withheld, "number is", "numbers are")
                    + " withheld because few people are meant, or to keep others from being worked"
                    + " out.")
            + (dimension.labels().size() > size
                ? " Shown are the first " + size + " of " + dimension.labels().size() + "."
                : "");
    String advice =
        dimension.rule() == Dimension.Rule.EVERY
            ? "A person counts in each part it has a record of, so the parts add up to more than"
                + " all."
            : "";
    return new Figure(
        "by-"
            + dimension.name().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-")
            + "-"
            + (d + 1),
        "Persons by " + name,
        says,
        advice,
        Wording.formula(FORMULA, 7),
        size == 0
            ? null
            : new Chart.Bars(
                name,
                "persons, estimated",
                labels,
                series,
                /* isStacked= */ !single,
                /* isLogarithmic= */ false),
        rows.table());
  }

  private static int cell(PublishedCounts counts, int dimension, int place) {
    List<Dimension> dimensions = counts.figures().cells().dimensions();
    int[] places = new int[dimensions.size()];
    for (int d = 0; d < places.length; d++) {
      places[d] = d == dimension ? place : dimensions.get(d).labels().size();
    }
    return counts.figures().cells().cell(places);
  }

  private static List<Cell> row(PublishedCounts counts, String label, int cell) {
    List<Cell> cells = new ArrayList<>(List.of(Cell.of(label)));
    for (Group group : counts.groups()) {
      Estimate estimated = counts.estimated(cell, group);
      cells.add(Shown.cell(counts, cell, group, (double) counts.figures().linked(cell, group)));
      cells.add(Shown.cell(counts, cell, group, estimated.value()));
      cells.add(Shown.cell(counts, cell, group, estimated.low95()));
      cells.add(Shown.cell(counts, cell, group, estimated.high95()));
    }
    return cells;
  }

  private static Chart.Series series(
      PublishedCounts counts, int d, Group group, int size, boolean withIntervals) {
    List<@Nullable Double> values = new ArrayList<>();
    List<@Nullable Double> low = new ArrayList<>();
    List<@Nullable Double> high = new ArrayList<>();
    for (int place = 0; place < size; place++) {
      int cell = cell(counts, d, place);
      Estimate estimated = counts.estimated(cell, group);
      values.add(Shown.number(counts, cell, group, estimated.value()));
      if (withIntervals) {
        low.add(Shown.number(counts, cell, group, estimated.low95()));
        high.add(Shown.number(counts, cell, group, estimated.high95()));
      }
    }
    return new Chart.Series(withIntervals ? "persons" : group.label(), values, low, high);
  }
}
