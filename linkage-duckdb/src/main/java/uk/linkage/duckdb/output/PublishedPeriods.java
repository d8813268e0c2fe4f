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

  /** All periods, and the row of all of them. */
  List<PeriodRow> rows() {
    List<PeriodRow> rows = new ArrayList<>();
    List<PeriodCounts.Period> all = new ArrayList<>(counts.periods());
    all.add(counts.all());
    long[] cells = new long[all.size() * 4];
    for (int i = 0; i < all.size(); i++) {
      PeriodCounts.Period period = all.get(i);
      cells[4 * i] = period.newcomers();
      cells[4 * i + 1] = period.returning();
      cells[4 * i + 2] = period.continuing();
      cells[4 * i + 3] = period.persons();
    }
    @Nullable Long[] shown = shown(all.size(), cells);
    for (int i = 0; i < all.size(); i++) {
      rows.add(
          new PeriodRow(
              counts.unit().title(),
              all.get(i).label(),
              shown[4 * i + 3],
              shown[4 * i],
              shown[4 * i + 1],
              shown[4 * i + 2]));
    }
    return rows;
  }

  /** What is shown of persons by period and kind, the persons of all kinds last. */
  private @Nullable Long[] shown(int periods, long[] cells) {
    @Nullable Long[] shown = new @Nullable Long[cells.length];
    if (mode == DisclosureMode.SUPPRESS5) {
      // Everybody is new in the first period, and those who are new in any add up to all persons:
      // so
      // kinds can't be withheld from who knows that. Persons alone don't add up.
      long[] persons = new long[periods];
      for (int i = 0; i < periods; i++) {
        persons[i] = cells[4 * i + 3];
      }
      CountTable table =
          new CountTable(List.of(new CountTable.Dimension("period", periods - 1, false)), persons);
      ProtectedTable safe = DisclosureControl.protect(table, mode);
      for (int i = 0; i < periods; i++) {
        shown[4 * i + 3] = safe.isSuppressed(i) ? null : Long.valueOf(safe.shown(i));
      }
    } else {
      for (int cell = 0; cell < cells.length; cell++) {
        shown[cell] = PublishedTotals.alone(cells[cell], mode);
      }
    }
    return shown;
  }
}
