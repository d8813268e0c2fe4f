package uk.linkage.duckdb.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import uk.linkage.duckdb.model.ModelNames;
import uk.linkage.model.FitAttempt;
import uk.linkage.model.FitResult;
import uk.linkage.model.LinkageModel;
import uk.linkage.model.PatternMisfit;
import uk.linkage.model.TraceStep;
import uk.linkage.schema.AgreementLattice;

/** How a model was fitted, and what speaks for and against it. */
final class FitJson {

  private static final int MOST_STEPS = 200;
  private static final int MOST_MISFITS = 20;

  private final FitResult fit;

  FitJson(FitResult fit) {
    this.fit = fit;
  }

  void write(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("fit");
    json.writeNumberField("expected_matches", fit.expectedMatches());
    json.writeStringField("choice", fit.choice());
    json.writeArrayFieldStart("warnings");
    for (String warning : fit.warnings()) {
      json.writeString(warning);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("attempts");
    for (FitAttempt attempt : fit.attempts()) {
      attempt(json, attempt);
    }
    json.writeEndArray();
    trace(json, fit.trace());
    misfits(json, fit.fit().misfits());
    json.writeEndObject();
  }

  private static void attempt(JsonGenerator json, FitAttempt attempt) throws IOException {
    json.writeStartObject();
    json.writeStringField("kind", ModelNames.kind(attempt.kind()));
    json.writeNumberField("expected_matches", attempt.expectedMatches());
    json.writeNumberField("log_likelihood", attempt.logLikelihood());
    json.writeNumberField("gain", attempt.gain());
    json.writeNumberField("parameters", attempt.parameters());
    json.writeNumberField("rounds", attempt.trace().size());
    json.writeBooleanField("converged", attempt.converged());
    json.writeNumberField("spread", attempt.spread());
    json.writeEndObject();
  }

  /** Evenly thinned, and always with the last round. */
  private static void trace(JsonGenerator json, List<TraceStep> steps) throws IOException {
    int stride = Math.max(1, (steps.size() + MOST_STEPS - 1) / MOST_STEPS);
    json.writeArrayFieldStart("trace");
    for (int i = 0; i < steps.size(); i++) {
      if (i % stride == 0 || i == steps.size() - 1) {
        json.writeStartObject();
        json.writeNumberField("round", steps.get(i).iteration());
        json.writeNumberField("log_likelihood", steps.get(i).logLikelihood());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private void misfits(JsonGenerator json, List<PatternMisfit> misfits) throws IOException {
    LinkageModel model = fit.model();
    AgreementLattice lattice = model.lattice();
    json.writeNumberField("misfit_patterns", misfits.size());
    json.writeArrayFieldStart("worst_misfits");
    for (PatternMisfit misfit : misfits.subList(0, Math.min(MOST_MISFITS, misfits.size()))) {
      json.writeStartObject();
      json.writeObjectFieldStart("pattern");
      for (int k = 0; k < lattice.comparisonCount(); k++) {
        json.writeStringField(
            lattice.schema().comparisons().get(k).name(),
            lattice.cellName(k, lattice.cellOf(misfit.pattern(), k)));
      }
      json.writeEndObject();
      json.writeNumberField("observed_pairs", misfit.observed());
      json.writeNumberField("expected_pairs", misfit.expected());
      json.writeNumberField("match_probability", model.probability(misfit.pattern()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
