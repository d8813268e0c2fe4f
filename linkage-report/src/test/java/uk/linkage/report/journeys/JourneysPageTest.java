package uk.linkage.report.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.disclosure.DisclosureMode;
import uk.linkage.duckdb.output.PublishedJourneys;
import uk.linkage.journey.Contacts;
import uk.linkage.journey.JourneyFigures;
import uk.linkage.journey.TimeToTreatment.Treatments;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.Chart;
import uk.linkage.report.page.Figure;
import uk.linkage.report.page.Headline;
import uk.linkage.report.page.Page;
import uk.linkage.report.page.PageFile;

final class JourneysPageTest {

  private static final int PERSONS = 400;
  private static final int DAY = (int) LocalDate.of(2024, 4, 1).toEpochDay();
  private static final List<String> PROVIDERS = List.of("Elm Street", "<b>Oak</b>", "Pharmacy");

  private static final JourneyRun RUN =
      new JourneyRun(
          "1.2.3",
          "probabilistic",
          LocalDate.of(2026, 3, 31),
          900,
          5_000,
          12,
          3,
          4,
          List.of("Mind."));

  @TempDir private Path dir;

  /** Persons who go from the first to the second service, and some of them on to the third. */
  private static PublishedJourneys journeys(boolean treated, @Nullable DisclosureMode mode) {
    Random random = new Random(4);
    int[] personOf = new int[PERSONS * 3];
    int[] providerOf = new int[PERSONS * 3];
    Contacts.Builder builder = new Contacts.Builder();
    Treatments treatments = new Treatments();
    for (int record = 0; record < personOf.length; record++) {
      int person = record % PERSONS + 1;
      personOf[record] = person;
      providerOf[record] = record / PERSONS;
      if (person % (providerOf[record] + 1) == 0) {
        builder.add(record, DAY + providerOf[record] * 200 + random.nextInt(150), 0);
      }
      if (providerOf[record] == 0 && person % 4 != 0) {
        int begins = DAY + 100 + random.nextInt(300);
        treatments.add(person, begins, begins + 50);
      }
    }
    Contacts contacts = builder.build(PERSONS, personOf, providerOf, 3);
    return new PublishedJourneys(
        JourneyFigures.of(contacts, 21, treated ? treatments : null, DAY + 600),
        PROVIDERS,
        mode,
        false);
  }

