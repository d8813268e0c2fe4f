package uk.linkage.cli.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import uk.linkage.duckdb.store.AuditHead;
import uk.linkage.duckdb.store.copy.LaterRights;
import uk.linkage.duckdb.store.copy.StoreBackup;
import uk.linkage.duckdb.store.copy.StoreRestore;

/** What was copied from a store, and brought back. */
public final class CopyReport {

  private CopyReport() {}

  /**
   * Prints what a backup is.
   *
   * @param made the backup
   * @param out where to
   */
  public static void print(StoreBackup.Made made, Terminal out) {
    out.heading("Backed up to " + made.file());
    new TextTable()
        .row("records", Figures.count(made.records()))
        .row("bytes", Figures.count(made.bytes()))
        .print(out);
    out.blank();
    out.line("SHA-256 " + made.sha256());
    out.line("(in " + made.checksums().getFileName() + " beside it, for sha256sum -c)");
    out.note(
        "the backup is personal data as the store is, and what is erased from the store stays in"
            + " it: keep it no longer than you need it");
    AuditHead audit = made.audit();
    if (audit != null) {
      AuditReport.printHead(audit, out);
    }
    out.flush();
  }

  /**
   * Prints the same for programs.
   *
   * @param made the backup
   * @param out where to
   */
  public static void printJson(StoreBackup.Made made, Terminal out) {
    ObjectNode root = Json.object();
    root.put("file", made.file().toString())
        .put("sha256", made.sha256())
        .put("bytes", made.bytes())
        .put("records", made.records());
    AuditHead audit = made.audit();
    if (audit == null) {
      root.putNull("audit");
    } else {
      AuditReport.head(audit, root);
    }
    out.json(Json.text(root));
  }

  /**
   * Prints what was restored.
   *
   * @param restored what was
   * @param out where to
   */
  public static void print(StoreRestore.Restored restored, Terminal out) {
    out.heading("Restored");
    TextTable table = new TextTable().row("records", Figures.count(restored.records()));
    LaterRights.Carried carried = restored.carried();
    if (carried != null) {
      table
          .row("records erased again", Figures.count(carried.erased()))
          .row("records that take no part since", Figures.count(carried.withheld()));
    }
    table.print(out);
    out.blank();
    if (carried == null) {
      out.note(
          "there was no store, or none that could be read, to ask what was erased or refused since"
              + " the backup: do again what individuals have asked for since");
    }
    Path kept = restored.kept();
    if (kept != null) {
      out.note(
          "the store that was there is kept as "
              + kept.getFileName()
              + "; remove it when you know that you don't need it");
    }
    out.line("Load the uploads that came since the backup, and run 'linkage store link'.");
    AuditReport.printHead(restored.audit(), out);
  }

  /**
   * Prints the same for programs.
   *
   * @param restored what was
   * @param out where to
   */
  public static void printJson(StoreRestore.Restored restored, Terminal out) {
    ObjectNode root = Json.object();
    LaterRights.Carried carried = restored.carried();
    Path kept = restored.kept();
    root.put("sha256", restored.sha256())
        .put("records", restored.records())
        .put("erased_again", carried == null ? null : carried.erased())
        .put("withheld_since", carried == null ? null : carried.withheld())
        .put("kept", kept == null ? null : kept.toString());
    AuditReport.head(restored.audit(), root);
    out.json(Json.text(root));
  }
}
