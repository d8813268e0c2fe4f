package uk.linkage.duckdb.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import uk.linkage.LinkageMethod;
import uk.linkage.count.ContactTotals;
import uk.linkage.count.ContactTotals.Group;
import uk.linkage.count.Estimate;
import uk.linkage.disclosure.Differencing;

/** Numbers of persons in contact, by group. */
final class TotalsJson {

  private TotalsJson() {}

  static void write(
      JsonGenerator json, ContactTotals totals, PublishedCounts counts, List<Group> groups)
      throws IOException {
    int total = counts.figures().cells().total();
    json.writeArrayFieldStart("persons");
    for (Group group : groups) {
      json.writeStartObject();
      json.writeStringField("contact", group.label());
      boolean withheld = counts.isWithheld(total, group);
      number(json, "naive", (double) totals.naive(group), counts, withheld);
      open(json, "naive", totals.naiveOpen(group), counts, withheld);
      number(json, "linked", (double) totals.linked(group), counts, withheld);
      open(json, "linked", totals.linkedOpen(group), counts, withheld);
      Estimate estimated = counts.estimated(total, group);
      number(json, "estimated", estimated.value(), counts, withheld);
      open(json, "estimated", estimated, counts, withheld);
      number(json, "expected_chance", totals.expectedChance(group), counts, withheld);
      number(json, "expected_missed", totals.expectedMissed(group), counts, withheld);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void open(
      JsonGenerator json, String name, Estimate of, PublishedCounts counts, boolean withheld)
      throws IOException {
    number(json, name + "_low95", of.low95(), counts, withheld);
    number(json, name + "_high95", of.high95(), counts, withheld);
    json.writeStringField(name + "_formula", of.formula());
  }

  private static void number(
      JsonGenerator json, String name, double number, PublishedCounts counts, boolean withheld)
      throws IOException {
    if (withheld) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, counts.shown(number));
    }
  }

  /** What was done, and what the figures are. */
  static void begin(JsonGenerator json, LinkageMethod method, PublishedCounts counts)
      throws IOException {
    json.writeStringField("method", method.label());
    json.writeStringField("disclosure", counts.face());
    json.writeStringField("disclosure_means", counts.sentence());
  }

  /** What this table and an earlier one tell together, and what the user should know. */
  static void end(JsonGenerator json, List<Differencing.Warning> differences, List<String> notes)
      throws IOException {
    texts(json, "differencing", differences.stream().map(Differencing.Warning::message).toList());
    texts(json, "notes", notes);
  }

  private static void texts(JsonGenerator json, String name, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