  private static Figure figure(Page page, String id) {
    return page.sections().stream()
        .flatMap(section -> section.blocks().stream())
        .filter(Figure.class::isInstance)
        .map(Figure.class::cast)
        .filter(figure -> figure.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static boolean has(Page page, String id) {
    return page.sections().stream()
        .flatMap(section -> section.blocks().stream())
        .anyMatch(block -> block instanceof Figure figure && figure.id().equals(id));
  }

  @Test
  void of_exactFigures_showsEveryPersonOnce() {
    Page page = JourneysPage.of(journeys(true, null), RUN);
    assertThat(page.face()).isEqualTo("Exact figures, not for publication.");
    Headline headline = (Headline) page.sections().get(0).blocks().get(0);
    assertThat(headline.tiles().get(0).value()).isEqualTo("400");
    assertThat(headline.tiles().get(1).value()).isEqualTo("267");
    Chart.Bars months = (Chart.Bars) Objects.requireNonNull(figure(page, "by-month").chart());
    assertThat(months.series())
        .extracting(Chart.Series::name)
        .containsExactly("new", "returning", "continuing");
    Chart.Flow flow = (Chart.Flow) Objects.requireNonNull(figure(page, "first-steps").chart());
    assertThat(flow.edges())
        .allMatch(
            edge ->
                flow.nodes().get(edge.from()).stage() + 1 == flow.nodes().get(edge.to()).stage());
    Chart.Lines waiting =
        (Chart.Lines) Objects.requireNonNull(figure(page, "time-to-treatment").chart());
    List<@Nullable Double> shares = waiting.series().get(0).values();
    assertThat(shares).hasSize(25);
    for (int month = 1; month < shares.size(); month++) {
      assertThat(Objects.requireNonNull(shares.get(month)))
          .isGreaterThanOrEqualTo(Objects.requireNonNull(shares.get(month - 1)));
    }
    assertThat(figure(page, "paths").says()).contains("Elm Street → <b>Oak</b>");
    assertThat(figure(page, "time-to-treatment").formula()).startsWith("Kaplan-Meier");
  }

  @Test
  void of_roundedFigures_areMultiplesOfFiveOrWithheld() {
    Page page = JourneysPage.of(journeys(true, DisclosureMode.ROUND5), RUN);
    for (String id : List.of("by-month", "by-quarter", "moves-between-services", "days-away")) {
      figure(page, id).table().rows().stream()
          .flatMap(List::stream)
          .filter(cell -> cell.number() != null)
          .forEach(cell -> assertThat(Objects.requireNonNull(cell.number()) % 5).isZero());
    }
    assertThat(page.face()).contains("round5");
  }

  @Test
  void of_suppressedFigures_leaveOutWhatTellsOfThem() {
    Page page = JourneysPage.of(journeys(false, DisclosureMode.SUPPRESS5), RUN);
    assertThat(has(page, "paths")).isFalse();
    assertThat(has(page, "by-month")).isFalse();
    assertThat(has(page, "time-to-treatment")).isFalse();
    assertThat(has(page, "by-financial-year")).isTrue();
    assertThat(figure(page, "moves-between-services").table().rows()).hasSize(16);
  }

  @Test
  void steps_sayHowManyAreDrawn() {
    assertThat(figure(JourneysPage.of(journeys(false, null), RUN), "first-steps").says())
        .contains("Drawn are all ")
        .contains("of 100 % of the persons who take such a step")
        .contains("Numbers at services are of the steps drawn")
        .doesNotContain("too few persons are left out");
    int size = 12;
    List<String> providers = new ArrayList<>();
    Contacts.Builder builder = new Contacts.Builder();
    int[] personOf = new int[2 * size * size];
    int[] providerOf = new int[personOf.length];
    for (int person = 1; person <= size * size; person++) {
      for (int stop = 0; stop < 2; stop++) {
        int record = 2 * (person - 1) + stop;
        personOf[record] = person;
        providerOf[record] = stop == 0 ? (person - 1) / size : (person - 1) % size;
        builder.add(record, DAY + stop, 0);
      }
    }
    for (int i = 0; i < size; i++) {
      providers.add("Service " + (char) ('A' + i));
    }
    JourneyFigures figures =
        JourneyFigures.of(
            builder.build(size * size, personOf, providerOf, size), 21, null, DAY + 600);
    String exact =
        figure(
                JourneysPage.of(new PublishedJourneys(figures, providers, null, false), RUN),
                "first-steps")
            .says();
    // 12 by 12 but for those who stay: 132 steps of one person each, 60 of them drawn.
    assertThat(exact)
        .contains("Drawn are the 60 largest of 132 steps from the first service to the second")
        .contains("of 45 % of the persons")
        .contains("No step from the second to the third");
    assertThat(
            figure(
                    JourneysPage.of(
                        new PublishedJourneys(figures, providers, DisclosureMode.ROUND5, false),
                        RUN),
                    "first-steps")
                .says())
        .startsWith("No step from one service to another")
        .doesNotContain("132");
  }

  @Test
  void periods_allOfThem_haveNoKinds_andNothingWithheldIsInASentence() {
    for (@Nullable DisclosureMode mode :
        new @Nullable DisclosureMode[] {null, DisclosureMode.ROUND5, DisclosureMode.SUPPRESS5}) {
      Figure years = figure(JourneysPage.of(journeys(true, mode), RUN), "by-financial-year");
      List<Cell> all = years.table().rows().get(years.table().rows().size() - 1);
      assertThat(all.get(1).shown()).isEqualTo("400");
      assertThat(all.subList(2, 5)).extracting(Cell::shown).containsOnly("–");
      assertThat(years.says()).contains(" there were ").doesNotContain("*", "it were");
    }
  }

  @Test
  void shares_showWhatIsKnownOfThem() {
    Figure exact = figure(JourneysPage.of(journeys(true, null), RUN), "time-to-treatment");
    assertThat(exact.table().rows().get(12).get(1).shown()).matches("\\d+\\.\\d %");
    Figure rounded =
        figure(JourneysPage.of(journeys(true, DisclosureMode.ROUND5), RUN), "time-to-treatment");
    for (List<Cell> row : rounded.table().rows()) {
      assertThat(row.subList(1, 4))
          .extracting(Cell::shown)
          .allMatch(share -> share.matches("\\d+ %|under \\d+ %"));
    }
    assertThat(rounded.table().rows().get(0).get(1).shown()).startsWith("under ");
  }

  @Test
  void of_nobody_saysSo() {
    Contacts none = new Contacts.Builder().build(0, new int[0], new int[0], 0);
    for (DisclosureMode mode : DisclosureMode.values()) {
      PublishedJourneys journeys =
          new PublishedJourneys(
              JourneyFigures.of(none, 21, new Treatments(), DAY), List.of(), mode, false);
      Page page = JourneysPage.of(journeys, RUN);
      assertThat(page.sections()).hasSize(5);
    }
  }

  @Test
  void write_namesOfServices_stayText() throws IOException {
    Path file = dir.resolve("report.html");
    PageFile.write(JourneysPage.of(journeys(true, null), RUN), file);
    assertThat(Files.readString(file)).contains("Elm Street").doesNotContain("<b>Oak");
  }
}
