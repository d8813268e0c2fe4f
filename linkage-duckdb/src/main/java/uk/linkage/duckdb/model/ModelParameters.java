package uk.linkage.duckdb.model;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import uk.linkage.model.LinkageModel;
import uk.linkage.model.ModelKind;
import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.Comparison;

/**
 * Writes the parameters of a model by the names of comparisons, levels and cells. {@link ModelFile}
 * reads them; both change together, and {@link #FORMAT} with them.
 */
public final class ModelParameters {

  /** The number of the form of model.json. A reader of another number must not guess. */
  public static final int FORMAT = 1;

  private ModelParameters() {}

  /**
   * Writes the object {@code model}.
   *
   * @param json where to, inside an object
   * @param model the model; its numbers are written so that reading gives the same bits
   * @throws IOException if it can't be written
   */
  public static void write(JsonGenerator json, LinkageModel model) throws IOException {
    json.writeObjectFieldStart("model");
    json.writeNumberField("method_version", LinkageModel.VERSION);
    json.writeStringField("kind", ModelNames.kind(model.kind()));
    levels(json, model);
    if (model.kind() == ModelKind.INTERACTIONS) {
      // The level of the last comparison changes fastest.
      json.writeArrayFieldStart("non_match_chances");
      for (double chance : model.nonMatchTable()) {
        json.writeNumber(chance);
      }
      json.writeEndArray();
    }
    prior(json, model);
    json.writeEndObject();
  }

  private static void levels(JsonGenerator json, LinkageModel model) throws IOException {
    json.writeArrayFieldStart("comparisons");
    for (int k = 0; k < model.lattice().comparisonCount(); k++) {
      Comparison comparison = model.lattice().schema().comparisons().get(k);
      json.writeStartObject();
      json.writeStringField("name", comparison.name());
      json.writeBooleanField("silent", model.isSilent(k));
      json.writeArrayFieldStart("levels");
      for (int level = 0; level < model.levelCount(k); level++) {
        json.writeStartObject();
        json.writeStringField("name", comparison.answerName(level));
        json.writeNumberField("m", model.m(k, level));
        json.writeNumberField("u", model.u(k, level));
        json.writeNumberField("weight", model.levelWeight(k, level));
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void prior(JsonGenerator json, LinkageModel model) throws IOException {
    AgreementLattice lattice = model.lattice();
    json.writeObjectFieldStart("prior");
    json.writeNumberField("share_of_matches", model.prior().overall());
    json.writeNumberField("log_odds", model.prior().logOdds());
    json.writeObjectFieldStart("terms");
    for (int k = 0; k < lattice.comparisonCount(); k++) {
      json.writeObjectFieldStart(lattice.schema().comparisons().get(k).name());
      for (int cell = 0; cell < lattice.cells(k).size(); cell++) {
        json.writeNumberField(lattice.cellName(k, cell), model.prior().term(k, cell));
      }
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeEndObject();
  }
}
