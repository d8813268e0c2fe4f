package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code dedupe} by a model, and the options that go with it. */
final class ModelTest {

  @TempDir private static Path dir;
  private static String region;

  @BeforeAll
  static void makeRegion() {
    Shell.run("synth", "--out", dir.resolve("region"), "--persons", "3000", "-q");
    region = dir.resolve("region") + "/ims/*.csv";
  }

  private static JsonNode summary(Path result) throws IOException {
    return new ObjectMapper().readTree(result.resolve("summary.json").toFile());
  }

  private static Shell.Said dedupe(Path out, Object... options) {
    Object[] args = new Object[4 + options.length];
    System.arraycopy(new Object[] {"dedupe", region, "--out", out}, 0, args, 0, 4);
    System.arraycopy(options, 0, args, 4, options.length);
    return Shell.run(args);
  }

  @Test
  void report_saysWhatTheModelExpects() throws IOException {
    Path out = dir.resolve("usual");
    Shell.Said said = dedupe(out);
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.out())
        .containsPattern("^About [\\d,]+ persons in [\\d,]+ records \\(95 % interval ")
        .containsPattern("  estimated +[\\d,]+  95 % interval [\\d,]+ to [\\d,]+\n")
        .containsPattern("  linked +[\\d,]+  persons as joined\n")
        .contains("Links between records, and what the model expects of them")
        .containsPattern("  false among them, expected +\\d+ +\\d\\.\\d % +of the links\n")
        .containsPattern("  missed, expected +\\d+ +\\d\\.\\d % +of the true links\n")
        .contains("model.json");
    assertThat(said.out().lines()).hasSizeLessThan(35).allMatch(line -> line.length() <= 80);
    assertThat(summary(out).get("expected_false_links").asDouble()).isPositive();
  }

  @Test
  void higherThreshold_linksLess() throws IOException {
    Path low = dir.resolve("low");
    Path high = dir.resolve("high");
    dedupe(low, "--threshold", "0.2", "-q");
    dedupe(high, "--threshold", "0.99", "-q");
    assertThat(summary(high).at("/links/total").asInt())
        .isLessThan(summary(low).at("/links/total").asInt());
    assertThat(summary(high).get("expected_false_links").asDouble())
        .isLessThan(summary(low).get("expected_false_links").asDouble());
    assertThat(summary(high).at("/model/threshold").asDouble()).isEqualTo(.99);
  }

  @Test
  void model_ofAnEarlierRun_isUsedAndNamed() throws IOException {
    Path april = dir.resolve("april");
    Path may = dir.resolve("may");
    dedupe(april, "-q");
    Shell.Said said = dedupe(may, "--model", april.resolve("model.json"), "-q");
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(may.resolve("persons.csv")).hasSameTextualContentAs(april.resolve("persons.csv"));
    assertThat(new ObjectMapper().readTree(may.resolve("run.json").toFile()).at("/model/sha256"))
        .hasToString(
            '"' + uk.linkage.duckdb.input.InputFile.sha256(april.resolve("model.json")) + '"');
  }

  @Test
  void model_canLinkFewRecords() throws IOException {
    Path april = dir.resolve("trained");
    dedupe(april, "-q");
    Path few = Clients.write(dir, "few.csv", Clients.REGION);
    Path out = dir.resolve("few");
    Shell.Said said =
        Shell.run("dedupe", few, "--out", out, "--model", april.resolve("model.json"), "-q");
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readAllLines(out.resolve("persons.csv"))).hasSize(6);
  }

  @Test
  void model_thatIsNone_isRefusedBeforeTheRun() throws IOException {
    Path ladder = dir.resolve("ladder");
    dedupe(ladder, "--method", "ladder", "-q");
    Path out = dir.resolve("none");
    Shell.Said said = dedupe(out, "--model", ladder.resolve("model.json")).without(dir);
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err())
        .isEqualTo(
            "linkage: DIR/ladder/model.json: must be of a probabilistic run, got one of --method"
                + " ladder, which has no model; give the model.json of a probabilistic run, as"
                + " linkage wrote it\n");
    assertThat(out).doesNotExist();
  }

  @Test
  void providerWithoutDuplicates_mustBeOneOfThem() throws IOException {
    Path out = dir.resolve("single");
    Shell.Said said = dedupe(out, "--no-duplicates-in", "quayside-nps");
    assertThat(said.exitCode()).isEqualTo(ExitCode.REFUSED);
    assertThat(said.err())
        .isEqualTo(
            "linkage: --no-duplicates-in must name a provider of these files, got 'quayside-nps',"
                + " which has no row; did you mean 'quayside-nsp'?\n");
    assertThat(out).doesNotExist();

    said = dedupe(out, "--no-duplicates-in", "quayside-nsp", "--no-duplicates-in", "harbour-nsp");
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(Files.readAllLines(out.resolve("links.csv")))
        .noneMatch(line -> line.matches("(quayside-nsp|harbour-nsp),[^,]*,\\1,.*"));
  }
}
