package uk.linkage.cli.report;

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

  /** More rows than these nobody reads on a terminal. */
  private static final int MOST = 20;

  private ContactTable() {}

  /** The whole: naive, linked and estimated. */
  static void printTotals(PublishedCounts counts, Terminal out) {
    CellFigures figures = counts.figures();
    int total = figures.cells().total();
    TextTable table = new TextTable().heading("", "naive", "linked", "estimated", "95 % interval");
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

  /** How many persons there are in all, in a sentence. */
  static String headline(PublishedCounts counts) {
    int total = counts.figures().cells().total();
    Estimate estimated = counts.estimated(total, Group.ANY);
    String what = counts.groups().size() == 1 ? "" : " in contact with any level of treatment";
    if (counts.isWithheld(total, Group.ANY)) {
      return "So few persons" + what + " that their number is withheld";
    }
    return "About "
        + Figures.count(counts.shown(estimated.value()), "person", "persons")
        + " ("
        + interval(counts, total, Group.ANY, estimated)
        + ")"
        + what;
  }

  /** The first dimension: a row for each of its places. */
  static void printByFirst(PublishedCounts counts, Terminal out) {
    CellFigures figures = counts.figures();
    List<Dimension> dimensions = figures.cells().dimensions();
    Dimension first = dimensions.get(0);
    List<String> heading = new ArrayList<>(List.of(first.name()));
    counts
        .groups()
        .forEach(group -> heading.add(counts.groups().size() == 1 ? "persons" : group.label()));
    heading.add("95 % interval");
    TextTable table = new TextTable().heading(heading.toArray(String[]::new));
    int[] places = new int[dimensions.size()];
    for (int d = 1; d < places.length; d++) {
      places[d] = dimensions.get(d).labels().size();
    }
    int labels = first.labels().size();
    for (int place = 0; place <= labels; place++) {
      if (place >= MOST && place < labels) {
        continue;
      }
      places[0] = place;
      int cell = figures.cells().cell(places);
      List<String> row = new ArrayList<>();
      row.add(
          place == labels ? PublishedCounts.ALL : Printable.cut(first.labels().get(place), WIDEST));
      for (Group group : counts.groups()) {
        row.add(shown(counts, cell, group, counts.estimated(cell, group).value()));
      }
      row.add(interval(counts, cell, Group.ANY, counts.estimated(cell, Group.ANY)));
      table.row(row.toArray(String[]::new));
    }
    table.print(out);
    if (labels > MOST) {
      out.line("  and " + Figures.count(labels - MOST) + " more, in the table of counts");
    }
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
