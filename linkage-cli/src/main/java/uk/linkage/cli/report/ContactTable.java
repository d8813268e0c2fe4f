package uk.linkage.cli.report;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import uk.linkage.count.CellFigures;
import uk.linkage.count.ContactTotals.Group;
import uk.linkage.count.Dimension;
import uk.linkage.count.Estimate;
import uk.linkage.disclosure.ProtectedTable;
import uk.linkage.duckdb.output.PublishedCounts;

/** How many persons are in contact, in all and by local authority, as it may be shown. */
final class ContactTable {

  private static final int WIDEST = 40;

  private ContactTable() {}

  /** The whole: naive, linked and estimated. */
  static void printTotals(PublishedCounts counts, PrintWriter out) {
    CellFigures figures = counts.figures();
    int total = figures.cells().total();
    TextTable table = new TextTable().row("", "naive", "linked", "estimated", "95 % interval");
    for (Group group : counts.groups()) {
      Estimate estimated = counts.estimated(total, group);
      table.row(
          counts.groups().size() == 1 ? "persons" : group.label(),
          shown(counts, total, group, (double) figures.naive(total, group)),
          shown(counts, total, group, (double) figures.linked(total, group)),
          shown(counts, total, group, estimated.value()),
          interval(counts, total, group, estimated));
    }
    table.print(out);
  }

  /** The first dimension: a row for each of its places. */
  static void printByFirst(PublishedCounts counts, PrintWriter out) {
    CellFigures figures = counts.figures();
    List<Dimension> dimensions = figures.cells().dimensions();
    Dimension first = dimensions.get(0);
    List<String> heading = new ArrayList<>(List.of(first.name()));
    counts
        .groups()
        .forEach(group -> heading.add(counts.groups().size() == 1 ? "persons" : group.label()));
    heading.add("95 % interval");
    TextTable table = new TextTable().row(heading.toArray(String[]::new));
    int[] places = new int[dimensions.size()];
    for (int d = 1; d < places.length; d++) {
      places[d] = dimensions.get(d).labels().size();
    }
    for (int place = 0; place <= first.labels().size(); place++) {
      places[0] = place;
      int cell = figures.cells().cell(places);
      List<String> row = new ArrayList<>();
      row.add(
          place == first.labels().size() ? PublishedCounts.ALL : label(first.labels().get(place)));
      for (Group group : counts.groups()) {
        row.add(shown(counts, cell, group, counts.estimated(cell, group).value()));
      }
      row.add(interval(counts, cell, Group.ANY, counts.estimated(cell, Group.ANY)));
      table.row(row.toArray(String[]::new));
    }
    table.print(out);
  }

  /** A label of a file may be of any length, and hold anything. */
  private static String label(String text) {
    String printable = Printable.of(text);
    return printable.length() <= WIDEST ? printable : printable.substring(0, WIDEST - 3) + "...";
  }

  private static String shown(PublishedCounts counts, int cell, Group group, double number) {
    return counts.isWithheld(cell, group)
        ? ProtectedTable.SUPPRESSED
        : Figures.count(counts.shown(number));
  }

  private static String interval(PublishedCounts counts, int cell, Group group, Estimate of) {
    return counts.isWithheld(cell, group)
        ? ProtectedTable.SUPPRESSED
        : Figures.count(counts.shown(of.low95()))
            + " to "
            + Figures.count(counts.shown(of.high95()));
  }
}
