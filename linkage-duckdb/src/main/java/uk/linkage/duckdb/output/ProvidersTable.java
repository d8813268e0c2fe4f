package uk.linkage.duckdb.output;

import java.util.List;
import uk.linkage.count.ProviderOverlap;
import uk.linkage.disclosure.ProtectedTable;

/** How many persons each two providers share, in a row for each; of a provider with itself, all. */
final class ProvidersTable {

  private final ProviderOverlap overlap;
  private final PublishedCounts counts;

  ProvidersTable(ProviderOverlap overlap, PublishedCounts counts) {
    this.overlap = overlap;
    this.counts = counts;
  }

  Table table() {
    int providers = overlap.providers().size();
    return new Table(
        "providers",
        List.of(
            LinkageTables.text("provider"),
            LinkageTables.text("shares_with"),
            LinkageTables.text("persons"),
            LinkageTables.text("disclosure")),
        (long) providers * providers,
        (from, to, cells) -> {
          for (long row = from; row < to; row++) {
            int a = (int) (row / providers);
            int b = (int) (row % providers);
            cells.text(overlap.providers().get(a));
            cells.text(overlap.providers().get(b));
            cells.text(shown(a == b ? overlap.persons(a) : overlap.shared(a, b)));
            cells.text(counts.face());
            cells.endRow();
          }
        });
  }

  /** The rows don't add up to anything, so no cell can be worked out from the others. */
  private String shown(long persons) {
    return counts.isSmall(persons)
        ? ProtectedTable.SUPPRESSED
        : Long.toString(counts.shown((double) persons));
  }
}
