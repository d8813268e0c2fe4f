package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import org.junit.jupiter.params.provider.ValueSource;

/** Counts of the persons of some files. */
final class CountTest {

  @TempDir private static Path region;
  private static MatchWorld world;

  @TempDir private Path dir;

  @BeforeAll
  static void makeRegion() {
    world = MatchWorld.make(region.resolve("world"), 1800, 1200, 31);
  }

  private CountsFile done(Object files, Object... options) {
    Path out = dir.resolve("out");
    Shell.Said said = MatchWorld.countOf(files, out, options);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.err()).isEmpty();
    boolean exact = Files.exists(out.resolve("counts-exact.csv"));
    return new CountsFile(out.resolve(exact ? "counts-exact.csv" : "counts.csv"));
  }

  @Test
  void everybodyIsCountedOnce_andTheEstimateHoldsTheTruth() throws IOException {
    CountsFile counts = done(world.ims(), "--lookup", world.lookup(), "--exact");
    assertThat(counts.labels("contact")).containsExactly("any level");
    assertThat(counts.size()).isEqualTo(11);
    long sum = 0;
    for (String authority : counts.labels("authority")) {
      sum += authority.equals("all") ? 0 : counts.number("linked", authority);
    }
    assertThat(sum).isEqualTo(counts.number("linked", "all"));
    Set<String> persons = new HashSet<>();
    for (String line : MatchWorld.lines(region.resolve("world/truth.csv"))) {
      String[] cells = line.split(",", -1);
      if (cells[0].equalsIgnoreCase("ims")) {
        persons.add(cells[3]);
      }
    }
    assertThat((long) persons.size())
        .isBetween(
            counts.number("estimated_low95", "all"), counts.number("estimated_high95", "all"));
    assertThat(MatchWorld.namesIn(dir.resolve("out")))
        .containsExactly(
            "counts-exact.csv",
            "excluded.csv",
            "model.json",
            "providers.csv",
            "rejected.csv",
            "report.html",
            "run.json",
            "summary.json");
    JsonNode summary = new ObjectMapper().readTree(dir.resolve("out/summary.json").toFile());
    assertThat(summary.get("persons")).hasSize(1);
    assertThat(summary.get("persons").get(0).get("linked").asLong())
        .isEqualTo(counts.number("linked", "all"));
  }

  @Test
  void providers_shareWithEachOtherAlike() {
    CountsFile counts = done(world.ims(), "--exact", "--by", "provider");
    CountsFile shared = new CountsFile(dir.resolve("out/providers.csv"));
    assertThat(shared.heading())
        .containsExactly("provider", "shares_with", "persons", "disclosure");
    List<String> providers = shared.labels("provider");
    for (String a : providers) {
      assertThat(shared.number("persons", a, a)).isEqualTo(counts.number("linked", "all", a));
      for (String b : providers) {
        assertThat(shared.number("persons", a, b)).isEqualTo(shared.number("persons", b, a));
        assertThat(shared.number("persons", a, b))
            .isLessThanOrEqualTo(shared.number("persons", a, a));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"round5", "suppress5"})
  void smallNumbers_areWithheld(String mode) {
    String text = Clients.REGION;
    Path few = Clients.write(dir, "few.csv", text);
    CountsFile counts =
        done(few, "--method", "attributor", "--by", "provider", "--disclosure", mode);
    assertThat(counts.text("linked", "not known", "Oak House")).isEqualTo("*");
    assertThat(counts.labels("disclosure")).containsExactly(mode);
    CountsFile shared = new CountsFile(dir.resolve("out/providers.csv"));
    assertThat(shared.labels("persons")).containsExactly("*");
    assertThat(MatchWorld.textOf(dir.resolve("out"))).doesNotContain("\"linked\" : 4");
  }

  @Test
  void smallNumbers_areNotPrinted() {
    Path few = Clients.write(dir, "few.csv", Clients.REGION);
    Shell.Said said = MatchWorld.countOf(few, dir.resolve("out"), "--method", "attributor");
    assertThat(said.without(dir).out())
        .containsPattern("persons +\\* +\\* +\\* +\\*")
        .doesNotContain(Clients.VALUES);
  }

  @Test
  void ndtms_hasItsOwnDaysAndAuthorities() {
    CountsFile counts =
        done(world.ndtms(), "--profile", "ndtms", "--by", "financial_year", "--exact");
    assertThat(counts.labels("financial year")).contains("2025/26", "all");
    assertThat(counts.number("linked", "all", "2025/26")).isPositive();
    assertThat(counts.number("linked", "Liverpool", "all")).isPositive();
  }

  @Test
  void against_anEarlierCount() throws IOException {
    Path earlier = dir.resolve("earlier");
    Object[] how = {"--disclosure", "suppress5", "--method", "ladder", "--by", "provider"};
    assertThat(MatchWorld.countOf(world.ims(), earlier, how).exitCode()).isEqualTo(ExitCode.DONE);
    Path one = Clients.write(dir, "one.csv", Clients.HEADER + "n1,New Place,Q,Q,1960-02-29,F,,Y\n");
    Shell.Said said =
        Shell.run(
            "count",
            world.ims(),
            one,
            "--out",
            dir.resolve("out"),
            "--as-at",
            "2026-03-31",
            "--against",
            earlier,
            how[0],
            how[1],
            how[2],
            how[3],
            how[4],
            how[5]);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.text())
        .contains("authority all, provider all, any level: the two counts are 1 to 4 apart");
  }

  /** In so few records no model can be fitted, which is found out when they are linked. */
  @Test
  void unknownColumn_isRefusedBeforeLinking() {
    Path few = Clients.write(dir, "few.csv", Clients.REGION);
    Shell.Said said = MatchWorld.countOf(few, dir.resolve("out"), "--by", "hobby");
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err()).contains("--by hobby must name a column of the input");
    assertThat(dir.resolve("out")).doesNotExist();
  }

  @Test
  void withoutAuthorities_allAreNotKnown_andItIsSaid() {
    Path out = dir.resolve("out");
    Shell.Said said =
        MatchWorld.countOf(
            Clients.write(dir, "few.csv", Clients.REGION), out, "--method", "ladder", "--exact");
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.text()).contains("no column of authority");
    CountsFile counts = new CountsFile(out.resolve("counts-exact.csv"));
    assertThat(counts.labels("authority")).containsExactly("not known", "all");
  }

  @Test
  void nobody_isCountedAsNobody() {
    Path none = Clients.write(dir, "none.csv", Clients.REGION.replaceAll("(?i),y(es)?\n", ",No\n"));
    CountsFile counts = done(none, "--method", "attributor", "--exact", "--by", "sex,month");
    assertThat(counts.number("linked", "all", "all", "all")).isZero();
  }
}
