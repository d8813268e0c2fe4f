package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Matches of a generated region, from its files to the tables. */
final class MatchTest {

  private static final List<String> NINE =
      List.of(
          "Cheshire East",
          "Cheshire West and Chester",
          "Halton",
          "Knowsley",
          "Liverpool",
          "Sefton",
          "St Helens",
          "Warrington",
          "Wirral");

  @TempDir private static Path region;
  private static MatchWorld world;

  @TempDir private Path dir;

  @BeforeAll
  static void makeRegion() {
    world = MatchWorld.make(region.resolve("world"), 1800, 1500, 5);
  }

  private Path done(String name, Object... options) {
    Path out = dir.resolve(name);
    Shell.Said said = world.match(out, options);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    return out;
  }

  @Test
  void table_hasARowForEachAuthorityAndContact_andItsParts() {
    Path out = done("out", "--lookup", world.lookup(), "--exact");
    CountsFile counts = new CountsFile(out.resolve("counts-exact.csv"));

    assertThat(counts.heading())
        .containsExactly(
            "authority",
            "contact",
            "naive",
            "naive_low95",
            "naive_high95",
            "linked",
            "linked_low95",
            "linked_high95",
            "estimated",
            "estimated_low95",
            "estimated_high95",
            "expected_chance",
            "expected_missed",
            "disclosure");
    List<String> authorities = new ArrayList<>(NINE);
    authorities.addAll(List.of("not known", "all"));
    assertThat(counts.labels("authority")).containsExactlyElementsOf(authorities);
    assertThat(counts.labels("contact")).containsExactlyElementsOf(MatchWorld.CONTACTS);
    assertThat(counts.labels("disclosure")).containsExactly("exact, not for publication");
    assertThat(counts.size()).isEqualTo(authorities.size() * 4);

    for (String figure : List.of("naive", "linked")) {
      for (String contact : MatchWorld.CONTACTS) {
        long parts = 0;
        for (String authority : authorities.subList(0, authorities.size() - 1)) {
          parts += counts.number(figure, authority, contact);
        }
        assertThat(counts.number(figure, "all", contact)).as(figure).isEqualTo(parts);
      }
      for (String authority : authorities) {
        assertThat(counts.number(figure, authority, "any level"))
            .isEqualTo(
                counts.number(figure, authority, "IMS only")
                    + counts.number(figure, authority, "NDTMS only")
                    + counts.number(figure, authority, "both"));
      }
    }
    for (String contact : MatchWorld.CONTACTS) {
      assertThat(counts.number("estimated_low95", "all", contact))
          .isLessThanOrEqualTo(counts.number("estimated", "all", contact));
      assertThat(counts.number("estimated_high95", "all", contact))
          .isGreaterThanOrEqualTo(counts.number("estimated", "all", contact));
    }
  }

  @Test
  void estimate_holdsTheTruth_andIsNearerThanTheNaiveCount() {
    Path out = done("out", "--exact");
    CountsFile counts = new CountsFile(out.resolve("counts-exact.csv"));
    Map<String, Long> truth = world.truth();
    for (String contact : List.of("both", "any level")) {
      long is = truth.get(contact);
      assertThat(is)
          .as(contact)
          .isBetween(
              counts.number("estimated_low95", "all", contact),
              counts.number("estimated_high95", "all", contact));
      assertThat(Math.abs(counts.number("estimated", "all", contact) - is))
          .as(contact)
          .isLessThan(Math.abs(counts.number("naive", "all", contact) - is));
    }
  }

  @Test
  void folder_holdsTheNamedFilesAndNothingElse() {
    Path out = done("out", "--lookup", world.lookup());
    assertThat(MatchWorld.namesIn(out))
        .containsExactly(
            "counts.csv",
            "ims-excluded.csv",
            "ims-rejected.csv",
            "model.json",
            "ndtms-excluded.csv",
            "ndtms-rejected.csv",
            "report.html",
            "run.json",
            "summary.json");
    assertThat(MatchWorld.namesIn(dir)).containsExactly("out");
    assertThat(MatchWorld.textOf(out)).doesNotContain("ims_record");
  }

