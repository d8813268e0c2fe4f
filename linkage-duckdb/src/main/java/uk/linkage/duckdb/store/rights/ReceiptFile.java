package uk.linkage.duckdb.store.rights;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import uk.linkage.duckdb.output.JsonFile;
import uk.linkage.duckdb.output.OwnFile;
import uk.linkage.duckdb.store.AuditHead;
import uk.linkage.duckdb.store.TimeText;

/** A receipt as a file: whole or not there, for its owner alone. */
public final class ReceiptFile implements AutoCloseable {

  private static final String OPTION = "--receipt";

  private final OwnFile file;

  private ReceiptFile(OwnFile file) {
    this.file = file;
  }

  /**
   * Looks whether it can be written, before anything is done.
   *
   * @param path where it shall be; nothing may be there
   * @return a file without anything in it
   * @throws uk.linkage.intake.InputRefusedException if it can't be written
   */
  public static ReceiptFile prepare(Path path) {
    return new ReceiptFile(OwnFile.prepare(path, OPTION));
  }

  /**
   * Writes it.
   *
   * @param receipt what was done
   */
  public void write(Receipt receipt) {
    JsonFile.write(file.path(), OPTION, json -> write(receipt, json));
    file.commit();
  }

  /**
   * Returns what the user should know: what killed runs had left beside it.
   *
   * @return sentences without a value in them
   */
  public List<String> notes() {
    return file.notes();
  }

  private static void write(Receipt receipt, JsonGenerator json) throws IOException {
    json.writeStringField("right", receipt.right());
    json.writeStringField("asked", receipt.asked());
    if (!receipt.recordId().isEmpty()) {
      json.writeStringField("record_id", receipt.recordId());
    }
    list("providers", receipt.providers(), json);
    Deadline deadline = receipt.deadline();
    json.writeStringField("requested", deadline.requested().toString());
    json.writeStringField("done", TimeText.iso(receipt.done()));
    json.writeNumberField("age_days", deadline.days());
    json.writeNumberField("age_working_days", deadline.workingDays());
    json.writeStringField("allowed", deadline.allowed());
    json.writeStringField("due", deadline.due().toString());
    json.writeBooleanField("late", deadline.isLate());
    json.writeStringField(
        "working_days", "Monday to Friday; bank holidays are not known, and counted");
    json.writeBooleanField("changed", receipt.changed());
    list("what", receipt.what(), json);
    counts("before", receipt.before(), json);
    counts("after", receipt.after(), json);
    list("notes", receipt.notes(), json);
    AuditHead audit = receipt.audit();
    if (audit != null) {
      json.writeObjectFieldStart("audit");
      json.writeNumberField("row", audit.row());
      json.writeStringField("sha256", audit.sha256());
      json.writeEndObject();
    }
  }

  private static void list(String name, List<String> texts, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  private static void counts(String name, Receipt.Counts counts, JsonGenerator json)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeNumberField("records_taking_part", counts.records());
    json.writeNumberField("links", counts.links());
    json.writeNumberField("persons", counts.persons());
    json.writeNumberField("records_waiting", counts.waiting());
    json.writeEndObject();
  }

  @Override
  public void close() {
    file.close();
  }
}
