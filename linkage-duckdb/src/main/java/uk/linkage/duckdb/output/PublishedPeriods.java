package uk.linkage.duckdb.output;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.disclosure.CountTable;
import uk.linkage.disclosure.DisclosureControl;
import uk.linkage.disclosure.DisclosureMode;
import uk.linkage.disclosure.ProtectedTable;
import uk.linkage.duckdb.output.PublishedJourneys.PeriodRow;
import uk.linkage.journey.PeriodCounts;

/** Persons in contact by period, as far as they may be shown. */
final class PublishedPeriods {

  private final PeriodCounts counts;
  private final @Nullable DisclosureMode mode;

  PublishedPeriods(PeriodCounts counts, @Nullable DisclosureMode mode) {
    this.counts = counts;
    this.mode = mode;
  }

  /** All periods, and the row of all of them, which has no kinds. */
  List<PeriodRow> rows() {
    List<PeriodRow> rows = new ArrayList<>();
    List<PeriodCounts.Period> periods = counts.periods();
    @Nullable Long[] persons = persons();
    for (int i = 0; i < periods.size(); i++) {
      PeriodCounts.Period period = periods.get(i);
      rows.add(
          new PeriodRow(
              counts.unit().title(),
              period.label(),
              persons[i],
              kind(period.newcomers()),
              kind(period.returning()),
              kind(period.continuing())));
    }
    rows.add(
        new PeriodRow(
            counts.unit().title(),
            PublishedJourneys.ALL,
            persons[periods.size()],
            null,
            null,
            null));
    return rows;
  }

  /**
   * Everybody is new in the first period, and those who are new in any add up to all persons: so
   * kinds can't be withheld from who knows that. Persons alone don't add up.
   */
  private @Nullable Long kind(long persons) {
    return mode == DisclosureMode.SUPPRESS5 ? null : PublishedTotals.alone(persons, mode);
  }

  /** What is shown of the persons of each period, those of all periods last. */
  private @Nullable Long[] persons() {
    int periods = counts.periods().size();
    long[] cells = new long[periods + 1];
    for (int i = 0; i < periods; i++) {
      cells[i] = counts.periods().get(i).persons();
    }
    cells[periods] = counts.persons();
    @Nullable Long[] shown = new @Nullable Long[cells.length];
    if (mode == DisclosureMode.SUPPRESS5) {
      CountTable table =
          new CountTable(List.of(new CountTable.Dimension("period", periods, false)), cells);
      ProtectedTable safe = DisclosureControl.protect(table, mode);
      for (int i = 0; i < cells.length; i++) {
        shown[i] = safe.isSuppressed(i) ? null : Long.valueOf(safe.shown(i));
      }
    } else {
      for (int i = 0; i < cells.length; i++) {
        shown[i] = PublishedTotals.alone(cells[i], mode);
      }
    }
    return shown;
  }
}
