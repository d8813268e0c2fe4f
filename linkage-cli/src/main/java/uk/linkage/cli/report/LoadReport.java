package uk.linkage.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import uk.linkage.cli.run.Store;
import uk.linkage.duckdb.store.AuditHead;
import uk.linkage.duckdb.store.load.DaysNotKept;
import uk.linkage.duckdb.store.load.RejectedRow;
import uk.linkage.duckdb.store.load.UploadCounts;

/** What a load brought, by provider. */
public final class LoadReport {

  /** A column of the table. */
  private record Column(String heading, ToLongFunction<UploadCounts> count) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("rows", UploadCounts::rows),
          new Column("new", UploadCounts::added),
          new Column("changed", UploadCounts::changed),
          new Column("returned", UploadCounts::returned),
          new Column("unchanged", UploadCounts::unchanged),
          new Column("excluded", UploadCounts::excluded),
          new Column("rejected", UploadCounts::rejected),
          new Column("no id", UploadCounts::unnamed),
          new Column("erased", UploadCounts::erased),
          new Column("withdrawn", UploadCounts::withdrawn),
          new Column("kept", UploadCounts::kept));

  private LoadReport() {}

  /**
   * Prints the report.
   *
   * @param loaded what came of the load
   * @param out where to
   */
  public static void print(Store.Loaded loaded, Terminal out) {
    out.heading("Loaded");
    table(loaded.loaded().uploads()).print(out);
    out.blank();
    IntakeSection.print(loaded.loaded(), out);
    out.blank();
    Notes.print(loaded.unusedColumns(), loaded.loaded().notes(), out);
    long waiting = loaded.loaded().waiting();
    out.line(
        waiting == 0
            ? "No record waits to be linked."
            : Figures.count(waiting, "record waits", "records wait")
                + " to be linked: linkage store link");
    out.flush();
  }

  /** Columns that are 0 all the way down leave their place to the names of providers. */
  private static TextTable table(List<UploadCounts> uploads) {
    List<Column> shown =
        COLUMNS.stream()
            .filter(column -> uploads.stream().anyMatch(of -> column.count().applyAsLong(of) > 0))
            .toList();
    TextTable table = new TextTable().namesAbove();
    table.heading(
        Stream.concat(Stream.of(""), shown.stream().map(Column::heading)).toArray(String[]::new));
    for (UploadCounts upload : uploads) {
      table.row(
          Stream.concat(
                  Stream.of(upload.provider()),
                  shown.stream().map(of -> Figures.count(of.count().applyAsLong(upload))))
              .toArray(String[]::new));
    }
    return table;
  }

  /**
   * Prints the counts for programs.
   *
   * @param loaded what came of the load
   * @param head the end of the audit
   * @param out where to
   */
  public static void printJson(Store.Loaded loaded, AuditHead head, Terminal out) {
    ObjectNode root = Json.object();
    root.put("recorded", loaded.loaded().recorded()).put("waiting", loaded.loaded().waiting());
    root.put("taking_part", loaded.loaded().taking());
    root.put("as_before", loaded.loaded().asBefore());
    loaded.loaded().heldBack().forEach(root.putObject("held_back")::put);
    ArrayNode uploads = root.putArray("uploads");
    for (UploadCounts upload : loaded.loaded().uploads()) {
      uploads
          .addObject()
          .put("provider", upload.provider())
          .put("rows", upload.rows())
          .put("new", upload.added())
          .put("changed", upload.changed())
          .put("returned", upload.returned())
          .put("unchanged", upload.unchanged())
          .put("excluded", upload.excluded())
          .put("rejected", upload.rejected())
          .put("without_id", upload.unnamed())
          .put("erased", upload.erased())
          .put("withdrawn", upload.withdrawn())
          .put("kept", upload.kept());
    }
    ArrayNode rejected = root.putArray("rejected_rows");
    for (RejectedRow of : loaded.loaded().rejected()) {
      rejected
          .addObject()
          .put("file", of.file())
          .put("line", of.line())
          .put("column", of.column())
          .put("reason", of.reason());
    }
    ArrayNode days = root.putArray("days_not_kept");
    for (DaysNotKept of : loaded.loaded().daysNotKept()) {
      days.addObject()
          .put("why", of.fault().name().toLowerCase(Locale.ROOT))
          .put("days", of.days())
          .put("first_provider", of.provider())
          .put("first_file", of.file())
          .put("first_line", of.line());
    }
    ArrayNode notes = root.putArray("notes");
    loaded.loaded().notes().forEach(notes::add);
    AuditReport.head(head, root);
    out.json(Json.text(root));
  }
}
