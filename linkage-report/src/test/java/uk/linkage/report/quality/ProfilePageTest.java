package uk.linkage.report.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.DataQuality;
import uk.linkage.LinkageMethod;
import uk.linkage.LinkageSettings;
import uk.linkage.StageListener;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.input.ReadOptions;
import uk.linkage.intake.ProviderTally;
import uk.linkage.intake.ProviderTally.Part;
import uk.linkage.profile.ProviderQuality;
import uk.linkage.profile.QualityReport;
import uk.linkage.report.page.Cell;
import uk.linkage.report.page.Chart.Bars;
import uk.linkage.report.page.Chart.Matrix;
import uk.linkage.report.page.Chart.Series;
import uk.linkage.report.page.Figure;
import uk.linkage.report.page.Page;
import uk.linkage.report.page.PageFile;
import uk.linkage.report.page.Section;

class ProfilePageTest {

  private static final String HEADER =
      "record_id,provider,first_initial,last_initial,dob,sex,postcode,consent\n";

  @TempDir private Path dir;
  private QualityReport report;

  /** Two providers: one careful, one that writes 1 January and forgets the sex. */
  @BeforeEach
  void judge() throws IOException {
    StringBuilder csv = new StringBuilder(HEADER);
    for (int i = 0; i < 120; i++) {
      char first = (char) ('A' + i % 23);
      char last = (char) ('A' + i * 7 % 19);
      int month = 1 + i % 12;
      csv.append(i).append(",careful,").append(first).append(',').append(last);
      csv.append(",19").append(50 + i % 40).append('-').append(month < 10 ? "0" : "").append(month);
      csv.append("-1").append(i % 9).append(",F,L3 2ET,Y\n");
      csv.append(i).append(",careless,").append(first).append(',').append(last);
      csv.append(",1966-01-01,").append(i % 3 == 0 ? "" : "M").append(",ZZ99 3VZ,");
      csv.append(i % 4 == 0 ? "" : "Y").append('\n');
    }
    csv.append("n1,nobody,Q,Z,1966-03-05,M,CH41 1AA,No\n");
    Path file = Files.writeString(dir.resolve("clients.csv"), csv);
    try (DuckDb db = DuckDb.inMemory(2, 200_000_000)) {
      ReadOptions options =
          new ReadOptions(
              List.of(file.toString()),
              "ims",
              Map.of(),
              Set.of(),
              "utf-8",
              null,
              false,
              List.of(),
              null,
              LocalDate.of(2026, 11, 22),
              null);
      ClientFiles files = ClientFiles.open(db, options);
      report =
          DataQuality.run(
              files,
              new LinkageSettings(
                  files.intakeSettings(), LinkageMethod.ATTRIBUTOR, 2, 1_000_000_000),
              StageListener.SILENT);
    }
  }

  private Figure figure(String id) {
    for (Section section : ProfilePage.of(report, List.of("a note")).sections()) {
      for (var block : section.blocks()) {
        if (block instanceof Figure figure && figure.id().equals(id)) {
          return figure;
        }
      }
    }
    throw new AssertionError("no figure " + id);
  }

  @Test
  void of_rows_areAllAccountedFor() {
    Figure figure = figure("screened-out");
    Bars bars = (Bars) figure.chart();
    assertThat(bars).isNotNull();
    assertThat(bars.categories()).containsExactly("careless", "nobody");
    double out = 0;
    for (Series series : bars.series()) {
      out += series.values().stream().mapToDouble(value -> value == null ? 0 : value).sum();
    }
    assertThat((long) out).isEqualTo(report.intake().rows() - report.intake().clients().size());
    for (List<Cell> row : figure.table().rows()) {
      List<Double> numbers = row.stream().skip(1).map(Cell::number).toList();
      double parts =
          numbers.subList(0, numbers.size() - 1).stream().mapToDouble(Double::doubleValue).sum();
      assertThat(parts).isEqualTo(numbers.get(numbers.size() - 1));
    }
  }

  @Test
  void of_shares_areThoseOfTheTallies() {
    Matrix matrix = (Matrix) figure("quality-complete-by-provider").chart();
    assertThat(matrix).isNotNull();
    // Of the provider of whom nobody takes part there are no shares.
    assertThat(matrix.rows()).containsExactly("careful", "careless");
    for (int provider = 0; provider < matrix.rows().size(); provider++) {
      ProviderTally tally = report.providers().get(provider).tally();
      int place = 0;
      for (Part part : Part.values()) {
        Double expected = (double) tally.present(part) / tally.records();
        assertThat(matrix.values().get(provider).get(place++)).isEqualTo(expected);
      }
    }
    assertThat(figure("quality-missing-by-reason").table().rows())
        .anyMatch(
            row ->
                row.get(2).shown().equals("pseudo postcode ZZ99")
                    && row.get(0).shown().equals("careless"));
  }

  @Test
  void of_days_pointAtNobody() {
    List<List<Cell>> days = figure("quality-days").table().rows();
    assertThat(days.get(0).get(2).shown()).isEqualTo("under 10");
    assertThat(days.get(1).get(1).shown()).isEqualTo("1 January");
    assertThat(days.get(1).get(2).number()).isEqualTo(90);
    assertThat(days.get(1).get(4).shown()).isEqualTo("yes");
  }

  @Test
  void of_repeats_areThoseOfTheReport() {
    double shown = 0;
    for (List<Cell> row : figure("quality-repeats").table().rows()) {
      Double number = row.get(2).number();
      shown += number == null ? 0 : number;
    }
    assertThat((long) shown)
        .isEqualTo(report.providers().stream().mapToLong(ProviderQuality::duplicates).sum());
    assertThat(figure("quality-findings").says()).endsWith("findings at 1 of 3 providers.");
  }

  @Test
  void write_page_holdsNoValue_andIsTheSameEveryTime() throws IOException {
    Path page = dir.resolve("page.html");
    PageFile.write(ProfilePage.of(report, List.of()), page);
    String html = Files.readString(page);
    String shown = html.substring(html.indexOf("<body"), html.indexOf("</main>"));
    assertThat(shown).contains("careless").doesNotContain("L3 2ET", "1966", "CH41");
    PageFile.write(ProfilePage.of(report, List.of()), page);
    assertThat(Files.readString(page)).isEqualTo(html);
  }

  @Test
  void of_noProviders_isAPageStill() {
    Page page = ProfilePage.of(new QualityReport(report.intake(), List.of(), List.of()), List.of());
    assertThat(page.sections()).hasSize(5);
  }
}
