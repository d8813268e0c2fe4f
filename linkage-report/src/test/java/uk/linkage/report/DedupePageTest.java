package uk.linkage.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.LinkageMethod;
import uk.linkage.ModelSettings;
import uk.linkage.fixtures.world.WorldGenerator;
import uk.linkage.fixtures.world.WorldRecord;
import uk.linkage.report.LinkedFiles.Outcome;
import uk.linkage.report.page.Chart;
import uk.linkage.report.page.Figure;
import uk.linkage.report.page.PageFile;
import uk.linkage.report.page.Section;
import uk.linkage.report.wording.Labels;

/** What stands on the page of a dedupe, beside what summary.json says. */
final class DedupePageTest {

  private static final String HEADER =
      "record_id,provider,first_initial,last_initial,dob,sex,postcode,consent\n";

  @TempDir static Path shared;

  private static String input = "";
  private static Outcome run;

  @TempDir private Path dir;

  @BeforeAll
  static void link() {
    input = LinkedFiles.region(shared.resolve("region")) + "/ims/*.csv";
    run =
        LinkedFiles.dedupe(
            input, shared.resolve("out"), LinkageMethod.PROBABILISTIC, ModelSettings.USUAL, 2);
  }

  private Outcome of(String csv, LinkageMethod method) {
    String file = LinkedFiles.write(dir.resolve("in.csv"), HEADER + csv);
    return LinkedFiles.dedupe(file, dir.resolve("out"), method, ModelSettings.USUAL, 1);
  }

  private static double at(String pointer) {
    JsonNode node = run.summary().at(pointer);
    assertThat(node.isNumber()).as(pointer).isTrue();
    return node.asDouble();
  }

  private static void recordsAgree(Outcome outcome) {
    JsonNode records = outcome.summary().get("records");
    PageReader page = outcome.page();
    assertThat(page.number("records", "read", "records")).isEqualTo(records.get("read").asDouble());
    assertThat(page.number("records", "excluded, all reasons", "records"))
        .isEqualTo(records.get("excluded").asDouble());
    assertThat(page.number("records", "rejected: an impossible value", "records"))
        .isEqualTo(records.get("rejected").asDouble());
    assertThat(page.number("records", "taking part", "records"))
        .isEqualTo(records.get("taking_part").asDouble());
    for (JsonNode reason : outcome.summary().get("excluded")) {
      String name = reason.get("reason").asText();
      double all = reason.get("records").asDouble();
      assertThat(page.number("records", "excluded: " + name, "records")).isEqualTo(all);
      assertThat(page.column("screened-out", name).stream().mapToDouble(n -> n).sum())
          .isEqualTo(all);
    }
    for (JsonNode size : outcome.summary().at("/persons/by_records")) {
      assertThat(
              page.number(
                  "records-of-persons",
                  String.format(java.util.Locale.ROOT, "%,d", size.get("records").asLong()),
                  "persons"))
          .isEqualTo(size.get("persons").asDouble());
    }
    assertThat(page.figure("records-of-persons").table().rows())
        .hasSize(outcome.summary().at("/persons/by_records").size());
  }

  @Test
  void records_agreeWithTheSummary() {
    recordsAgree(run);
    for (JsonNode part : run.summary().get("values")) {
      String name = part.get("column").asText().replace('_', ' ').replace("dob", "date of birth");
      assertThat(run.page().number("quality-missing", name, "missing"))
          .isEqualTo(part.get("missing").asDouble());
      assertThat(run.page().number("quality-missing", name, "records that have it"))
          .isEqualTo(part.get("present").asDouble());
    }
    assertThat(run.page().figure("quality-suspicious").says())
        .startsWith(
            at("/records/suspicious") == 1
                ? "1 record"
                : (long) at("/records/suspicious") + " record");
  }

