package uk.linkage.duckdb.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import uk.linkage.StageReport;
import uk.linkage.duckdb.input.InputFile;
import uk.linkage.duckdb.input.StoreUsed;
import uk.linkage.duckdb.model.ModelFile;

/** What ran, on what, and what it took. No other file but report.html has times in it. */
final class RunJson {

  private final RunRecord run;
  private final RunInfo info;
  private final SortedMap<String, String> outputs;
  private final long writingNanos;

  RunJson(
      RunRecord run, RunInfo info, SortedMap<String, String> sha256OfOutputs, long writingNanos) {
    this.run = run;
    this.info = info;
    this.outputs = sha256OfOutputs;
    this.writingNanos = writingNanos;
  }

  void write(JsonGenerator json) throws IOException {
    begin(json, info);
    inputs(json, run.inputs());
    store(json, run.store());
    model(json);
    outputs(json, outputs);
    stages(json);
    json.writeStringField("as_at", run.asAt().toString());
    json.writeNumberField("threads", run.threads());
    json.writeNumberField("memory_allowed_bytes", run.memoryAllowed());
    json.writeNumberField("memory_estimated_bytes", run.memoryEstimated());
    json.writeNumberField("heap_peak_bytes", PeakHeap.bytes());
    json.writeStringField("java", Runtime.version().toString());
    json.writeStringField("system", System.getProperty("os.name", "unknown"));
  }

  /** What ran, and when. */
  static void begin(JsonGenerator json, RunInfo info) throws IOException {
    json.writeStringField("program", OutputDirectory.PROGRAM);
    json.writeStringField("version", info.version());
    json.writeStringField("command", info.command());
    json.writeArrayFieldStart("arguments");
    for (String argument : info.arguments()) {
      json.writeString(argument);
    }
    json.writeEndArray();
    json.writeStringField("started", info.started().toString());
    json.writeStringField("ended", Instant.now().toString());
    if (info.seed() == null) {
      json.writeNullField("seed");
    } else {
      json.writeNumberField("seed", info.seed());
    }
  }

  /** What was read. */
  static void inputs(JsonGenerator json, List<InputFile> files) throws IOException {
    json.writeArrayFieldStart("inputs");
    for (InputFile file : files) {
      json.writeStartObject();
      json.writeStringField("file", file.path().toString());
      json.writeNumberField("bytes", file.sizeBytes());
      json.writeNumberField("rows", file.rows());
      json.writeStringField("sha256", file.sha256());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /** The store that was read, with the files that it was loaded from; nothing if none was. */
  private static void store(JsonGenerator json, @Nullable StoreUsed store) throws IOException {
    if (store == null) {
      return;
    }
    json.writeObjectFieldStart("store");
    json.writeStringField("file", store.file().toString());
    json.writeNumberField("format", store.format());
    day(json, "day", store.day());
    day(json, "last_link", store.linked());
    json.writeNumberField("model", store.model());
    day(json, "from", store.from());
    day(json, "to", store.to());
    json.writeArrayFieldStart("loaded");
    for (StoreUsed.Load load : store.loads()) {
      json.writeStartObject();
      json.writeStringField("file", load.name());
      json.writeStringField("day", load.day().toString());
      json.writeNumberField("rows", load.rows());
      json.writeStringField("sha256", load.sha256());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void day(JsonGenerator json, String name, @Nullable LocalDate day)
      throws IOException {
    json.writeStringField(name, day == null ? "" : day.toString());
  }

  /** The model that was read; null if one was fitted, or nothing weighed. */
  private void model(JsonGenerator json) throws IOException {
    ModelFile model = info.model();
    if (model == null) {
      json.writeNullField("model");
      return;
    }
    json.writeObjectFieldStart("model");
    json.writeStringField("file", model.path().toString());
    json.writeStringField("sha256", model.sha256());
    json.writeEndObject();
  }

  /** What was written: the SHA-256 of each file by its name. */
  static void outputs(JsonGenerator json, SortedMap<String, String> outputs) throws IOException {
    json.writeArrayFieldStart("outputs");
    for (var output : outputs.entrySet()) {
      json.writeStartObject();
      json.writeStringField("file", output.getKey());
      json.writeStringField("sha256", output.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void stages(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("stages");
    for (StageReport stage : run.stages()) {
      stage(json, stage);
    }
    long records = run.records();
    stage(json, new StageReport("write", records, outputs.size(), "files", writingNanos, 0));
    json.writeEndArray();
  }

  private void stage(JsonGenerator json, StageReport stage) throws IOException {
    json.writeStartObject();
    json.writeStringField("stage", stage.stage());
    if (run.showsCounts()) {
      json.writeNumberField("in", stage.in());
      json.writeNumberField("out", stage.out());
      json.writeStringField("unit", stage.unit());
    }
    json.writeNumberField("milliseconds", stage.elapsedNanos() / 1_000_000);
    json.writeNumberField("bytes_held", stage.bytesHeld());
    json.writeEndObject();
  }
}
