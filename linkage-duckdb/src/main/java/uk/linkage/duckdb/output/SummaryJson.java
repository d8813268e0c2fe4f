package uk.linkage.duckdb.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import uk.linkage.LinkageMethod;
import uk.linkage.LinkageResult;
import uk.linkage.ModelResult;
import uk.linkage.attributor.Defect;
import uk.linkage.count.Estimate;
import uk.linkage.intake.ClientField;
import uk.linkage.intake.ProviderTally;
import uk.linkage.intake.ProviderTally.Part;
import uk.linkage.intake.Rejections;
import uk.linkage.model.ExpectedErrors;
import uk.linkage.screen.Exclusion;

/** The counts of a run: the same bytes for the same records in any order and any files. */
@SuppressWarnings("EnumOrdinal") // an index within one table, never kept
final class SummaryJson {

  private final LinkageResult result;
  private final List<String> notes;

  SummaryJson(LinkageResult result, List<String> notesOfFiles) {
    this.result = result;
    this.notes = new ArrayList<>(notesOfFiles);
    notes.addAll(result.notes());
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStringField("method", result.settings().method().label());
    records(json);
    excluded(json);
    rejected(json);
    values(json);
    links(json);
    persons(json);
    expected(json);
    json.writeArrayFieldStart("notes");
    for (String note : notes) {
      json.writeString(note);
    }
    json.writeEndArray();
  }

  private void records(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("records");
    json.writeNumberField("read", result.intake().rows());
    long excluded = 0;
    for (Exclusion exclusion : Exclusion.values()) {
      excluded += excluded(exclusion);
    }
    json.writeNumberField("excluded", excluded);
    json.writeNumberField("rejected", result.intake().rejections().size());
    json.writeNumberField("taking_part", result.intake().clients().size());
    json.writeNumberField("suspicious", sum(ProviderTally::suspicious));
    json.writeNumberField("providers", result.intake().clients().providerNames().size());
    json.writeEndObject();
  }

  private void excluded(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("excluded");
    for (Exclusion exclusion : Exclusion.values()) {
      long records = excluded(exclusion);
      if (records > 0) {
        json.writeStartObject();
        json.writeStringField("reason", exclusion.reason());
        json.writeNumberField("records", records);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private long excluded(Exclusion exclusion) {
    return sum(tally -> tally.excluded(exclusion));
  }

  private void rejected(JsonGenerator json) throws IOException {
    Rejections rejections = result.intake().rejections();
    ClientField[] fields = ClientField.values();
    Defect[] defects = Defect.values();
    long[][] counts = new long[fields.length][defects.length];
    for (int i = 0; i < rejections.size(); i++) {
      counts[rejections.field(i).ordinal()][rejections.defect(i).ordinal()]++;
    }
    json.writeArrayFieldStart("rejected");
    for (ClientField field : fields) {
      for (Defect defect : defects) {
        long records = counts[field.ordinal()][defect.ordinal()];
        if (records > 0) {
          json.writeStartObject();
          json.writeStringField("column", field.columnName());
          json.writeStringField("reason", defect.reason());
          json.writeNumberField("records", records);
          json.writeEndObject();
        }
      }
    }
    json.writeEndArray();
  }

  /**
   * How complete the attributors are: present and missing are counts of the records that take part;
   * defects are counted in all records that were not excluded, rejected ones among them.
   */
  private void values(JsonGenerator json) throws IOException {
    long records = result.intake().clients().size();
    json.writeArrayFieldStart("values");
    for (Part part : Part.values()) {
      long present = sum(tally -> tally.present(part));
      json.writeStartObject();
      json.writeStringField("column", part.columnName());
      json.writeNumberField("present", present);
      json.writeNumberField("missing", records - present);
      json.writeArrayFieldStart("defects");
      for (Defect defect : Defect.values()) {
        long count = sum(tally -> tally.defect(part, defect));
        if (count > 0) {
          json.writeStartObject();
          json.writeStringField("reason", defect.reason());
          json.writeNumberField("records", count);
          json.writeEndObject();
        }
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private void links(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("links");
    json.writeNumberField("total", result.links().size());
    json.writeArrayFieldStart("by_match_key");
    List<String> names = LinkKeys.names(result);
    long[] links = LinkKeys.links(result);
    for (int key = 0; key < links.length; key++) {
      json.writeStartObject();
      json.writeStringField("match_key", names.get(key));
      json.writeNumberField("links", links[key]);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** What the model expects of the links; nothing where there is no model. */
  private void expected(JsonGenerator json) throws IOException {
    ModelResult model = result.model();
    if (model == null) {
      json.writeNullField("expected_false_links");
      json.writeNullField("expected_missed_links");
      json.writeNullField("model");
      return;
    }
    ExpectedErrors expected = model.expected();
    json.writeNumberField("expected_false_links", expected.falseLinks());
    json.writeNumberField("expected_missed_links", expected.missedLinks());
    json.writeObjectFieldStart("model");
    json.writeNumberField("threshold", expected.threshold());
    json.writeNumberField("expected_true_links", expected.trueLinks());
    json.writeNumberField("expected_precision", expected.precision());
    json.writeNumberField("expected_recall", expected.recall());
    json.writeNumberField("pairs", model.census().pairs());
    json.writeNumberField("candidate_pairs", model.plan().pairs());
    json.writeNumberField("keys", model.keys().size());
    json.writeNumberField("kept_apart", model.overruled());
    json.writeEndObject();
  }

  private void persons(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("persons");
    json.writeNumberField("naive", result.distinctAttributors());
    json.writeNumberField("linked", result.persons().count());
    estimated(json);
    json.writeArrayFieldStart("by_records");
    long[] bySize = result.persons().bySize();
    for (int size = 1; size < bySize.length; size++) {
      if (bySize[size] > 0) {
        json.writeStartObject();
        json.writeNumberField("records", size);
        json.writeNumberField("persons", bySize[size]);
        json.writeEndObject();
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  /** Match keys of a ladder say nothing of what they miss. */
  private void estimated(JsonGenerator json) throws IOException {
    if (result.settings().method() == LinkageMethod.LADDER) {
      for (String field : List.of("estimated", "low95", "high95", "formula")) {
        json.writeNullField(field);
      }
      return;
    }
    Estimate estimated = result.count().estimated();
    json.writeNumberField("estimated", Math.round(estimated.value()));
    json.writeNumberField("low95", Math.round(estimated.low95()));
    json.writeNumberField("high95", Math.round(estimated.high95()));
    json.writeStringField("formula", estimated.formula());
  }

  private long sum(java.util.function.ToLongFunction<ProviderTally> count) {
    return result.intake().tallies().stream().mapToLong(count).sum();
  }
}
