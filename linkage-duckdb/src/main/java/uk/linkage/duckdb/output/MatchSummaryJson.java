package uk.linkage.duckdb.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import uk.linkage.LinkageResult;
import uk.linkage.MatchingResult;
import uk.linkage.count.ChanceAgreement;
import uk.linkage.count.ContactTotals.Group;
import uk.linkage.disclosure.Differencing;
import uk.linkage.intake.ProviderTally;
import uk.linkage.screen.Exclusion;

/** The totals of a match; numbers of persons are shown as in its table. */
final class MatchSummaryJson {

  private final MatchingResult result;
  private final PublishedCounts counts;
  private final List<Differencing.Warning> differences;
  private final List<String> notes;
  private final boolean ofStore;

  MatchSummaryJson(
      MatchingResult result,
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
    records(json, "ims", result.ims(), ofStore ? counts::alone : number -> number);
    records(json, "ndtms", result.ndtms(), number -> number);
    json.writeEndObject();
    TotalsJson.write(json, result.totals(), counts, List.of(Group.values()));
    links(json);
    chance(json);
    TotalsJson.end(json, differences, notes);
  }

  static void records(
      JsonGenerator json, String side, LinkageResult of, LongFunction<@Nullable Long> shown)
      throws IOException {
    json.writeObjectFieldStart(side);
    number(json, "read", shown.apply(of.intake().rows()));
    for (Exclusion exclusion : Exclusion.values()) {
      long excluded =
          of.intake().tallies().stream().mapToLong(tally -> tally.excluded(exclusion)).sum();
      if (excluded > 0) {
        number(json, "excluded: " + exclusion.reason(), shown.apply(excluded));
      }
    }
    number(json, "rejected", Long.valueOf(of.intake().rejections().size()));
    long taking = of.intake().tallies().stream().mapToLong(ProviderTally::records).sum();
    number(json, "taking_part", shown.apply(taking));
    number(json, "of_other_authorities", shown.apply(taking - of.intake().clients().size()));
    json.writeEndObject();
  }

  private static void number(JsonGenerator json, String name, @Nullable Long number)
      throws IOException {
    if (number == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, number);
    }
  }

  private void links(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("links");
    boolean withheld = counts.isWithheld(counts.figures().cells().total(), Group.BOTH);
    persons(json, "persons_in_both", result.links().size(), withheld);
    persons(json, "ambiguous", result.ambiguous(), withheld || counts.isSmall(result.ambiguous()));
    json.writeBooleanField("weighed_by_a_model", result.model() != null);
    json.writeNumberField("expected_false", round(result.totals().both().expectedChance()));
    json.writeNumberField("expected_missed", round(result.totals().both().expectedMissed()));
    json.writeEndObject();
  }

  private void persons(JsonGenerator json, String name, long persons, boolean withheld)
      throws IOException {
    if (withheld) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, counts.shown((double) persons));
    }
  }

  private void chance(JsonGenerator json) throws IOException {
    ChanceAgreement chance = result.totals().both().chance();
    json.writeObjectFieldStart("chance_agreement_between_files");
    json.writeStringField(
        "what", "pairs of an IMS and an NDTMS record of two persons with the same attributor");
    json.writeNumberField("expected_by_empirical_u", round(chance.strangers()));
    json.writeNumberField("placebo_mean", round(result.placebo().mean()));
    json.writeNumberField("placebo_deviation", round(result.placebo().deviation()));
    json.writeNumberField("placebo_shifts", result.placebo().shifts());
    json.writeEndObject();
  }

  private static double round(double number) {
    return Math.round(number * 10) / 10.0;
  }
}
