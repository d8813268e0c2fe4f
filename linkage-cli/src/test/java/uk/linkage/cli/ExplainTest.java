package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Explanations of pairs of a small region, linked by a model, and of a few records by the ladder.
 */
final class ExplainTest {

  private static final Pattern VALUE =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d|[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}");

  @TempDir private static Path dir;
  private static Path result;
  private static Path parquet;
  private static Path ladder;

  /** Of every record, its person; of every pair of linked records, the cells of its row. */
  private static final Map<String, String> PERSONS = new HashMap<>();

  private static final List<String[]> LINKS = new ArrayList<>();

  @BeforeAll
  static void link() throws IOException {
    Shell.run("synth", "--out", dir.resolve("region"), "--persons", "3000", "-q");
    String region = dir.resolve("region") + "/ims/*.csv";
    result = dir.resolve("result");
    parquet = dir.resolve("parquet");
    ladder = dir.resolve("ladder");
    done(Shell.run("dedupe", region, "--out", result, "-q", "--as-at", "2026-11-22"));
    done(
        Shell.run(
            "dedupe",
            region,
            "--out",
            parquet,
            "-q",
            "--as-at",
            "2026-11-22",
            "--format",
            "parquet"));
    Path few = Clients.write(dir, "few.csv", Clients.REGION);
    done(Shell.run("dedupe", few, "--out", ladder, "--method", "ladder", "-q"));
    for (String line : Files.readAllLines(result.resolve("persons.csv"))) {
      String[] cells = line.split(",", -1);
      PERSONS.put(cells[0] + "/" + cells[1], cells[2]);
    }
    for (String line : Files.readAllLines(result.resolve("links.csv"))) {
      LINKS.add(line.split(",", 12));
    }
    LINKS.remove(0);
  }

  private static void done(Shell.Said said) {
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
  }

  private static String left(String[] link) {
    return link[0] + "/" + link[1];
  }

  private static String right(String[] link) {
    return link[2] + "/" + link[3];
  }

  private static JsonNode json(Object... args) throws IOException {
    List<Object> all = new ArrayList<>(List.of("explain"));
    all.addAll(List.of(args));
    all.add("--json");
    Shell.Said said = Shell.run(all.toArray());
    done(said);
    return new ObjectMapper().readTree(said.out());
  }

  /** Two records of one person without a link between them. */
  private static List<String> chained() {
    Set<String> linked = new HashSet<>();
    LINKS.forEach(link -> linked.add(left(link) + " " + right(link)));
    for (String[] first : LINKS) {
      for (String[] second : LINKS) {
        if (right(first).equals(left(second))
            && PERSONS.get(left(first)).equals(PERSONS.get(right(second)))
            && !linked.contains(left(first) + " " + right(second))
            && !linked.contains(right(second) + " " + left(first))) {
          return List.of(left(first), right(second));
        }
      }
    }
    throw new AssertionError("the region has no chain");
  }

  @Test
  void directLink_isTakenApart() throws IOException {
    String[] link = LINKS.get(0);
    Shell.Said said = Shell.run("explain", result, left(link), right(link));
    done(said);
    assertThat(said.out())
        .startsWith(left(link) + " and " + right(link) + " are one person.\nA link joins them.\n\n")
        .contains("  initials: " + link[6] + " ")
        .contains("  dob: " + link[7] + " ")
        .contains("  match weight ")
        .contains(link[5] + "  the threshold is 0.5")
        .contains("Found by the blocking key '")
        .doesNotContainPattern(VALUE);
    assertThat(said.out().lines()).allMatch(line -> line.length() <= 80);
  }

  @Test
  void parts_addUpToTheOdds() throws IOException {
    for (int i = 0; i < LINKS.size(); i += LINKS.size() / 5) {
      String[] link = LINKS.get(i);
      JsonNode explained = json(result, right(link), left(link));
      JsonNode of = explained.get("link");
      double sum = of.get("together").asDouble() + of.get("value_weight").asDouble();
      for (JsonNode comparison : of.get("comparisons")) {
        sum += comparison.get("weight").asDouble();
      }
      double weight = of.get("match_weight").asDouble();
      assertThat(sum).isCloseTo(weight, within(.002));
      double odds = of.get("log2_odds").asDouble();
      assertThat(odds).isCloseTo(weight + of.get("prior").asDouble(), within(1e-9));
      assertThat(of.get("match_probability").asDouble())
          .isCloseTo(1 / (1 + Math.pow(2, -odds)), within(.001));
      assertThat(explained.get("chain")).isEmpty();
      assertThat(json(parquet, right(link), left(link))).isEqualTo(explained);
    }
  }