  @Test
  void persons_agreeWithTheSummary() {
    PageReader page = run.page();
    String ways = "ways-of-counting";
    assertThat(page.number(ways, "naive: different attributors", "persons"))
        .isEqualTo(at("/persons/naive"));
    assertThat(page.number(ways, "linked: persons found", "persons"))
        .isEqualTo(at("/persons/linked"));
    String estimated = "estimated: persons believed";
    assertThat(page.number(ways, estimated, "persons")).isEqualTo(at("/persons/estimated"));
    assertThat(page.number(ways, estimated, "95 % interval from")).isEqualTo(at("/persons/low95"));
    assertThat(page.number(ways, estimated, "to")).isEqualTo(at("/persons/high95"));
    assertThat(page.headline().tiles().get(0).value().replace(",", ""))
        .isEqualTo(run.summary().at("/persons/estimated").asText());
    assertThat(page.headline().tiles().get(0).formula())
        .startsWith(run.summary().at("/persons/formula").asText());
  }

  @Test
  void walk_addsUpToTheEstimate() {
    List<Double> steps = run.page().column("from-naive-to-estimate", "persons");
    assertThat(steps.get(0) + steps.get(1)).isEqualTo(steps.get(2));
    double sum = 0;
    for (double step : steps.subList(2, steps.size() - 1)) {
      sum += step;
    }
    assertThat(sum).isCloseTo(steps.get(steps.size() - 1), within(.2));
    assertThat(Math.round(steps.get(steps.size() - 1))).isEqualTo((long) at("/persons/estimated"));
  }

  @Test
  void threshold_atThatOfTheRun_isTheSummary() {
    Chart.ThresholdCost cost = (Chart.ThresholdCost) run.page().figure("threshold-cost").chart();
    int chosen = cost.chosen();
    assertThat(cost.at()).hasSizeBetween(60, 120).isSorted();
    assertThat(cost.probabilities().get(chosen)).isEqualTo(at("/model/threshold"));
    assertThat(cost.links().get(chosen)).isEqualTo(at("/links/total"));
    assertThat(cost.falseLinks().get(chosen)).isEqualTo(at("/expected_false_links"));
    assertThat(cost.missedLinks().get(chosen)).isEqualTo(at("/expected_missed_links"));
    assertThat(run.page().column("threshold-cost", "links")).isEqualTo(cost.links());
    assertThat(run.page().column("threshold-cost", "false, expected")).isEqualTo(cost.falseLinks());
    assertThat(run.page().column("threshold-cost", "missed, expected"))
        .isEqualTo(cost.missedLinks());
  }

  @Test
  void higherThreshold_makesFewerLinksAndMissesMore() {
    Chart.ThresholdCost cost = (Chart.ThresholdCost) run.page().figure("threshold-cost").chart();
    for (int i = 1; i < cost.at().size(); i++) {
      assertThat(cost.links().get(i)).isLessThanOrEqualTo(cost.links().get(i - 1));
      assertThat(cost.falseLinks().get(i)).isLessThanOrEqualTo(cost.falseLinks().get(i - 1) + 1e-6);
      assertThat(cost.missedLinks().get(i))
          .isGreaterThanOrEqualTo(cost.missedLinks().get(i - 1) - 1e-6);
    }
  }

  @Test
  void pairs_agreeWithTheSummary() {
    PageReader page = run.page();
    assertThat(page.column("weight-distribution", "pairs").stream().mapToDouble(n -> n).sum())
        .isEqualTo(at("/model/pairs"));
    assertThat(page.column("blocking-keys", "pairs").stream().mapToDouble(n -> n).sum())
        .isEqualTo(at("/model/candidate_pairs"));
    assertThat(page.figure("blocking-keys").table().rows()).hasSize((int) at("/model/keys"));
    assertThat(page.column("blocking-keys", "predicted pairs"))
        .isEqualTo(page.column("blocking-keys", "pairs"));
    for (JsonNode key : run.summary().at("/links/by_match_key")) {
      assertThat(page.number("blocking-keys", key.get("match_key").asText(), "links"))
          .isEqualTo(key.get("links").asDouble());
    }
    long apart = (long) at("/model/kept_apart");
    assertThat(page.figure("overruled-links").says())
        .startsWith(apart == 0 ? "No link" : apart + " link");
  }

