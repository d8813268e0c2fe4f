package uk.linkage.duckdb.output;

import java.util.ArrayList;
import java.util.List;
import uk.linkage.count.CellFigures;
import uk.linkage.count.ContactTotals.Group;
import uk.linkage.count.Estimate;
import uk.linkage.disclosure.ProtectedTable;

/** The table of persons by cell and contact, one row for each. */
final class CountsTable {

  /** What the file of published counts is called, without its ending. */
  static final String NAME = "counts";

  /** What that of exact counts is called. */
  static final String EXACT_NAME = "counts-exact";

  private static final List<String> FIGURES =
      List.of(
          "naive",
          "naive_low95",
          "naive_high95",
          "linked",
          "linked_low95",
          "linked_high95",
          "estimated",
          "estimated_low95",
          "estimated_high95",
          "expected_chance",
          "expected_missed");

  private final PublishedCounts counts;

  CountsTable(PublishedCounts counts) {
    this.counts = counts;
  }

  Table table() {
    CellFigures figures = counts.figures();
    List<Table.Column> columns = new ArrayList<>();
    figures.cells().dimensions().forEach(d -> columns.add(LinkageTables.text(d.name())));
    columns.add(LinkageTables.text("contact"));
    FIGURES.forEach(name -> columns.add(LinkageTables.text(name)));
    columns.add(LinkageTables.text("disclosure"));
    int groups = counts.groups().size();
    String name = counts.face().equals(PublishedCounts.EXACT) ? EXACT_NAME : NAME;
    return new Table(
        name,
        columns,
        (long) figures.cells().cells() * groups,
        (from, to, cells) -> {
          for (long row = from; row < to; row++) {
            write((int) (row / groups), counts.groups().get((int) (row % groups)), cells);
            cells.endRow();
          }
        });
  }

  private void write(int cell, Group group, Table.CellSink sink) {
    CellFigures figures = counts.figures();
    for (int d = 0; d < figures.cells().dimensions().size(); d++) {
      sink.text(counts.label(cell, d));
    }
    sink.text(group.label());
    long naive = figures.naive(cell, group);
    Estimate naiveOpen = figures.naiveOpen(cell, group);
    long linked = figures.linked(cell, group);
    Estimate linkedOpen = figures.linkedOpen(cell, group);
    Estimate estimated = counts.estimated(cell, group);
    double[] numbers = {
      (double) naive,
      naiveOpen.low95(),
      naiveOpen.high95(),
      (double) linked,
      linkedOpen.low95(),
      linkedOpen.high95(),
      estimated.value(),
      estimated.low95(),
      estimated.high95(),
      figures.expectedChance(cell, group),
      figures.expectedMissed(cell, group)
    };
    boolean withheld = counts.isWithheld(cell, group);
    for (double number : numbers) {
      sink.text(withheld ? ProtectedTable.SUPPRESSED : Long.toString(counts.shown(number)));
    }
    sink.text(counts.face());
  }
}
