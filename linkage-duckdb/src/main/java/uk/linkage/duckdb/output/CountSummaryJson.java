package uk.linkage.duckdb.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import uk.linkage.LinkageResult;
import uk.linkage.count.ContactTotals;
import uk.linkage.count.ContactTotals.Group;
import uk.linkage.disclosure.Differencing;

/** The totals of a count; numbers of persons are shown as in its table. */
final class CountSummaryJson {

  private final LinkageResult result;
  private final PublishedCounts counts;
  private final List<Differencing.Warning> differences;
  private final List<String> notes;
  private final boolean ofStore;

  CountSummaryJson(
      LinkageResult result,
      PublishedCounts counts,
      List<Differencing.Warning> differences,
      List<String> notes,
      boolean ofStore) {
    this.result = result;
    this.counts = counts;
    this.differences = List.copyOf(differences);
    this.notes = List.copyOf(notes);
    this.ofStore = ofStore;
  }

  void write(JsonGenerator json) throws IOException {
    TotalsJson.begin(json, result.settings().method(), counts);
    json.writeObjectFieldStart("records");
    MatchSummaryJson.records(json, "clients", result, ofStore ? counts::alone : number -> number);
    json.writeEndObject();
    TotalsJson.write(json, ContactTotals.of(result.count()), counts, List.of(Group.ANY));
    TotalsJson.end(json, differences, notes);
  }
}
