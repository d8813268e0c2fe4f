package uk.linkage.cli.report;

import uk.linkage.duckdb.store.AuditHead;
import uk.linkage.duckdb.store.TimeText;
import uk.linkage.duckdb.store.rights.Deadline;
import uk.linkage.duckdb.store.rights.Receipt;

/** What was done for an individual. */
public final class RightsReport {

  private RightsReport() {}

  /**
   * Prints a receipt.
   *
   * @param receipt what was done
   * @param out where to
   */
  public static void print(Receipt receipt, Terminal out) {
    out.heading(receipt.changed() || receipt.isAnswer() ? "Done" : "Nothing was changed");
    Deadline deadline = receipt.deadline();
    TextTable facts = new TextTable().row("asked", receipt.asked());
    if (!receipt.recordId().isEmpty()) {
      facts.row("record id", Printable.id(receipt.recordId()));
    }
    facts
        .row("at", String.join(", ", receipt.providers()))
        .row("requested", deadline.requested().toString())
        .row("done", TimeText.plain(receipt.done()))
        .row(
            "age",
            Figures.count(deadline.days(), "day", "days")
                + ", "
                + Figures.count(deadline.workingDays(), "working day", "working days"))
        .row("allowed", deadline.allowed())
        .row("due", deadline.due() + (deadline.isLate() ? ": late" : ": in time"))
        .print(out);
    out.remark("Working days are Monday to Friday; bank holidays are not known, and counted.");
    out.blank();
    receipt.what().forEach(sentence -> out.line(shortened(sentence, receipt)));
    out.blank();
    new TextTable()
        .heading("", "before", "after")
        .row("records that take part", before(receipt).records(), after(receipt).records())
        .row("links", before(receipt).links(), after(receipt).links())
        .row("persons", before(receipt).persons(), after(receipt).persons())
        .print(out);
    out.blank();
    receipt.notes().forEach(sentence -> out.note(shortened(sentence, receipt)));
    AuditHead audit = receipt.audit();
    if (audit != null) {
      AuditReport.printHead(audit, out);
    }
    out.flush();
  }

  /** The file of a receipt has the id whole. */
  private static String shortened(String sentence, Receipt receipt) {
    String id = receipt.recordId();
    return id.isEmpty() ? sentence : sentence.replace(id, Printable.id(id));
  }

  private record Shown(String records, String links, String persons) {

    static Shown of(Receipt.Counts counts) {
      return new Shown(
          Figures.count(counts.records()),
          Figures.count(counts.links()),
          Figures.count(counts.persons()));
    }
  }

  private static Shown before(Receipt receipt) {
    return Shown.of(receipt.before());
  }

  private static Shown after(Receipt receipt) {
    return Shown.of(receipt.after());
  }
}
