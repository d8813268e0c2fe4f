package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a match counts by, and for which authorities. */
final class MatchByTest {

  @TempDir private static Path region;
  private static MatchWorld world;

  @TempDir private Path dir;

  @BeforeAll
  static void makeRegion() {
    world = MatchWorld.make(region.resolve("world"), 1500, 1200, 8);
  }

  private CountsFile done(Object... options) {
    Path out = dir.resolve("out");
    Shell.Said said = world.match(out, options);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.err()).isEmpty();
    boolean exact = Files.exists(out.resolve("counts-exact.csv"));
    return new CountsFile(out.resolve(exact ? "counts-exact.csv" : "counts.csv"));
  }

  @ParameterizedTest
  @CsvSource({
    "sex, sex, true",
    "gender, sex, true",
    "age_band, age band, true",
    "ethnicity, ethnicity, true",
    "nationality, nationality, true",
    "provider, provider, false",
    "intervention, intervention, false",
    "month, month, false",
    "quarter, quarter, false",
    "Financial Year, financial year, false",
  })
  void by_makesAColumn_whosePartsHoldEverybody(String asked, String column, boolean addsUp) {
    CountsFile counts = done("--by", asked, "--exact");
    assertThat(counts.heading().subList(0, 3)).containsExactly("authority", column, "contact");
    List<String> labels = counts.labels(column);
    assertThat(labels).hasSizeGreaterThan(2).endsWith("all");
    long total = counts.number("linked", "all", "all", "any level");
    assertThat(total).isPositive();
    long sum = 0;
    long largest = 0;
    for (String label : labels.subList(0, labels.size() - 1)) {
      long part = counts.number("linked", "all", label, "any level");
      sum += part;
      largest = Math.max(largest, part);
    }
    if (addsUp) {
      assertThat(sum).isEqualTo(total);
    } else {
      assertThat(total).isBetween(largest, sum);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"month", "quarter", "financial_year", "provider,month", "sex,quarter"})
  void periods_areRounded_andNotSuppressed(String by) {
    CountsFile counts = done("--by", by, "--disclosure", "round5");
    assertThat(counts.labels("disclosure")).containsExactly("round5");
    // By contact and by period the persons are several tables that tell of each other.
    Path other = dir.resolve("suppressed");
    Shell.Said said = world.match(other, "--by", by, "--disclosure", "suppress5");
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).contains("use --disclosure round5").hasLineCount(1);
    assertThat(other).doesNotExist();
  }

  @Test
  void two_areCrossed() {
    CountsFile counts = done("--by", "sex", "--by", "age-band", "--exact");
    assertThat(counts.heading().subList(0, 4))
        .containsExactly("authority", "sex", "age band", "contact");
    long women = counts.number("linked", "all", "female", "all", "both");
    long parts = 0;
    for (String band : counts.labels("age band")) {
      parts += band.equals("all") ? 0 : counts.number("linked", "all", "female", band, "both");
    }
    assertThat(parts).isEqualTo(women);
    assertThat(counts.size())
        .isEqualTo(
            counts.labels("authority").size()
                * counts.labels("sex").size()
                * counts.labels("age band").size()
                * 4);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "colour            | 3 | --by colour must name a column of the input that has values",
        "dob               | 4 | must not tell who a person is",
        "Post Code         | 4 | must not tell who a person is",
        "sex,gender        | 2 | --by must name a column once",
        "age,age_band      | 2 | --by must name a column once",
        "ethnic,ethnicity  | 2 | --by must name a column once",
        "contact           | 2 | what the table calls a column of its own",
        "'sex, ,provider'  | 2 | --by must name a column, got a blank",
        "sex,age,ethnicity,nationality,provider | 2 | --by may name 4 columns",
      })
  void by_isRefused(String by, int exitCode, String message) {
    Path out = dir.resolve("out");
    Shell.Said said = world.match(out, "--by", by);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(exitCode);
    assertThat(said.err()).contains(message).hasLineCount(1);
    assertThat(said.out()).isEmpty();
    assertThat(out).doesNotExist();
  }

  @Test
  void by_authorityIsThereAnyway() {
    CountsFile counts = done("--by", "la,sex");
    assertThat(counts.heading().subList(0, 3)).containsExactly("authority", "sex", "contact");
  }

  @Test
  void oneAuthority_othersOfImsAreElsewhere_othersOfNdtmsAreLeftOut() throws IOException {
    CountsFile counts = done("--la", "liverpool", "--lookup", world.lookup(), "--exact");
    assertThat(counts.labels("authority"))
        .containsExactly("Liverpool", "elsewhere", "not known", "all");
    assertThat(counts.number("linked", "elsewhere", "IMS only")).isPositive();
    assertThat(counts.number("linked", "elsewhere", "NDTMS only")).isZero();
    assertThat(Files.readString(dir.resolve("out/summary.json")))
        .contains("records of other authorities are left out (--la)");
  }

  @Test
  void authorities_byNameAndCode() {
    CountsFile counts = done("--la", "E08000012,st. helens", "--la", "Wirral");
    assertThat(counts.labels("authority").subList(0, 3))
        .containsExactly("Liverpool", "St Helens", "Wirral");
  }

  @Test
  void allAuthorities_areThoseThatOccur() {
    CountsFile counts = done("--la", "all", "--exact");
    assertThat(counts.labels("authority"))
        .contains("Liverpool", "Halton", "not known", "all")
        .doesNotContain("elsewhere");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Liverpol  | did you mean 'Liverpool'?",
        "E0800001  | did you mean 'E0800001",
        "Atlantis  | --la must name a local authority",
        "E06000099 | which the lookup doesn't have",
      })
  void unknownAuthority_isRefused(String authority, String message) {
    Path out = dir.resolve("out");
    Shell.Said said = world.match(out, "--la", authority, "--lookup", world.lookup());
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).contains(message).hasLineCount(1);
    assertThat(out).doesNotExist();
  }

  @Test
  void lookup_placesThoseOfIms_eachRecordOnce() throws IOException {
    CountsFile without = done("--exact");
    assertThat(without.number("linked", "Liverpool", "IMS only")).isZero();
    CountsFile with = done("--exact", "--lookup", world.lookup(), "--overwrite");
    assertThat(with.number("linked", "Liverpool", "IMS only")).isPositive();
    assertThat(with.number("linked", "not known", "any level"))
        .isLessThan(without.number("linked", "not known", "any level"));
    assertThat(with.number("linked", "all", "any level"))
        .isEqualTo(without.number("linked", "all", "any level"));
  }

  @Test
  void lookup_mayCallItsColumnsOtherwise() throws IOException {
    String text = Files.readString(world.lookup());
    String heading = text.substring(0, text.indexOf('\n'));
    Path other =
        Clients.write(
            dir,
            "other.csv",
            heading.replace("pcds", "wo").replace("oslaua", "wer")
                + text.substring(heading.length()));
    Shell.Said said = world.match(dir.resolve("none"), "--lookup", other);
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).contains("--lookup-column").hasLineCount(1);
    CountsFile counts =
        done(
            "--lookup",
            other,
            "--lookup-column",
            "postcode=wo",
            "--lookup-column",
            "authority=wer",
            "--exact");
    assertThat(counts.number("linked", "Liverpool", "IMS only")).isPositive();

    said = world.match(dir.resolve("none"), "--lookup-column", "postcode=wo");
    assertThat(said.exitCode()).isEqualTo(ExitCode.USAGE);
    assertThat(said.err()).contains("--lookup-column must come with --lookup");
  }

  @Test
  void withoutColumnOrLookup_onlyAllAuthoritiesCanBeAsked() throws IOException {
    String text = Files.readString(world.ndtms());
    Path silent = Clients.write(dir, "ndtms.csv", text.replace("\"LA\"", "\"X\""));
    Path out = dir.resolve("none");
    Shell.Said said = MatchWorld.matchOf(world.ims(), silent, out);
    assertThat(said.exitCode()).as(said.out()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).contains("--la all").hasLineCount(1);
    assertThat(out).doesNotExist();

    said = MatchWorld.matchOf(world.ims(), silent, out, "--la", "all", "--exact");
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.text())
        .contains("NDTMS: no column of authority")
        .contains("--ndtms-column authority=NAME");
    assertThat(new CountsFile(out.resolve("counts-exact.csv")).labels("authority"))
        .containsExactly("not known", "all");

    said =
        MatchWorld.matchOf(
            world.ims(), silent, dir.resolve("lookup"), "--lookup", world.lookup(), "--exact");
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.text()).contains("records were placed by their postcodes");
  }
}
