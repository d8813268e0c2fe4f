package uk.linkage.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That {@code --json} is for programs: one value that parses, and nothing else beside it. */
final class JsonTest {

  private static final ObjectMapper STRICT =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @TempDir private Path dir;

  /** Runs a command, with colour asked for too, which JSON doesn't have. */
  private static JsonNode json(Object... args) throws JsonProcessingException {
    List<Object> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--json", "--colour", "always"));
    Shell.Said said = Shell.run(all.toArray());
    assertThat(said.exitCode()).as(said.err()).isEqualTo(ExitCode.DONE);
    assertThat(said.err()).isEmpty();
    assertThat(said.out()).doesNotContain("\u001b");
    return STRICT.readTree(said.out());
  }

  @Test
  void everyCommand_printsOneValue() throws JsonProcessingException {
    Path few = Clients.write(dir, "few.csv", Clients.REGION);
    Path result = dir.resolve("result");
    assertThat(json("dedupe", few, "--out", result, "--method", "ladder").at("/persons/linked"))
        .hasToString("3");
    assertThat(json("explain", result, "Oak House/1", "Elm Street/1").get("one_person").asBoolean())
        .isTrue();
    Path persons = result.resolve("persons.csv");
    assertThat(json("evaluate", "--persons", persons, "--truth", persons).at("/pairs/f1"))
        .hasToString("1.0");
    assertThat(json("profile", few).at("/providers/0/provider").asText()).isEqualTo("Elm Street");
    assertThat(
            json("count", few, "--out", dir.resolve("count"), "--method", "attributor")
                .get("persons"))
        .hasSize(1);
  }

  @Test
  void match_andDemo_printOneValue() throws JsonProcessingException {
    MatchWorld world = MatchWorld.make(dir.resolve("world"), 1500, 1200, 3);
    assertThat(
            json(
                    "match",
                    "--ims",
                    world.ims(),
                    "--ndtms",
                    world.ndtms(),
                    "--out",
                    dir.resolve("match"),
                    "--as-at",
                    "2026-03-31")
                .get("persons"))
        .hasSize(4);
    JsonNode demo = json("demo", "--out", dir.resolve("demo"), "--persons", "2000");
    assertThat(demo.at("/methods")).hasSize(3);
    assertThat(demo.at("/region/persons").asLong()).isEqualTo(2000);
    JsonNode any = demo.at("/match/persons/3");
    assertThat(any.get("contact").asText()).isEqualTo("any level");
    assertThat(any.get("low95").asLong()).isLessThanOrEqualTo(any.get("estimated").asLong());
    assertThat(any.get("true").asLong()).isPositive();
  }
}