  @Test
  void chain_isShownWhereNoLinkIs() throws IOException {
    List<String> two = chained();
    Shell.Said said = Shell.run("explain", result, two.get(0), two.get(1));
    done(said);
    assertThat(said.out())
        .contains(" are one person.\nNo link joins them directly: alone they are below the thres")
        .contains("The links that join them through other records")
        .contains("  " + two.get(0) + "\n")
        .containsPattern("\n  " + two.get(1) + " +\\+\\d");
    JsonNode explained = json(result, two.get(1), two.get(0));
    assertThat(explained.get("link").isNull()).isTrue();
    JsonNode chain = explained.get("chain");
    assertThat(chain.size()).isGreaterThanOrEqualTo(2);
    for (int i = 1; i < chain.size(); i++) {
      assertThat(chain.get(i).get("from")).isEqualTo(chain.get(i - 1).get("to"));
    }
  }

  @Test
  void strangers_areTwoPersons() {
    String one = left(LINKS.get(0));
    String other =
        PERSONS.keySet().stream()
            .filter(name -> !name.startsWith("provider/"))
            .filter(name -> !PERSONS.get(name).equals(PERSONS.get(one)))
            .sorted()
            .findFirst()
            .orElseThrow();
    Shell.Said said = Shell.run("explain", result, one, other);
    done(said);
    assertThat(said.out())
        .startsWith(one + " and " + other + " are two persons.\nNo link joins them directly")
        .hasLineCount(3);
  }

  @Test
  void linkThatTheOthersSpeakAgainst_isShown() throws IOException {
    String name = left(LINKS.get(0));
    String row = name.replace('/', ',') + "," + PERSONS.get(name) + "\n";
    Shell.Said said =
        explainEdited("apart", "persons.csv", row, row.replaceFirst("\\d+\n", "999999\n"));
    done(said);
    assertThat(said.out())
        .contains(
            " are two persons.\nA link joins them, but with the records that other links join")
        .contains("match probability");
  }

  @Test
  void page_showsThePairAndThePerson_andNoValue() throws IOException {
    List<String> two = chained();
    Path page = dir.resolve("chain.html");
    Shell.Said said = Shell.run("explain", result, two.get(0), two.get(1), "--html", page);
    done(said);
    assertThat(said.without(dir).out()).endsWith("\nOpen in a browser: DIR/chain.html\n");
    String shown = shown(page);
    assertThat(shown)
        .contains("Why two records are one person")
        .contains("The links that join the two")
        .doesNotContainPattern(VALUE);
    String person = PERSONS.get(two.get(0));
    for (Map.Entry<String, String> record : PERSONS.entrySet()) {
      if (record.getValue().equals(person)) {
        assertThat(shown).contains(">" + record.getKey() + "<");
      }
    }
    String[] link = LINKS.get(0);
    done(Shell.run("explain", result, left(link), right(link), "--html", page, "--overwrite"));
    assertThat(shown(page))
        .contains("What speaks for a link, and what against it")
        .contains(link[5])
        .doesNotContainPattern(VALUE);
  }

  /** A page without its library of charts, which is the same in every page. */
  private static String shown(Path page) throws IOException {
    String html = Files.readString(page);
    // The policy before it holds hashes, which may look like anything.
    return html.substring(html.indexOf("<body"), html.indexOf("</main>"));
  }

  @Test
  void page_thatMayNotBeWritten_isRefused() throws IOException {
    String[] link = LINKS.get(0);
    Path mine = Clients.write(dir, "mine.txt", "mine");
    Path page = dir.resolve("once.html");
    done(Shell.run("explain", result, left(link), right(link), "--html", page, "--json"));
    String before = Files.readString(page);
    assertRefused(
        Shell.run("explain", result, left(link), right(link), "--html", page),
        "DIR/once.html: --html must not exist, got one that does");
    assertRefused(
        Shell.run("explain", result, left(link), right(link), "--html", mine, "--overwrite"),
        "may replace a page only, got a file that is none");
    assertRefused(
        Shell.run("explain", result, left(link), right(link), "--html", dir, "--overwrite"),
        "got a folder or a device");
    assertRefused(
        Shell.run("explain", result, left(link), right(link), "--html", dir.resolve("no/p.html")),
        "must be in a folder that exists");
    assertRefused(
        Shell.run("explain", result, "nobody", "none", "--html", page, "--overwrite"),
        "which isn't in");
    assertThat(page).hasContent(before);
    assertThat(mine).hasContent("mine");
    assertThat(Shell.run("explain", result, left(link), right(link), "--html", "-").exitCode())
        .isEqualTo(ExitCode.USAGE);
    try (var files = Files.list(dir)) {
      assertThat(files).noneMatch(file -> file.toString().contains("partial"));
    }
  }

  @Test
  void recordId_isEnoughWhereItIsTheOnlyOne() throws IOException {
    String[] link = LINKS.get(0);
    assertThat(json(result, link[1], link[3])).isEqualTo(json(result, left(link), right(link)));
  }

