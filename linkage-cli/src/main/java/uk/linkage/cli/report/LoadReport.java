package uk.linkage.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import uk.linkage.cli.run.Store;
import uk.linkage.duckdb.store.AuditHead;
import uk.linkage.duckdb.store.load.UploadCounts;

/** What a load brought, by provider. */
public final class LoadReport {

  private LoadReport() {}

  /**
   * Prints the report.
   *
   * @param loaded what came of the load
   * @param out where to
   */
  public static void print(Store.Loaded loaded, Terminal out) {
    TextTable table =
        new TextTable()
            .heading(
                "",
                "rows",
                "new",
                "changed",
                "returned",
                "unchanged",
                "excluded",
                "rejected",
                "withdrawn",
                "kept");
    for (UploadCounts upload : loaded.loaded().uploads()) {
      table.row(
          upload.provider(),
          Figures.count(upload.rows()),
          Figures.count(upload.added()),
          Figures.count(upload.changed()),
          Figures.count(upload.returned()),
          Figures.count(upload.unchanged()),
          Figures.count(upload.excluded()),
          Figures.count(upload.rejected()),
          Figures.count(upload.withdrawn()),
          Figures.count(upload.kept()));
    }
    out.heading("Loaded");
    table.print(out);
    out.blank();
    IntakeSection.print(loaded.loaded().intake(), out);
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
          .put("withdrawn", upload.withdrawn())
          .put("kept", upload.kept());
    }
    ArrayNode notes = root.putArray("notes");
    loaded.loaded().notes().forEach(notes::add);
    AuditReport.head(head, root);
    out.json(Json.text(root));
  }
}
