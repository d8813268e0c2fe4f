package uk.linkage.duckdb.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.InputFile;
import uk.linkage.intake.IntakeResult;
import uk.linkage.screen.Exclusion;

/**
 * What is on record of an export: export.json for those who account for it, and run.json, by which
 * the folder is known as one of linkage's.
 */
final class NdtmsExportJson {

  private final IntakeResult intake;
  private final ClientFiles files;
  private final NdtmsExport.Disclosure disclosure;
  private final RunInfo info;
  private final NdtmsExport.Written written;

  NdtmsExportJson(
      IntakeResult intake,
      ClientFiles files,
      NdtmsExport.Disclosure disclosure,
      RunInfo info,
      NdtmsExport.Written written) {
    this.intake = intake;
    this.files = files;
    this.disclosure = disclosure;
    this.info = info;
    this.written = written;
  }

  void writeTo(OutputDirectory to) {
    JsonFile.write(to.file(NdtmsExport.RECORD), this::record);
    SortedMap<String, String> outputs = new TreeMap<>(written.sha256());
    try {
      outputs.put(NdtmsExport.RECORD, InputFile.sha256(to.file(NdtmsExport.RECORD)));
    } catch (IOException e) {
      throw OutputFault.refusal(to.file(NdtmsExport.RECORD), e);
    }
    JsonFile.write(
        to.file("run.json"),
        json -> {
          RunJson.begin(json, info);
          RunJson.inputs(json, files.files());
          RunJson.outputs(json, outputs);
        });
  }

  private void record(JsonGenerator json) throws IOException {
    json.writeStringField(
        "what", "attributors and postcode sectors of clients, for matching with NDTMS");
    json.writeStringField("written", Instant.now().toString());
    json.writeStringField("purpose", disclosure.purpose());
    json.writeStringField("recipient", disclosure.recipient());
    RunJson.begin(json, info);
    RunJson.inputs(json, files.files());
    json.writeObjectFieldStart("records");
    json.writeNumberField("read", intake.rows());
    json.writeNumberField("rejected", intake.rejections().size());
    json.writeNumberField("without_attributor", written.withoutAttributor());
    if (written.withheld() > 0) {
      json.writeNumberField("withheld_by_store", written.withheld());
    }
    json.writeNumberField("rows", written.rows());
    json.writeEndObject();
    excluded(json);
    RunJson.outputs(json, written.sha256());
    json.writeStringField(
        "stays_at_home",
        NdtmsExport.KEPT
            + ", this file (its seed says how the rows were put in order) and run.json");
  }

  private void excluded(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("excluded");
    for (Exclusion exclusion : Exclusion.values()) {
      long records = intake.tallies().stream().mapToLong(t -> t.excluded(exclusion)).sum();
      if (records > 0) {
        json.writeStartObject();
        json.writeStringField("reason", exclusion.reason());
        json.writeNumberField("records", records);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }
}