  @Test
  void doubtfulPersons_areDrawnByLettersAndLevels() {
    Figure figure = run.page().figure("doubtful-person-1");
    Chart.Network network = (Chart.Network) figure.chart();
    int records = network.nodes().size();
    assertThat(records).isBetween(3, 12);
    assertThat(network.nodes().get(0).name()).isEqualTo("A");
    assertThat(network.edges()).hasSize(records * (records - 1) / 2);
    assertThat(figure.table().rows()).hasSameSizeAs(network.edges());
    assertThat(figure.heading()).matches("Doubtful person 1: person \\d+");
  }

  @Test
  void doubtfulLinks_stepsAddUpToTheEvidence() {
    Chart.Waterfall waterfall = (Chart.Waterfall) run.page().figure("doubtful-link-1").chart();
    double sum = waterfall.steps().stream().mapToDouble(Chart.WaterfallStep::weight).sum();
    assertThat(sum).isCloseTo(waterfall.total(), within(1e-9));
    assertThat(waterfall.total()).isGreaterThanOrEqualTo(waterfall.threshold());
  }

  @Test
  void page_isTheSameByAnyNumberOfThreads_butForTheRun() {
    Outcome other =
        LinkedFiles.dedupe(
            input, dir.resolve("out"), LinkageMethod.PROBABILISTIC, ModelSettings.USUAL, 3);
    assertThat(other.page().textWithout("run")).isEqualTo(run.page().textWithout("run"));
    assertThat(PageReader.text(List.of(run.page().section("run"))))
        .doesNotContain(shared.toString());
  }

  @Test
  void page_holdsNoValueAndNoRecordId() throws IOException {
    Path file = dir.resolve("report.html");
    PageFile.write(run.written(), file);
    // The library of charts has numbers of its own.
    String html = Files.readString(file).replaceAll("(?s)<script(?![^>]*json).*?</script>", "");
    String text = html + run.page().textWithout("");
    Set<String> values = new HashSet<>();
    for (WorldRecord record : WorldGenerator.records(LinkedFiles.WORLD)) {
      if (record.birthDate().length() >= 8) {
        values.add(record.birthDate());
      }
      if (record.postcode().length() >= 5 && !record.postcode().startsWith("ZZ")) {
        values.add(record.postcode());
      }
      if (record.recordId().length() >= 5) {
        values.add(record.recordId());
      }
    }
    assertThat(values).hasSizeGreaterThan(1_000);
    assertThat(values.stream().filter(text::contains)).isEmpty();
  }

