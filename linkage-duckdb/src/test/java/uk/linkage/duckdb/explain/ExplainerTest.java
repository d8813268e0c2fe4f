package uk.linkage.duckdb.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.LinkageMethod;
import uk.linkage.LinkageResult;
import uk.linkage.ModelSettings;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.Inputs;
import uk.linkage.duckdb.Runs;
import uk.linkage.duckdb.input.InputFile;
import uk.linkage.duckdb.output.OutputFormat;
import uk.linkage.fixtures.world.WorldGenerator;
import uk.linkage.fixtures.world.WorldSettings;
import uk.linkage.intake.Clients;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.match.Scorer;

class ExplainerTest {

  @TempDir static Path folder;
  private static LinkageResult result;
  private static Path out;
  private static Path ladder;

  @BeforeAll
  static void run() {
    Path world = folder.resolve("world");
    WorldGenerator.write(WorldSettings.of(3, 2_000), world, rows -> {});
    out = folder.resolve("out");
    result =
        Runs.run(
            new Inputs(folder).options(world + "/ims/*.csv"),
            LinkageMethod.PROBABILISTIC,
            ModelSettings.USUAL,
            out,
            OutputFormat.PARQUET,
            2);
    Path file =
        new Inputs(folder)
            .write(
                "few.csv",
                Inputs.HEADER
                    + """

                    a/b,1,JS,1980-05-31,F,L3 2ET,Y
                    a,b/1,JS,1980-05-31,F,L3 2ET,Y
                    a,2,JS,1980-05-31,F,L3 2ET,Y
                    b,2,SJ,1980-05-31,F,L3 2EA,Y
                    c,2,KW,1970-05-31,M,L3 2EA,Y
                    c,d,KW,1970-05-31,M,L3 2EA,Y
                    """);
    ladder = folder.resolve("ladder");
    Runs.run(new Inputs(folder).options(file), ladder, OutputFormat.CSV, 1);
  }

  private static PairExplanation explain(Path directory, String a, String b) {
    try (DuckDb db = DuckDb.inMemory(1, 1 << 28)) {
      return Explainer.explain(db, directory, a, b);
    }
  }

  private static String name(int record) {
    Clients clients = result.intake().clients();
    return clients.providerNames().get(clients.provider(record)) + "/" + clients.recordId(record);
  }

  @Test
  void links_weighWhatTheyDidInTheRun() {
    long[] records = result.intake().clients().records();
    Scorer scorer = result.model().scorer();
    for (int link = 0; link < result.links().size(); link += 200) {
      int left = result.links().left(link);
      int right = result.links().right(link);
      int pattern = scorer.pattern(records[left], records[right]);
      PairExplanation pair = explain(out, name(right), name(left));
      assertThat(pair.onePerson())
          .isEqualTo(result.persons().personOf(left) == result.persons().personOf(right));
      assertThat(pair.threshold()).isEqualTo(.5);
      LinkExplanation.Weighing weighing = pair.link().weighing();
      assertThat(weighing.logOdds()).isCloseTo(result.links().logOdds(link), within(.001));
      assertThat(weighing.prior()).isEqualTo(scorer.priorLogOdds(pattern));
      double own =
          pair.link().agreements().stream().mapToDouble(LinkExplanation.Agreement::weight).sum();
      assertThat(own + weighing.together()).isCloseTo(scorer.model().weight(pattern), within(1e-9));
      assertThat(pair.chain()).isEmpty();
    }
  }

  @Test
  void ladder_chainsByTheBestKeys() {
    PairExplanation pair = explain(ladder, "b/2", "a/2");
    assertThat(pair.link().weighing()).isNull();
    assertThat(pair.link().key()).isEqualTo("initials swapped, and sector");
    assertThat(explain(ladder, "a/2", "c/2").onePerson()).isFalse();
    assertThat(explain(ladder, "d", "a/2").first()).hasToString("c/d");
  }

  @Test
  void names_thatMeanSeveral_areRefused() {
    assertThatThrownBy(() -> explain(ladder, "2", "d"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageEndingWith("got '2', which 3 providers have; say 'a/2' or 'b/2' or 'c/2'");
    assertThatThrownBy(() -> explain(ladder, "a/b/1", "d"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("which is 2 records, because a provider or an id holds a '/'");
    assertThatThrownBy(() -> explain(ladder, "x", "d"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("got 'x', which isn't in");
    assertThatThrownBy(() -> explain(ladder, "d", "c/d"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessage("the records must be two, got 'c/d' twice; name another");
  }

  private static void assertRefused(String name, Consumer<Path> change, String words)
      throws IOException {
    Path copy = Files.createDirectory(folder.resolve(name));
    try (var files = Files.list(ladder)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    change.accept(copy);
    assertThatThrownBy(() -> explain(copy, "c/2", "c/d"))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining(words);
  }

  /** Replaces a text in a file of a result, and its hash in run.json. */
  private static Consumer<Path> put(String file, String found, String by) {
    return copy -> {
      try {
        Path path = copy.resolve(file);
        String before = InputFile.sha256(path);
        Files.writeString(path, Files.readString(path).replace(found, by));
        Path run = copy.resolve("run.json");
        Files.writeString(run, Files.readString(run).replace(before, InputFile.sha256(path)));
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    };
  }

  @Test
  void folders_thatAreNoWholeResult_areRefused() throws IOException {
    assertThatThrownBy(() -> explain(folder.resolve("no"), "c/2", "c/d"))
        .hasMessageContaining("got no folder; check the path");
    assertRefused("1", put("run.json", "linkage", "other"), "got one without its run.json");
    assertRefused("2", put("run.json", "model.json", "x.json"), "got one without model.json");
    assertRefused("3", put("run.json", "links.csv", "x.csv"), "got one without links");
    assertRefused("4", put("model.json", "\"format\": 1", "\"format\": 0"), "got one of another");
    assertRefused("5", put("model.json", "\"ladder\"", "\"rope\""), "was changed since");
    assertRefused("6", put("links.csv", ",exact,", ",nearly,"), "was changed since");
    assertRefused("7", put("links.csv", "provider_a", "p"), "its tables could not be read");
    assertRefused(
        "8",
        put("links.csv", "c,2,c,d", "c,2,c,2"),
        "links.csv: must be as linkage wrote it, got a file that is gone or was changed since");
    assertRefused("9", put("model.json", "{", "["), "got one of another");
  }
}
