package uk.linkage.duckdb.output;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import uk.linkage.LinkageResult;
import uk.linkage.duckdb.activity.Activity;
import uk.linkage.duckdb.activity.ContactDefect;
import uk.linkage.journey.TimeToTreatment.Course;

/** The totals of journeys; numbers of persons are shown as in the tables. */
final class JourneySummaryJson {

  static final String WITHOUT_RECORD = "of no record that takes part";

  private final LinkageResult result;
  private final Activity activity;
  private final PublishedJourneys published;
  private final List<String> notes;

  JourneySummaryJson(
      LinkageResult result, Activity activity, PublishedJourneys published, List<String> notes) {
    this.result = result;
    this.activity = activity;
    this.published = published;
    this.notes = List.copyOf(notes);
  }

  void write(JsonGenerator json) throws IOException {
    json.writeStringField("method", result.settings().method().label());
    json.writeStringField("disclosure", published.face());
    json.writeStringField("disclosure_means", published.sentence());
    json.writeObjectFieldStart("records");
    MatchSummaryJson.records(json, "clients", result, published::read);
    json.writeEndObject();
    activity(json);
    PublishedTotals totals = published.totals();
    json.writeNumberField("gap_days", published.figures().journeys().gap());
    json.writeObjectFieldStart("persons");
    number(json, "with_a_journey", totals.persons());
    number(json, "at_several_services", totals.atSeveral());
    number(json, "presenting_again", totals.presentingAgain());
    json.writeEndObject();
    toTreatment(json, totals);
    json.writeArrayFieldStart("notes");
    for (String note : notes) {
      json.writeString(note);
    }
    json.writeEndArray();
  }

  private void activity(JsonGenerator json) throws IOException {
    long excluded = 0;
    for (int file = 0; file < activity.files().size(); file++) {
      excluded += activity.withoutRecord(file);
    }
    json.writeObjectFieldStart("activity");
    json.writeStringField(
        "source", activity.files().isEmpty() ? "first and last contacts of clients" : "files");
    number(json, "rows", published.read(activity.rows()));
    number(json, WITHOUT_RECORD.replace(' ', '_'), published.read(excluded));
    number(json, "repeated", published.read(published.figures().contacts().repeated()));
    number(json, "contacts", published.read(published.figures().contacts().counted()));
    json.writeArrayFieldStart("rejected");
    Map<ContactDefect, Long> counts = new TreeMap<>(activity.unusable());
    activity.rejections().forEach(rejected -> counts.merge(rejected.defect(), 1L, Long::sum));
    for (Map.Entry<ContactDefect, Long> count : counts.entrySet()) {
      json.writeStartObject();
      json.writeStringField("reason", count.getKey().reason());
      number(json, "rows", published.read(count.getValue()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void toTreatment(JsonGenerator json, PublishedTotals totals) throws IOException {
    if (!totals.hasTreatment()) {
      json.writeNullField("to_structured_treatment");
      return;
    }
    json.writeObjectFieldStart("to_structured_treatment");
    json.writeStringField("formula", "Kaplan-Meier");
    if (totals.hasEarlier()) {
      number(json, "first_contact_before_the_period", totals.course(Course.EARLIER));
    }
    number(json, "already_in_treatment", totals.course(Course.ALREADY));
    number(json, "began", totals.course(Course.BEGAN));
    number(json, "still_waiting", totals.course(Course.WAITING));
    days(json, "lower_quartile_days", totals.daysUntil(0.25));
    days(json, "median_days", totals.daysUntil(0.5));
    days(json, "upper_quartile_days", totals.daysUntil(0.75));
    for (int months : new int[] {3, 6, 12}) {
      int days = months * 365 / 12;
      share(json, "share_within_" + months + "_months", totals.shareWithin(days));
      share(json, "share_within_" + months + "_months_low95", totals.shareWithinBound(days, false));
      share(json, "share_within_" + months + "_months_high95", totals.shareWithinBound(days, true));
    }
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

  private static void days(JsonGenerator json, String name, @Nullable Integer days)
      throws IOException {
    number(json, name, days == null ? null : Long.valueOf(days));
  }

  private static void share(JsonGenerator json, String name, @Nullable Double share)
      throws IOException {
    if (share == null) {
      json.writeNullField(name);
    } else {
      json.writeNumberField(name, Math.round(share * 10_000) / 10_000.0);
    }
  }
}