  @Test
  void figuresAndSections_haveIdsOfTheirOwn() {
    List<String> ids = run.page().figures().stream().map(Figure::id).toList();
    assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.matches("[a-z0-9-]+"));
    assertThat(run.page().sections())
        .containsExactly(
            "persons",
            "notes",
            "screening",
            "quality-complete",
            "quality-plausible",
            "quality-flags",
            "weights",
            "model",
            "patterns",
            "plan",
            "clusters",
            "providers",
            "run");
  }

  @Test
  void everyFigure_saysSomething_andChartsHaveATable() {
    for (Figure figure : run.page().figures()) {
      assertThat(figure.says()).as(figure.id()).isNotBlank().endsWith(".").doesNotContain("NaN");
      if (figure.chart() != null) {
        assertThat(figure.table().rows()).as(figure.id()).isNotEmpty();
      }
    }
  }

  @Test
  void trainedModel_hasPatternsToo() {
    Outcome trained =
        LinkedFiles.dedupe(
            input,
            dir.resolve("out"),
            LinkageMethod.PROBABILISTIC,
            new ModelSettings(.9, run.result().model().scorer().model(), Set.of()),
            2);
    assertThat(trained.page().figure("prior").advice()).contains("trained before");
    assertThat(trained.page().sections()).contains("patterns");
    Chart.ThresholdCost cost =
        (Chart.ThresholdCost) trained.page().figure("threshold-cost").chart();
    assertThat(cost.links().get(cost.chosen()))
        .isEqualTo(trained.summary().at("/links/total").asDouble());
    recordsAgree(trained);
  }

  @ParameterizedTest
  @EnumSource(names = {"ATTRIBUTOR", "LADDER"})
  void methodsWithoutAModel_sayWhyNothingIsWeighed(LinkageMethod method) {
    Outcome outcome = LinkedFiles.dedupe(input, dir.resolve("out"), method, ModelSettings.USUAL, 2);
    assertThat(outcome.page().sections()).contains("weights", "plan").doesNotContain("model");
    assertThat(PageReader.text(List.of(outcome.page().section("weights"))))
        .contains("weighs nothing");
    for (JsonNode key : outcome.summary().at("/links/by_match_key")) {
      assertThat(outcome.page().number("match-keys", key.get("match_key").asText(), "links"))
          .isEqualTo(key.get("links").asDouble());
    }
    assertThat(outcome.page().headline().tiles())
        .hasSize(outcome.summary().at("/persons/estimated").isNull() ? 3 : 4);
    recordsAgree(outcome);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,Oak House,J,S,31/05/1980,M,L3 2ET,Yes\n",
        "1,Oak House,J,S,31/05/1980,M,L3 2ET,No\n2,Oak House,K,S,31/05/1980,M,L3 2ET,No\n",
        "1,Oak House,J,S,30/02/1980,M,L3 2ET,Yes\n"
      })
  void fewRecordsOrNone_makeAPage(String csv) throws IOException {
    for (LinkageMethod method : LinkageMethod.values()) {
      Path sub = Files.createDirectories(dir.resolve(method.label()));
      String file = LinkedFiles.write(sub.resolve("in.csv"), HEADER + csv);
      Outcome outcome =
          LinkedFiles.dedupe(file, sub.resolve("out"), method, ModelSettings.USUAL, 1);
      recordsAgree(outcome);
      PageFile.write(outcome.written(), sub.resolve("report.html"));
      for (Figure figure : outcome.page().figures()) {
        assertThat(figure.says()).as(figure.id()).isNotBlank().doesNotContain("NaN");
      }
    }
  }

  @Test
  void hostileProviders_areShownAsTheyAre_inBearableLength() throws IOException {
    String attack = "<script>alert(1)</script>";
    StringBuilder csv = new StringBuilder();
    for (String name : List.of(attack, "=cmd()", "x".repeat(10_000), "\u202Eesrever")) {
      csv.append("1,").append(name).append(",J,S,31/05/1980,M,L3 2ET,Yes\n");
      csv.append("2,").append(name).append(",K,T,31/05/1981,F,L3 2ET,No\n");
    }
    Outcome outcome = of(csv.toString(), LinkageMethod.LADDER);
    Path file = dir.resolve("report.html");
    PageFile.write(outcome.written(), file);
    String html = Files.readString(file);
    assertThat(html)
        .doesNotContain(attack)
        .doesNotContain("\u202E")
        .doesNotContain("x".repeat(61))
        .contains("=cmd()", "?esrever", "x".repeat(59) + "…");
  }

  @Test
  void namesThatLookAlike_areNumbered() {
    assertThat(Labels.distinct(List.of("a\u202Eb", "a\u202Db", "c")))
        .containsExactly("a?b", "a?b (2)", "c");
  }

  @Test
  void sectionsOfPersons_areNotOfProvidersUnderDisclosure() {
    Section providers = run.page().section("providers");
    for (Section section : List.of(providers)) {
      for (var block : section.blocks()) {
        if (block instanceof Figure figure && figure.id().startsWith("by-provider")) {
          for (var row : figure.table().rows()) {
            assertThat(row.stream().skip(1))
                .allMatch(cell -> cell.number() == null || cell.number() % 5 == 0);
          }
        }
      }
    }
    assertThat(run.page().figure("provider-overlap").table().rows())
        .allSatisfy(
            row ->
                assertThat(row.stream().skip(1))
                    .allMatch(cell -> cell.number() == null || cell.number() % 5 == 0));
  }
}
