package uk.linkage.cli.report;

import java.util.function.LongFunction;
import uk.linkage.duckdb.store.load.LoadOutcome;
import uk.linkage.intake.IntakeResult;
import uk.linkage.screen.Exclusion;

/** Who takes part, and why others don't. */
final class IntakeSection {

  private static final String REJECTED = "rejected: an impossible value";
  private static final String RECORDS = "records that take part";

  private IntakeSection() {}

  static void print(IntakeResult intake, Terminal out) {
    print(intake, Figures::count, out);
  }

  /** The same, with numbers of records as they may be shown. */
  static void print(IntakeResult intake, LongFunction<String> shown, Terminal out) {
    TextTable table = rows(intake, shown);
    table.row(RECORDS, shown.apply(intake.clients().size()));
    print(table, out);
  }

  /** The same of a store, in which what files say of a record is not the last word. */
  static void print(LoadOutcome loaded, Terminal out) {
    TextTable table = rows(loaded.intake(), Figures::count);
    loaded
        .heldBack()
        .forEach(
            (reason, count) ->
                table.row("held back: " + reason.replace('_', ' '), Figures.count(count)));
    if (loaded.asBefore() > 0) {
      table.row("as before: rejected, or not in the files", Figures.count(loaded.asBefore()));
    }
    table.row(RECORDS, Figures.count(loaded.taking()));
    print(table, out);
  }

  private static TextTable rows(IntakeResult intake, LongFunction<String> shown) {
    TextTable table = new TextTable();
    int providers = intake.tallies().size();
    table.row(
        "rows read from " + Figures.count(providers, "provider", "providers"),
        shown.apply(intake.rows()));
    for (Exclusion exclusion : Exclusion.values()) {
      if (excluded(intake, exclusion) > 0) {
        table.row("excluded: " + exclusion.reason(), shown.apply(excluded(intake, exclusion)));
      }
    }
    if (intake.rejections().size() > 0) {
      table.row(REJECTED, Figures.count(intake.rejections().size()));
    }
    return table;
  }

  private static void print(TextTable table, Terminal out) {
    out.heading("Who takes part");
    table.print(out);
  }

  /** The same of two systems, side by side; {@code shown} is how numbers of IMS are shown. */
  static void print(
      IntakeResult ims, IntakeResult ndtms, LongFunction<String> shown, Terminal out) {
    TextTable table = new TextTable().heading("", "IMS", "NDTMS");
    row(table, "providers", ims.tallies().size(), ndtms.tallies().size());
    table.row("rows read", shown.apply(ims.rows()), Figures.count(ndtms.rows()));
    for (Exclusion exclusion : Exclusion.values()) {
      if (excluded(ims, exclusion) + excluded(ndtms, exclusion) > 0) {
        row(
            table,
            "excluded: " + exclusion.reason(),
            excluded(ims, exclusion),
            excluded(ndtms, exclusion));
      }
    }
    if (ims.rejections().size() + ndtms.rejections().size() > 0) {
      row(table, REJECTED, ims.rejections().size(), ndtms.rejections().size());
    }
    table.row(RECORDS, shown.apply(ims.clients().size()), Figures.count(ndtms.clients().size()));
    print(table, out);
  }

  private static void row(TextTable table, String name, long ims, long ndtms) {
    table.row(name, Figures.count(ims), Figures.count(ndtms));
  }

  private static long excluded(IntakeResult intake, Exclusion exclusion) {
    return intake.tallies().stream().mapToLong(tally -> tally.excluded(exclusion)).sum();
  }
}