  @Test
  void overwrite_replacesAnEarlierMatch() {
    Path out = done("out");
    Shell.Said again = world.match(out);
    assertThat(again.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(again.err()).contains("--overwrite").hasLineCount(1);
    done("out", "--overwrite", "--exact");
    assertThat(out.resolve("counts.csv")).doesNotExist();
    assertThat(out.resolve("counts-exact.csv")).exists();
  }

  @Test
  void releasedLinks_areBetweenRecordsOfOnePerson_mostly() throws IOException {
    Path links = dir.resolve("links.csv");
    Path out = done("out", "--release-links", links);
    Map<String, String> personOf = new HashMap<>();
    for (String line : MatchWorld.lines(region.resolve("world/truth.csv"))) {
      String[] cells = line.split(",", -1);
      personOf.put(cells[1] + "/" + cells[2], cells[3]);
    }
    List<String> lines = Files.readAllLines(links);
    assertThat(lines.get(0))
        .isEqualTo("ims_provider,ims_record,ndtms_provider,ndtms_record,status,match_probability");
    int right = 0;
    Set<String> statuses = new HashSet<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      String left = personOf.get(cells[0] + "/" + cells[1]);
      right += left.equals(personOf.get(cells[2] + "/" + cells[3])) ? 1 : 0;
      statuses.add(cells[4]);
    }
    assertThat(right).isGreaterThan((lines.size() - 1) * 95 / 100);
    assertThat(statuses).isSubsetOf("clear", "ambiguous").contains("clear");
    assertThat(MatchWorld.namesIn(out)).doesNotContain("links.csv");

    Shell.Said again = world.match(dir.resolve("again"), "--release-links", links);
    assertThat(again.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(again.err()).contains("--release-links must not exist").hasLineCount(1);
    assertThat(dir.resolve("again")).doesNotExist();
    done("again", "--release-links", links, "--overwrite");
    assertThat(Files.readAllLines(links)).isEqualTo(lines);
  }

  @Test
  void linksAreReleased_toNoOtherFile() throws IOException {
    Path mine = Clients.write(dir, "mine.csv", Clients.REGION);
    Path out = dir.resolve("out");
    for (Path file : List.of(mine, out.resolve("links.csv"), dir.resolve("no/links.csv"), dir)) {
      Shell.Said said = world.match(out, "--release-links", file, "--overwrite");
      assertThat(said.exitCode()).as(file.toString()).isEqualTo(ExitCode.REFUSED);
      assertThat(said.err()).contains("--release-links").hasLineCount(1);
      assertThat(out).doesNotExist();
    }
    assertThat(Files.readString(mine)).isEqualTo(Clients.REGION);
  }

  @Test
  void threadsAndOrderOfFiles_changeNoByte() throws IOException {
    Object[] by = {"--lookup", world.lookup(), "--by", "sex,provider"};
    Path one = done("one", with(by, "--threads", "1", "--release-links", dir.resolve("one.csv")));
    List<Object> args = new ArrayList<>(List.of("match", "--ims"));
    try (var files = Files.list(region.resolve("world/ims"))) {
      List<Path> shuffled = new ArrayList<>(files.sorted().toList());
      Collections.reverse(shuffled);
      args.addAll(shuffled);
    }
    Path two = dir.resolve("two");
    args.addAll(List.of("--ndtms", world.ndtms(), "--out", two, "--as-at", "2026-03-31"));
    args.addAll(List.of("--threads", "2", "--release-links", dir.resolve("two.csv")));
    args.addAll(List.of(by));
    Shell.Said said = Shell.run(args.toArray());
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    for (String name : List.of("counts.csv", "summary.json", "ims-excluded.csv")) {
      assertThat(two.resolve(name)).as(name).hasSameBinaryContentAs(one.resolve(name));
    }
    assertThat(dir.resolve("two.csv")).hasSameBinaryContentAs(dir.resolve("one.csv"));
  }

  private static Object[] with(Object[] some, Object... more) {
    List<Object> all = new ArrayList<>(List.of(some));
    all.addAll(List.of(more));
    return all.toArray();
  }

  @Test
  void nothingThatIsWrittenOrSaid_tellsAnAttributor() {
    Path out = dir.resolve("out");
    Shell.Said said =
        world.match(
            out,
            "--lookup",
            world.lookup(),
            "--by",
            "age_band,ethnicity",
            "--release-links",
            dir.resolve("links.csv"));
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    Shell.Said counted =
        MatchWorld.countOf(world.ims(), dir.resolve("count"), "--by", "nationality,month");
    assertThat(counted.exitCode()).as(counted.err()).isEqualTo(ExitCode.DONE);
    String all =
        String.join(
            "\n",
            said.out(),
            said.err(),
            counted.out(),
            counted.err(),
            String.join("\n", MatchWorld.lines(dir.resolve("links.csv"))),
            MatchWorld.textOf(out),
            MatchWorld.textOf(dir.resolve("count")));
    Set<String> values = world.values();
    assertThat(values).hasSizeGreaterThan(1000);
    assertThat(values.stream().filter(value -> isIn(all, value)).toList()).isEmpty();
  }

  /** As a word of its own: 19801205 may stand in a hash. */
  private static boolean isIn(String text, String value) {
    for (int at = text.indexOf(value); at >= 0; at = text.indexOf(value, at + 1)) {
      boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
      int end = at + value.length();
      if (begins && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)))) {
        return true;
      }
    }
    return false;
  }

  @Test
  void attributor_countsDifferentAttributors() throws IOException {
    Path out = done("out", "--method", "attributor", "--exact");
    CountsFile counts = new CountsFile(out.resolve("counts-exact.csv"));
    for (String contact : MatchWorld.CONTACTS) {
      assertThat(counts.number("linked", "all", contact))
          .as(contact)
          .isEqualTo(counts.number("naive", "all", contact));
    }
    JsonNode summary = new ObjectMapper().readTree(out.resolve("summary.json").toFile());
    assertThat(summary.get("method").asText()).isEqualTo("attributor");
    assertThat(summary.get("links").get("weighed_by_a_model").asBoolean()).isFalse();
  }

  @Test
  void json_isTheSummaryAndNothingElse() throws IOException {
    Path out = dir.resolve("out");
    Shell.Said said = world.match(out, "--json", "--quiet");
    assertThat(said.err()).isEmpty();
    ObjectMapper json = new ObjectMapper();
    assertThat(json.readTree(said.out()))
        .isEqualTo(json.readTree(out.resolve("summary.json").toFile()));
  }

  @Test
  void threshold_makesFewerLinks() {
    Path usual = done("usual", "--exact");
    Path strict = done("strict", "--exact", "--threshold", "0.999");
    assertThat(new CountsFile(strict.resolve("counts-exact.csv")).number("linked", "all", "both"))
        .isLessThan(
            new CountsFile(usual.resolve("counts-exact.csv")).number("linked", "all", "both"));
  }
}
