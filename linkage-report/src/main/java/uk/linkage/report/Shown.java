package uk.linkage.report;

import org.jspecify.annotations.Nullable;
import uk.linkage.count.ContactTotals.Group;
import uk.linkage.duckdb.output.PublishedCounts;
import uk.linkage.report.page.Cell;

/** Numbers of persons of a cell, as its table shows them. */
final class Shown {

  private Shown() {}

  /** The number for a table. */
  static Cell cell(PublishedCounts counts, int cell, Group group, double number) {
    return counts.isWithheld(cell, group) ? Cell.withheld() : Cell.of(counts.shown(number));
  }

  /** The number for a chart; null if it is withheld. */
  static @Nullable Double number(PublishedCounts counts, int cell, Group group, double number) {
    return counts.isWithheld(cell, group) ? null : (Double) (double) counts.shown(number);
  }

  /** The number for a sentence. */
  static String text(PublishedCounts counts, int cell, Group group, double number) {
    return cell(counts, cell, group, number).shown();
  }
}
