package uk.linkage.duckdb.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import uk.linkage.LinkageResult;
import uk.linkage.MatchingModel;
import uk.linkage.MatchingResult;
import uk.linkage.duckdb.model.ModelParameters;
import uk.linkage.match.ScoredKey;

/** How it was decided who is one person: in IMS, in NDTMS, and between them. */
final class MatchModelJson {

  private final MatchingResult result;
  private final String version;

  MatchModelJson(MatchingResult result, String version) {
    this.result = result;
    this.version = version;
  }

  void write(JsonGenerator json) throws IOException {
    side(json, "ims", result.ims());
    side(json, "ndtms", result.ndtms());
    MatchingModel model = result.model();
    if (model == null) {
      json.writeNullField("between");
      return;
    }
    json.writeObjectFieldStart("between");
    json.writeNumberField("threshold", result.settings().threshold());
    ModelParameters.write(json, model.fit().model());
    ModelJson.values(json, model.scorer());
    long[] links = model.keys().stream().mapToLong(ScoredKey::links).toArray();
    ModelJson.plan(json, model.census().pairs(), model.plan(), model.keys(), links);
    new FitJson(model.fit()).write(json);
    json.writeEndObject();
  }

  private void side(JsonGenerator json, String name, LinkageResult of) throws IOException {
    json.writeObjectFieldStart(name);
    if (of.model() == null) {
      json.writeStringField("method", "attributor");
    } else {
      new ModelJson(of, version).write(json);
    }
    json.writeEndObject();
  }
}
