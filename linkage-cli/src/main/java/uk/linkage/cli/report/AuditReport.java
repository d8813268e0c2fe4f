package uk.linkage.cli.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.cli.run.Audited;
import uk.linkage.duckdb.store.AuditHead;
import uk.linkage.duckdb.store.AuditRow;
import uk.linkage.duckdb.store.audit.AuditCheck;

/** Who changed a store, and whether its audit is whole. */
public final class AuditReport {

  private static final ObjectMapper ONE_LINE = new ObjectMapper();

  private AuditReport() {}

  /**
   * Says where the audit ends, for somebody to note.
   *
   * @param head its last row
   * @param out where to
   */
  public static void printHead(AuditHead head, Terminal out) {
    out.line("Audit: row " + head.row() + ", " + head.sha256());
    out.flush();
  }

  /** Of how many records is not said: in a period of a store that is protected as persons are. */
  static void printOnRecord(@Nullable Audited<Integer> carried, Terminal out) {
    if (carried != null) {
      out.blank();
      out.line("On record in the store as output " + carried.outcome() + ".");
      printHead(carried.head(), out);
    }
  }

  static void head(AuditHead head, ObjectNode json) {
    json.putObject("audit").put("row", head.row()).put("sha256", head.sha256());
  }

  /**
   * Prints the rows.
   *
   * @param rows the rows in order
   * @param out where to
   */
  public static void print(List<AuditRow> rows, Terminal out) {
    for (AuditRow row : rows) {
      out.heading(row.sequence() + "  " + row.made() + "  " + row.user() + "  " + row.command());
      out.line("  " + row.outcome());
      out.line(
          "  records "
              + went(row.before().records(), row.after().records())
              + ", taking part "
              + went(row.before().taking(), row.after().taking())
              + ", links "
              + went(row.before().links(), row.after().links())
              + ", persons "
              + went(row.before().persons(), row.after().persons()));
      for (AuditRow.Id id : row.ids()) {
        out.line("  " + name(id));
      }
      out.remark("  " + row.sha256());
    }
    out.flush();
  }

  private static String name(AuditRow.Id id) {
    return id.isRedacted()
        ? "a record that was erased"
        : id.provider() + "/" + Printable.id(String.valueOf(id.recordId()));
  }

  private static String went(long before, long after) {
    return before == after
        ? Figures.count(after)
        : Figures.count(before) + " to " + Figures.count(after);
  }

  /**
   * Prints the rows for programs.
   *
   * @param rows the rows in order
   * @param out where to
   */
  public static void printJson(List<AuditRow> rows, Terminal out) {
    ObjectNode root = Json.object();
    ArrayNode all = root.putArray("rows");
    for (AuditRow row : rows) {
      ObjectNode json = all.addObject();
      json.put("sequence", row.sequence())
          .put("made", row.made())
          .put("user", row.user())
          .put("command", row.command());
      counts(row.before(), json.putObject("before"));
      counts(row.after(), json.putObject("after"));
      json.put("outcome", row.outcome());
      ArrayNode ids = json.putArray("ids");
      for (AuditRow.Id id : row.ids()) {
        ids.addObject()
            .put("provider", id.provider())
            .put("record_id", id.recordId())
            .put("salt", id.salt())
            .put("digest", id.digest())
            .put("redacted", id.isRedacted());
      }
      json.put("previous", row.previous()).put("sha256", row.sha256());
    }
    out.json(Json.text(root));
  }

  private static void counts(AuditRow.Counts counts, ObjectNode json) {
    json.put("records", counts.records())
        .put("taking_part", counts.taking())
        .put("links", counts.links())
        .put("persons", counts.persons());
  }

  /**
   * Writes the records that a row names, for the file by which it can be checked.
   *
   * @param ids the records
   * @return a JSON array on one line: for each record that was not erased its place among the
   *     digests from 1, salt, provider and record id
   */
  public static String idsText(List<AuditRow.Id> ids) {
    ArrayNode all = ONE_LINE.createArrayNode();
    for (int n = 1; n <= ids.size(); n++) {
      AuditRow.Id id = ids.get(n - 1);
      if (!id.isRedacted()) {
        all.addArray().add(n).add(id.salt()).add(id.provider()).add(id.recordId());
      }
    }
    try {
      return ONE_LINE.writeValueAsString(all);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a list of texts must be writable", e);
    }
  }

  /**
   * Says that the rows were written.
   *
   * @param rows how many
   * @param file where
   * @param out where to
   */
  public static void printWritten(long rows, Path file, Terminal out) {
    out.line(Figures.count(rows, "row", "rows") + ": written to " + file);
    out.flush();
  }

  /**
   * Prints whether the audit is whole.
   *
   * @param check what was found
   * @param out where to
   */
  public static void print(AuditCheck check, Terminal out) {
    AuditCheck.Fault fault = check.fault();
    if (fault == null) {
      out.heading("The audit is whole: " + Figures.count(check.rows(), "row", "rows") + ".");
    } else {
      out.heading("The audit is not whole. Row " + fault.row() + ": " + fault.what() + ".");
    }
    if (check.redacted() > 0) {
      out.line(
          "It names records "
              + Figures.count(check.ids(), "time", "times")
              + "; "
              + Figures.count(check.redacted(), "of these is", "of these are")
              + " redacted, where what is named was erased.");
    }
    Long noted = check.noted();
    if (noted != null) {
      out.line("The noted head is that of row " + noted + ".");
    }
    printHead(check.head(), out);
  }

  /**
   * Prints whether the audit is whole, for programs.
   *
   * @param check what was found
   * @param out where to
   */
  public static void printJson(AuditCheck check, Terminal out) {
    ObjectNode root = Json.object();
    AuditCheck.@Nullable Fault fault = check.fault();
    root.put("whole", fault == null)
        .put("rows", check.rows())
        .put("ids", check.ids())
        .put("redacted", check.redacted())
        .put("noted_head_row", check.noted());
    if (fault == null) {
      root.putNull("fault");
    } else {
      root.putObject("fault").put("row", fault.row()).put("what", fault.what());
    }
    head(check.head(), root);
    out.json(Json.text(root));
  }
}