  @Test
  void ladder_namesItsKeyAndLevels() throws IOException {
    Shell.Said said = Shell.run("explain", ladder, "Oak House/1", "Elm Street/1");
    done(said);
    assertThat(said.out())
        .isEqualTo(
            """
            Oak House/1 and Elm Street/1 are one person.
            A link joins them.

            How far they agree
              initials                  both
              dob                      exact
              sex                       same
              postcode                  unit
              match key  attributor and unit
            """);
    assertThat(json(ladder, "Oak House/1", "Elm Street/1").get("link").has("match_weight"))
        .isFalse();
    said = Shell.run("explain", ladder, "Oak House/1", "Oak House/2");
    assertThat(said.out()).contains("are two persons").contains("no match key of 'ladder'");
  }

  @Test
  void records_thatNobodyOrSeveralHave_areRefused() {
    assertRefused(
        Shell.run("explain", ladder, "1", "Oak House/2"),
        "got '1', which 2 providers have; say 'Elm Street/1' or 'Oak House/1'");
    assertRefused(
        Shell.run("explain", ladder, "Oak House/3", "Oak House/2"),
        "got 'Oak House/3', which isn't in DIR/ladder/persons.csv; check the spelling");
    assertRefused(
        Shell.run("explain", ladder, "it's; DROP", "Oak House/2"), "got 'it's; DROP', which isn't");
    assertRefused(
        Shell.run("explain", ladder, "Oak House/2", "Oak House/2"), "the records must be two");
  }

  @Test
  void folders_thatAreNoResult_areRefused() throws IOException {
    assertRefused(explain(dir.resolve("nowhere")), "got no folder; check the path");
    assertRefused(explain(dir.resolve("region")), "got one without its run.json");
    Path profile = dir.resolve("profile");
    done(Shell.run("profile", dir.resolve("few.csv"), "--out", profile));
    assertRefused(explain(profile), "got one without model.json");
    Path half = copyOf(ladder, "half");
    Files.delete(half.resolve("links.csv"));
    assertRefused(explain(half), "DIR/half/links.csv: must be as linkage wrote it");
    Path broken = copyOf(ladder, "broken");
    Files.writeString(broken.resolve("run.json"), "{");
    assertRefused(explain(broken), "got one without its run.json");
  }

  @Test
  void filesThatWereChanged_areRefused() throws IOException {
    for (String name : List.of("persons.csv", "links.csv", "model.json")) {
      Path edited = copyOf(result, "edited-" + name);
      Files.writeString(edited.resolve(name), Files.readString(edited.resolve(name)) + " ");
      assertRefused(
          Shell.run("explain", edited, left(LINKS.get(0)), right(LINKS.get(0))),
          name + ": must be as linkage wrote it, got a file that is gone or was changed since");
    }
  }

  @Test
  void filesThatWereChangedTogether_areRefusedToo() throws IOException {
    String[] link = LINKS.get(0);
    assertRefused(
        explainEdited("weight", "links.csv", "," + link[4] + ",", ",99.000,"), "was changed since");
    assertRefused(
        explainEdited("level", "links.csv", "," + link[6] + ",", ",nearly,"), "was changed since");
    assertRefused(
        explainEdited("number", "links.csv", "," + link[4] + ",", ",x,"),
        "its tables could not be read");
    assertRefused(
        explainEdited("format", "model.json", "\"format\": 1", "\"format\": 2"),
        "must be a result of this version of linkage, got one of another");
    assertRefused(
        explainEdited("method", "model.json", "\"probabilistic\"", "\"magic\""),
        "was changed since");
    assertRefused(
        explainEdited("header", "persons.csv", "person_id", "person"),
        "its tables could not be read");
  }

  private static Shell.Said explain(Path folder) {
    return Shell.run("explain", folder, "Oak House/1", "Elm Street/1");
  }

  /** Changes a file and its hash, as nobody does by accident, and explains the first link. */
  private static Shell.Said explainEdited(String name, String file, String found, String put)
      throws IOException {
    Path edited = copyOf(result, name);
    Path path = edited.resolve(file);
    String before = uk.linkage.duckdb.input.InputFile.sha256(path);
    String text = Files.readString(path);
    int at = text.indexOf(found);
    assertThat(at).isPositive();
    Files.writeString(path, text.substring(0, at) + put + text.substring(at + found.length()));
    Path run = edited.resolve("run.json");
    Files.writeString(
        run, Files.readString(run).replace(before, uk.linkage.duckdb.input.InputFile.sha256(path)));
    return Shell.run("explain", edited, left(LINKS.get(0)), right(LINKS.get(0)));
  }

  private static Path copyOf(Path folder, String name) throws IOException {
    Path copy = Files.createDirectory(dir.resolve(name));
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  private static void assertRefused(Shell.Said said, String words) {
    Shell.Said shown = said.without(dir);
    assertThat(shown.exitCode()).as(shown.err()).isEqualTo(ExitCode.REFUSED);
    assertThat(shown.out()).isEmpty();
    assertThat(shown.err()).startsWith("linkage: ").contains(words).hasLineCount(1);
  }
}
