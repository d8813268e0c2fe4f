package uk.linkage.duckdb.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import uk.linkage.LinkageResult;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.match.MatchKey;
import uk.linkage.match.MatchKeyReport;
import uk.linkage.schema.Comparison;
import uk.linkage.schema.Field;
import uk.linkage.schema.Level;
import uk.linkage.schema.Schema;

/** How it was decided which records are one person. */
final class ModelJson {

  private final LinkageResult result;
  private final String version;

  ModelJson(LinkageResult result, String version) {
    this.result = result;
    this.version = version;
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStringField("version", version);
    json.writeStringField("method", result.settings().method().label());
    schema(json, AttributorLayout.SCHEMA);
    matchKeys(json);
  }

  private static void schema(JsonGenerator json, Schema schema) throws IOException {
    json.writeObjectFieldStart("schema");
    json.writeStringField("name", schema.name());
    json.writeArrayFieldStart("fields");
    for (Field field : schema.fields()) {
      json.writeStartObject();
      json.writeStringField("name", field.name());
      json.writeNumberField("lowest_bit", field.shift());
      json.writeNumberField("bits", field.width());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("comparisons");
    for (Comparison comparison : schema.comparisons()) {
      json.writeStartObject();
      json.writeStringField("name", comparison.name());
      json.writeArrayFieldStart("levels");
      for (Level level : comparison.levels()) {
        json.writeString(level.name());
      }
      json.writeString(Comparison.NONE);
      json.writeString(Comparison.MISSING);
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void matchKeys(JsonGenerator json) throws IOException {
    List<MatchKey> keys = result.settings().method().keys().keys();
    json.writeArrayFieldStart("match_keys");
    for (int i = 0; i < keys.size(); i++) {
      MatchKeyReport report = result.keys().get(i);
      json.writeStartObject();
      json.writeStringField("name", keys.get(i).name());
      json.writeStringField("why", keys.get(i).why());
      json.writeNumberField("admitted", report.admitted());
      json.writeNumberField("largest_block", report.largestBlock());
      json.writeNumberField("links", report.links());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
