package uk.linkage.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.disclosure.DisclosureMode;
import uk.linkage.report.LinkedFiles.Matched;
import uk.linkage.report.LinkedFiles.Outcome;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.Figure;
import uk.linkage.report.page.PageFile;

/** Pages of counts and matches, exact and under disclosure control. */
final class PublishedPagesTest {

  /** Figures whose numbers are persons. */
  private static final String PERSONS = "ways-of-counting|by-.*|provider-overlap|providers-of-.*";

  @TempDir static Path shared;

  private static Path region = Path.of("");

  @TempDir private Path dir;

  @BeforeAll
  static void makeRegion() {
    region = LinkedFiles.region(shared.resolve("region"));
  }

  private static void totalsAgree(PageReader page, JsonNode summary) {
    for (JsonNode group : summary.get("persons")) {
      String contact = group.get("contact").asText();
      agree(page, contact, "naive", group.get("naive"));
      agree(page, contact, "linked", group.get("linked"));
      agree(page, contact, "estimated", group.get("estimated"));
      agree(page, contact, "95 % interval from", group.get("estimated_low95"));
      agree(page, contact, "to", group.get("estimated_high95"));
      agree(page, contact, "joined to a stranger, expected", group.get("expected_chance"));
      agree(page, contact, "counted twice, expected", group.get("expected_missed"));
    }
    assertThat(page.figure("ways-of-counting").table().rows())
        .hasSize(summary.get("persons").size());
  }

  private static void agree(PageReader page, String row, String column, JsonNode number) {
    Cell cell = page.cell("ways-of-counting", row, column);
    if (number.isNull()) {
      assertThat(cell).isEqualTo(Cell.withheld());
    } else {
      assertThat(cell.number()).isEqualTo(number.asDouble());
    }
  }

  private static void roundedAlone(PageReader page) {
    for (Figure figure : page.figures()) {
      if (figure.id().matches(PERSONS)) {
        for (List<Cell> row : figure.table().rows()) {
          assertThat(row.stream().skip(1))
              .as(figure.id())
              .allMatch(
                  cell ->
                      cell.equals(Cell.withheld())
                          || (cell.number() != null && cell.number() % 5 == 0));
        }
        String chart = figure.chart() == null ? "" : PageFile.json(figure.chart());
        assertThat(chart).doesNotContainPattern("[12346789]\\.0[,\\]]");
      }
    }
  }

  @Test
  void count_underDisclosureControl_showsNoExactPersons() throws IOException {
    Outcome count =
        LinkedFiles.count(region + "/ims/*.csv", dir.resolve("out"), DisclosureMode.ROUND5);
    totalsAgree(count.page(), count.summary());
    roundedAlone(count.page());
    assertThat(count.page().sections())
        .contains("left-out", "model", "plan")
        .doesNotContain("weights", "clusters", "quality-complete");
    assertThat(count.page().figure("blocking-keys").table().columns())
        .noneMatch(column -> column.name().equals("links"));
    String text = count.page().textWithout("run");
    int persons = count.result().persons().count();
    int links = count.result().links().size();
    assertThat(persons % 5 + links % 5).as("a region whose numbers would show").isPositive();
    assertThat(text)
        .doesNotContainPattern("\\b" + String.format("%,d", persons) + "\\b")
        .doesNotContainPattern("\\b" + String.format("%,d", links) + "\\b");
    assertThat(text).contains("\"*\"");
    PageFile.write(count.written(), dir.resolve("report.html"));
  }

  @Test
  void count_ofFew_withholdsEverything() {
    String few =
        LinkedFiles.write(
            dir.resolve("few.csv"),
            """
            record_id,provider,first_initial,last_initial,dob,sex,postcode,consent
            1,Oak House,J,S,31/05/1980,M,L3 2ET,Yes
            """);
    Outcome count = LinkedFiles.count(few, dir.resolve("out"), DisclosureMode.ROUND5);
    totalsAgree(count.page(), count.summary());
    for (Figure figure : count.page().figures()) {
      if (figure.id().matches(PERSONS)) {
        for (List<Cell> row : figure.table().rows()) {
          assertThat(row.stream().skip(1)).allMatch(cell -> cell.shown().matches("[*0]"));
        }
      }
    }
    assertThat(count.page().headline().tiles().get(0).value()).isEqualTo("*");
    assertThat(count.page().headline().tiles().get(0).interval()).isNull();
  }

  @Test
  void exactCount_hasWeightsAndSizes_andNamesNoPerson() {
    Outcome count = LinkedFiles.count(region + "/ims/*.csv", dir.resolve("out"), null);
    totalsAgree(count.page(), count.summary());
    assertThat(count.page().sections()).contains("weights", "clusters", "quality-complete");
    assertThat(count.page().figures()).noneMatch(f -> f.id().startsWith("doubtful"));
    assertThat(count.written().face()).contains("not for publication");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EXACT", "ROUND5", "SUPPRESS5"})
  void match_agreesWithItsSummary(String mode) throws IOException {
    Matched match =
        LinkedFiles.match(
            region,
            dir.resolve("out"),
            mode.equals("EXACT") ? null : DisclosureMode.valueOf(mode),
            false);
    totalsAgree(match.page(), match.summary());
    for (String side : List.of("ims", "ndtms")) {
      JsonNode records = match.summary().at("/records/" + side);
      String figure = side + "-records";
      for (String count : List.of("read", "taking part")) {
        long counted = records.get(count.replace(' ', '_')).asLong();
        assertThat(match.page().number(figure, count, "records"))
            .isEqualTo((double) shown(mode, counted));
      }
      if (mode.equals("EXACT")) {
        assertThat(match.page().number(figure, "rejected: an impossible value", "records"))
            .isEqualTo(records.get("rejected").asDouble());
      }
    }
    JsonNode both = match.summary().at("/links/persons_in_both");
    assertThat(match.page().number("links-between", "persons in both, linked", "number"))
        .isEqualTo(both.asDouble());
    List<String> ids = match.page().figures().stream().map(Figure::id).toList();
    assertThat(ids).doesNotHaveDuplicates();
    assertThat(match.page().sections()).contains("model", "ims-model", "ndtms-model");
    // A stage counts persons, and to the last one.
    assertThat(match.page().figure("stages").table().columns())
        .hasSize(mode.equals("EXACT") ? 6 : 3);
    assertThat(match.page().sections().contains("patterns")).isEqualTo(mode.equals("EXACT"));
    if (mode.equals("ROUND5")) {
      roundedAlone(match.page());
    }
    PageFile.write(match.written(), dir.resolve("report.html"));
  }

  @Test
  void ephemeralMatch_leavesNoModelAndNoProvider() {
    Matched match = LinkedFiles.match(region, dir.resolve("out"), DisclosureMode.ROUND5, true);
    totalsAgree(match.page(), match.summary());
    assertThat(match.page().sections())
        .containsExactly(
            "persons", "cells", "notes", "ims-screening", "ndtms-screening", "left-out", "run");
    String provider = match.result().ims().intake().clients().providerNames().get(0);
    assertThat(match.page().textWithout("run")).doesNotContain(provider);
  }

  private static long shown(String mode, long counted) {
    return mode.equals("EXACT") ? counted : DisclosureMode.valueOf(mode).shown(counted);
  }
}
