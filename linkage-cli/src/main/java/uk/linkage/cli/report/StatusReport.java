package uk.linkage.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import uk.linkage.cli.run.Store;
import uk.linkage.duckdb.store.AuditHead;
import uk.linkage.duckdb.store.read.StoreStatus;

/** What is in a store, and what was written from it. */
public final class StatusReport {

  private StatusReport() {}

  /**
   * Prints the report.
   *
   * @param status what is in the store
   * @param out where to
   */
  public static void print(StoreStatus status, Terminal out) {
    out.heading("The store, with the data of " + shown(status.day()));
    TextTable table =
        new TextTable()
            .row("records", Figures.count(status.records()))
            .row("  that take part", Figures.count(status.taking()));
    status
        .away()
        .forEach((reason, count) -> table.row("  away: " + words(reason), Figures.count(count)));
    table
        .row("records that wait to be linked", Figures.count(status.waiting()))
        .row("links", Figures.count(status.links()))
        .row("persons", Figures.count(status.persons()))
        .row("ids ever given", Figures.count(status.ids()))
        .row("  of them retired", Figures.count(status.retired()))
        .row("data of the last link", shown(status.linkDay()))
        .row("historical values", status.historical() ? "yes" : "no");
    StoreStatus.Model model = status.model();
    table.row(
        "model",
        model == null
            ? "none yet"
            : model.id()
                + ", of "
                + Figures.count(model.records(), "record", "records")
                + ", "
                + model.day());
    table.print(out);
    if (!status.providers().isEmpty()) {
      out.blank();
      TextTable providers =
          new TextTable().heading("", "records", "taking part", "uploads", "last upload");
      for (StoreStatus.Provider provider : status.providers()) {
        providers.row(
            provider.name(),
            Figures.count(provider.records()),
            Figures.count(provider.taking()),
            Figures.count(provider.uploads()),
            provider.last().toString());
      }
      providers.print(out);
    }
    out.flush();
  }

  private static String shown(@Nullable LocalDate day) {
    return day == null ? "no day yet" : day.toString();
  }

  private static String words(String reason) {
    return reason.replace('_', ' ');
  }

  /**
   * Prints the figures for programs.
   *
   * @param status what is in the store
   * @param head the end of the audit
   * @param out where to
   */
  public static void printJson(StoreStatus status, AuditHead head, Terminal out) {
    ObjectNode root = Json.object();
    LocalDate day = status.day();
    LocalDate linkDay = status.linkDay();
    root.put("format", status.format())
        .put("created", status.created().toString())
        .put("day", day == null ? null : day.toString())
        .put("records", status.records())
        .put("taking_part", status.taking());
    ObjectNode away = root.putObject("away");
    status.away().forEach(away::put);
    root.put("waiting", status.waiting())
        .put("link_day", linkDay == null ? null : linkDay.toString())
        .put("links", status.links())
        .put("persons", status.persons())
        .put("ids", status.ids())
        .put("ids_retired", status.retired())
        .put("historical_values", status.historical());
    StoreStatus.Model model = status.model();
    if (model == null) {
      root.putNull("model");
    } else {
      root.putObject("model")
          .put("number", model.id())
          .put("day", model.day().toString())
          .put("records", model.records())
          .put("threshold", model.threshold());
    }
    ArrayNode providers = root.putArray("providers");
    for (StoreStatus.Provider provider : status.providers()) {
      providers
          .addObject()
          .put("provider", provider.name())
          .put("records", provider.records())
          .put("taking_part", provider.taking())
          .put("uploads", provider.uploads())
          .put("last_upload", provider.last().toString());
    }
    AuditReport.head(head, root);
    out.json(Json.text(root));
  }

  /**
   * Says what was written.
   *
   * @param written how much
   * @param file where
   * @param translated whether it was what became of old ids
   * @param out where to
   */
  public static void printWritten(
      Store.Written written, Path file, boolean translated, Terminal out) {
    out.line(
        (translated
                ? Figures.count(written.records(), "old id", "old ids")
                    + ", which are "
                    + Figures.count(written.persons(), "person", "persons")
                    + " today"
                : Figures.count(written.records(), "record", "records")
                    + " of "
                    + Figures.count(written.persons(), "person", "persons"))
            + ": written to "
            + file);
    if (written.others() > 0) {
      out.note(
          Figures.count(written.others(), "old id had", "old ids had")
              + " no record at the end of the day that --reported says, so the report is of an"
              + " earlier day, or of before a link of that day: such ids lead to where any record"
              + " is that they ever had; check the day");
    }
    out.flush();
  }
}
