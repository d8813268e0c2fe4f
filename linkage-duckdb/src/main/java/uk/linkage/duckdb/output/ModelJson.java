package uk.linkage.duckdb.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.LinkageMethod;
import uk.linkage.LinkageResult;
import uk.linkage.ModelResult;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.block.BlockingPlan;
import uk.linkage.duckdb.model.ModelParameters;
import uk.linkage.match.MatchKey;
import uk.linkage.match.MatchKeyReport;
import uk.linkage.match.ScoredKey;
import uk.linkage.match.Scorer;
import uk.linkage.match.ValueStatistics;
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
    json.writeNumberField("format", ModelParameters.FORMAT);
    json.writeStringField("version", version);
    json.writeStringField("method", result.settings().method().label());
    schema(json, AttributorLayout.SCHEMA);
    if (result.settings().method() == LinkageMethod.PROBABILISTIC) {
      model(json, result.model());
    } else {
      matchKeys(json);
    }
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

  private void model(JsonGenerator json, @Nullable ModelResult model) throws IOException {
    json.writeNumberField("threshold", result.settings().model().threshold());
    if (model == null) {
      json.writeNullField("model");
      json.writeNullField("values");
      json.writeNullField("plan");
      json.writeNullField("fit");
      return;
    }
    ModelParameters.write(json, model.scorer().model());
    values(json, model.scorer());
    plan(json, model.census().pairs(), model.plan(), model.keys(), LinkKeys.links(result));
    if (model.fit() == null) {
      json.writeNullField("fit");
    } else {
      new FitJson(model.fit()).write(json);
    }
  }

  static void values(JsonGenerator json, Scorer scorer) throws IOException {
    json.writeArrayFieldStart("values");
    for (ValueStatistics of : scorer.valueStatistics()) {
      json.writeStartObject();
      json.writeStringField("stratum", of.stratum());
      json.writeArrayFieldStart("fields");
      for (String field : of.fields()) {
        json.writeString(field);
      }
      json.writeEndArray();
      json.writeNumberField("mu", of.mean());
      if (Double.isInfinite(of.alpha())) {
        json.writeNullField("alpha");
      } else {
        json.writeNumberField("alpha", of.alpha());
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  static void plan(
      JsonGenerator json, long pairs, BlockingPlan plan, List<ScoredKey> keys, long[] links)
      throws IOException {
    json.writeObjectFieldStart("plan");
    json.writeNumberField("pairs", pairs);
    json.writeNumberField("candidate_pairs", plan.pairs());
    json.writeArrayFieldStart("keys");
    for (int key = 0; key < links.length; key++) {
      ScoredKey scored = keys.get(key);
      json.writeStartObject();
      json.writeStringField("name", scored.name());
      json.writeNumberField("predicted_pairs", scored.predictedPairs());
      json.writeNumberField("pairs", scored.pairs());
      json.writeNumberField("largest_block", scored.largestBlock());
      json.writeNumberField("links", links[key]);
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
