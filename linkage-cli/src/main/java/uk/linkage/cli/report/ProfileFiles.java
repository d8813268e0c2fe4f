package uk.linkage.cli.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import uk.linkage.attributor.Defect;
import uk.linkage.cli.run.Profile;
import uk.linkage.duckdb.output.OutputDirectory;
import uk.linkage.duckdb.output.RunInfo;
import uk.linkage.intake.ProviderTally;
import uk.linkage.intake.ProviderTally.Part;
import uk.linkage.profile.HeapedDay;
import uk.linkage.profile.ProviderQuality;
import uk.linkage.report.quality.DayOfYear;
import uk.linkage.report.quality.PartQuality;
import uk.linkage.report.quality.QualityFlags;
import uk.linkage.screen.Exclusion;

/**
 * How good each provider's records are: profile.csv with a row for each, profile.json, and
 * run.json, by which the folder is known as one of linkage's.
 */
public final class ProfileFiles {

  private ProfileFiles() {}

  /**
   * Writes all of them.
   *
   * @param outcome what came of the run
   * @param info what ran
   * @param directory where to
   */
  public static void write(Profile.Outcome outcome, RunInfo info, OutputDirectory directory) {
    try {
      writeTo(directory, "profile.csv", csv(outcome));
      writeTo(directory, "profile.json", json(outcome) + "\n");
      writeTo(directory, "run.json", run(info) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void writeTo(OutputDirectory directory, String name, String text)
      throws IOException {
    Files.writeString(directory.file(name), text, StandardCharsets.UTF_8);
  }

  private static String run(RunInfo info) {
    ObjectNode root = Json.object();
    root.put("program", "linkage");
    root.put("version", info.version());
    root.put("command", info.command());
    info.arguments().forEach(root.putArray("arguments")::add);
    root.put("started", info.started().toString());
    root.put("ended", Instant.now().toString());
    // By these a later --overwrite knows that nobody else keeps anything in the folder.
    ArrayNode outputs = root.putArray("outputs");
    outputs.addObject().put("file", "profile.csv");
    outputs.addObject().put("file", "profile.json");
    return Json.text(root);
  }

  private static String csv(Profile.Outcome outcome) {
    StringBuilder csv = new StringBuilder();
    for (ProviderQuality quality : outcome.report().providers()) {
      Map<String, @Nullable Object> cells = cells(quality);
      cells.put("flags", String.join("; ", QualityFlags.of(quality)));
      if (csv.isEmpty()) {
        csv.append(String.join(",", cells.keySet())).append('\n');
      }
      csv.append(cells.values().stream().map(ProfileFiles::cell).collect(Collectors.joining(",")))
          .append('\n');
    }
    return csv.toString();
  }

  private static String cell(@Nullable Object value) {
    String text = value == null ? "under " + QualityFlags.FEWEST : value.toString();
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String json(Profile.Outcome outcome) {
    ObjectNode root = Json.object();
    root.put("rows", outcome.report().intake().rows());
    root.put("records", outcome.report().intake().clients().size());
    ArrayNode providers = root.putArray("providers");
    for (ProviderQuality quality : outcome.report().providers()) {
      ObjectNode provider = providers.addObject();
      cells(quality).forEach(provider::putPOJO);
      QualityFlags.of(quality).forEach(provider.putArray("flags")::add);
    }
    outcome.unusedColumns().forEach(root.putArray("unused_columns")::add);
    outcome.notes().forEach(root.putArray("notes")::add);
    return Json.text(root);
  }

  /** The figures of a provider by their names, in order. */
  private static Map<String, @Nullable Object> cells(ProviderQuality quality) {
    ProviderTally tally = quality.tally();
    Map<String, @Nullable Object> cells = new LinkedHashMap<>();
    cells.put("provider", tally.provider());
    cells.put("rows", tally.rows());
    cells.put("records", tally.records());
    cells.put("rejected", tally.rejected());
    for (Exclusion exclusion : Exclusion.values()) {
      cells.put("excluded_" + lowerCase(exclusion), tally.excluded(exclusion));
    }
    for (Part part : Part.values()) {
      putPart(cells, PartQuality.of(tally, part));
    }
    cells.put("postcode_to_the_unit", tally.fullPostcodes());
    putBirthdays(cells, quality);
    cells.put("same_initials", tally.sameInitials());
    cells.put("same_initials_expected", tenths(tally.sameInitialsExpected()));
    cells.put("half_of_dummy_attributor", tally.suspicious());
    cells.put("duplicates", quality.duplicates());
    return cells;
  }

  private static void putPart(Map<String, @Nullable Object> cells, PartQuality quality) {
    String part = quality.part().columnName();
    cells.put(part + "_missing", quality.missing());
    cells.put(part + "_blank", quality.blank());
    for (Defect defect : PartQuality.defectsOf(quality.part())) {
      String name = lowerCase(defect);
      cells.put(
          name.startsWith(part + "_") ? name : part + "_" + name,
          quality.defects().getOrDefault(defect, 0L));
    }
  }

  /** A day that fewer than ten records share is not shown: it could point at a person. */
  private static void putBirthdays(Map<String, @Nullable Object> cells, ProviderQuality quality) {
    ProviderTally tally = quality.tally();
    long born = tally.birthsOn(1, 1);
    cells.put("born_1_january", born >= QualityFlags.FEWEST ? born : null);
    cells.put("born_1_january_expected", tenths(tally.present(Part.DOB) / 365.25));
    cells.put(
        "heaped_days",
        quality.heapedDays().stream().map(ProfileFiles::day).collect(Collectors.joining("; ")));
  }

  private static String day(HeapedDay day) {
    return DayOfYear.text(day.month(), day.day()) + ": " + day.records();
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }

  private static String lowerCase(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
