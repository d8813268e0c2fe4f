package uk.linkage.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static uk.linkage.duckdb.Runs.reproducible;
import static uk.linkage.duckdb.Runs.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import uk.linkage.LinkageMethod;
import uk.linkage.LinkageResult;
import uk.linkage.ModelSettings;
import uk.linkage.UnknownProviderException;
import uk.linkage.duckdb.evaluate.Evaluation;
import uk.linkage.duckdb.evaluate.PersonFiles;
import uk.linkage.duckdb.input.ClientFiles;
import uk.linkage.duckdb.model.ModelFile;
import uk.linkage.duckdb.output.OutputFormat;
import uk.linkage.fixtures.world.WorldGenerator;
import uk.linkage.fixtures.world.WorldSettings;
import uk.linkage.model.LinkageModel;
import uk.linkage.schema.AgreementLattice;

/** Runs by a model, from files to files, in a region of some thousand records. */
class ModelRunTest {

  private static final long SEED = 20_261_122;
  private static final Pattern DATE =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d|\\d\\d/\\d\\d/\\d{4}|(?<![.\\w])(19|20)\\d{6}\\b");
  private static final Pattern POSTCODE = Pattern.compile("[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}");

  @TempDir static Path folder;
  private static Path world;
  private static Path out;
  private static LinkageResult result;

  @BeforeAll
  static void run() {
    world = folder.resolve("world");
    WorldGenerator.write(WorldSettings.of(SEED, 3_000), world, rows -> {});
    out = folder.resolve("out");
    result = run(world, ModelSettings.USUAL, out, OutputFormat.CSV, 2);
  }

  private static LinkageResult run(
      Path region, ModelSettings model, Path to, OutputFormat format, int threads) {
    return Runs.run(
        new Inputs(folder).options(region + "/ims/*.csv"),
        LinkageMethod.PROBABILISTIC,
        model,
        to,
        format,
        threads);
  }

  private static JsonNode json(Path file) throws IOException {
    return new ObjectMapper().readTree(file.toFile());
  }

  private static List<Path> files(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.sorted().toList();
    }
  }

  @Test
  void rows_inAnyOrderAndThreads_sameBytes() throws Exception {
    Path shuffled = folder.resolve("shuffled");
    Files.createDirectories(shuffled.resolve("ims"));
    for (Path file : files(world.resolve("ims"))) {
      List<String> lines = new ArrayList<>(Files.readAllLines(file));
      Collections.shuffle(lines.subList(1, lines.size()), new Random(SEED));
      Files.write(shuffled.resolve("ims").resolve(file.getFileName()), lines);
    }
    Path other = folder.resolve("other");
    run(shuffled, ModelSettings.USUAL, other, OutputFormat.CSV, 1);
    assertThat(reproducible(other)).isEqualTo(reproducible(out));
    Path four = folder.resolve("four");
    run(world, ModelSettings.USUAL, four, OutputFormat.CSV, 4);
    assertThat(reproducible(four)).isEqualTo(reproducible(out));
  }

  @Test
  void noOutput_holdsADateOrAPostcode() throws Exception {
    for (Path file : files(out)) {
      String text = text(file).replace("not informed by 2021-11-01", "");
      if (!file.endsWith("run.json")) {
        assertThat(DATE.matcher(text).find()).as(file.toString()).isFalse();
      }
      assertThat(POSTCODE.matcher(text).find()).as(file.toString()).isFalse();
    }
    // The patterns do find what they are for.
    String input = text(files(world.resolve("ims")).get(0));
    assertThat(DATE.matcher(input).find() && POSTCODE.matcher(input).find()).isTrue();
  }

  @Test
  void links_haveWeightsThatAddUp() throws Exception {
    LinkageModel model = result.model().scorer().model();
    AgreementLattice lattice = model.lattice();
    List<String> lines = text(out.resolve("links.csv")).lines().toList();
    assertThat(lines.get(0))
        .isEqualTo(
            "provider_a,record_a,provider_b,record_b,match_weight,match_probability,initials,dob,"
                + "sex,postcode,value_weight,match_key");
    assertThat(lines).hasSize(result.links().size() + 1).hasSizeGreaterThan(1_000);
    Set<String> keys = new HashSet<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", 12);
      int pattern = 0;
      for (int k = 0; k < 4; k++) {
        pattern += lattice.stride(k) * lattice.cellNamed(k, cells[6 + k]);
      }
      double weight = Double.parseDouble(cells[4]);
      assertThat(weight)
          .isCloseTo(model.weight(pattern) + Double.parseDouble(cells[10]), within(.0011));
      double logOdds = weight * Math.log(2) + model.prior().logOdds(pattern);
      assertThat(Double.parseDouble(cells[5]))
          .isBetween(.5, 1.0)
          .isCloseTo(1 / (1 + Math.exp(-logOdds)), within(1e-3));
      keys.add(cells[11].replace("\"", ""));
    }
    List<String> planned = result.model().keys().stream().map(key -> key.name()).toList();
    assertThat(planned).containsAll(keys);
  }

  @Test
  void summary_saysWhatTheModelExpects() throws Exception {
    JsonNode summary = json(out.resolve("summary.json"));
    JsonNode model = summary.get("model");
    long links = summary.get("links").get("total").asLong();
    double falseLinks = summary.get("expected_false_links").asDouble();
    double missed = summary.get("expected_missed_links").asDouble();
    double trueLinks = model.get("expected_true_links").asDouble();
    assertThat(links - falseLinks + missed).isCloseTo(trueLinks, within(1e-6));
    assertThat(model.get("expected_precision").asDouble())
        .isCloseTo(1 - falseLinks / links, within(1e-9));
    assertThat(model.get("pairs").asLong())
        .isEqualTo((long) records() * (records() - 1) / 2)
        .isGreaterThan(model.get("candidate_pairs").asLong());
    assertThat(model.get("threshold").asDouble()).isEqualTo(.5);
    JsonNode persons = summary.get("persons");
    assertThat(persons.get("estimated").asLong())
        .isBetween(persons.get("low95").asLong(), persons.get("high95").asLong());
    assertThat(persons.get("formula").asText()).startsWith("persons linked");
    long byKey = 0;
    for (JsonNode key : summary.get("links").get("by_match_key")) {
      byKey += key.get("links").asLong();
    }
    assertThat(byKey).isEqualTo(links);
  }

  private static int records() {
    return result.intake().clients().size();
  }

  @Test
  void model_saysHowItCameToBe() throws Exception {
    JsonNode model = json(out.resolve("model.json"));
    assertThat(model.fieldNames().next()).isEqualTo("format");
    assertThat(model.get("plan").get("keys").get(0).get("predicted_pairs").asLong())
        .isEqualTo(model.get("plan").get("keys").get(0).get("pairs").asLong())
        .isPositive();
    JsonNode best = model.get("model").get("comparisons").get(0).get("levels").get(0);
    assertThat(best.get("name").asText()).isEqualTo("both");
    assertThat(best.get("m").asDouble()).isGreaterThan(.8);
    assertThat(best.get("weight").asDouble()).isGreaterThan(5);
    JsonNode fit = model.get("fit");
    assertThat(fit.get("attempts")).hasSize(2);
    assertThat(fit.get("choice").asText()).isNotBlank();
    assertThat(fit.get("trace").size()).isBetween(2, 201);
    assertThat(fit.get("trace").get(fit.get("trace").size() - 1).get("round").asInt())
        .isEqualTo(result.model().fit().trace().size() - 1);
    assertThat(fit.get("worst_misfits").size())
        .isEqualTo(Math.min(20, fit.get("misfit_patterns").asInt()));
  }

  @Test
  void model_readBack_weighsTheSameToTheBit() {
    LinkageModel fitted = result.model().scorer().model();
    LinkageModel read = ModelFile.read(out.resolve("model.json")).model();
    for (int pattern = 0; pattern < fitted.lattice().patternCount(); pattern++) {
      assertThat(read.weight(pattern)).isEqualTo(fitted.weight(pattern));
      assertThat(read.probability(pattern)).isEqualTo(fitted.probability(pattern));
    }
  }

  @Test
  void trainedModel_onTheSameRecords_givesTheSamePersons() throws Exception {
    ModelFile trained = ModelFile.read(out.resolve("model.json"));
    Path again = folder.resolve("again");
    LinkageResult by =
        run(world, new ModelSettings(.5, trained.model(), Set.of()), again, OutputFormat.CSV, 2);
    assertThat(by.model().fit()).isNull();
    assertThat(json(again.resolve("model.json")).get("fit").isNull()).isTrue();
    assertThat(again.resolve("persons.csv")).hasSameTextualContentAs(out.resolve("persons.csv"));
    // And what it wrote can be read again.
    assertThat(ModelFile.read(again.resolve("model.json")).model().weight(17))
        .isEqualTo(trained.model().weight(17));
  }

  @Test
  void parquet_holdsTheNumbersOfCsv() throws Exception {
    Path parquet = folder.resolve("parquet");
    run(world, ModelSettings.USUAL, parquet, OutputFormat.PARQUET, 2);
    String query =
        "SELECT count(*), sum(match_weight), sum(match_probability), sum(value_weight), min(dob),"
            + " max(match_key) FROM '";
    try (DuckDb db = DuckDb.inMemory(1, 1 << 30);
        Statement statement = db.connection().createStatement()) {
      List<String> sums = new ArrayList<>();
      for (Path file : List.of(parquet.resolve("links.parquet"), out.resolve("links.csv"))) {
        try (ResultSet row = statement.executeQuery(query + file + "'")) {
          row.next();
          sums.add(
              String.format(
                  "%d %.6f %.6f %.6f %s %s",
                  row.getLong(1),
                  row.getDouble(2),
                  row.getDouble(3),
                  row.getDouble(4),
                  row.getString(5),
                  row.getString(6)));
        }
      }
      assertThat(sums.get(0)).isEqualTo(sums.get(1));
    }
  }

  @Test
  void persons_areNearTheTruth() {
    try (DuckDb db = DuckDb.inMemory(2, 1 << 30)) {
      Evaluation evaluation =
          PersonFiles.evaluate(
              db, out.resolve("persons.csv"), world.resolve("truth.csv"), out.resolve("links.csv"));
      assertThat(evaluation.accuracy().f1()).isGreaterThan(.95);
      assertThat(evaluation.keys()).isNotEmpty();
    }
  }

  @Test
  void providerWithoutDuplicates_hasNone_andMustExist() throws Exception {
    String provider = result.intake().clients().providerNames().get(0);
    Path single = folder.resolve("single");
    LinkageResult by =
        run(
            world,
            new ModelSettings(.5, /* trained= */ null, Set.of(provider)),
            single,
            OutputFormat.CSV,
            2);
    Set<Integer> seen = new HashSet<>();
    for (int record = 0; record < by.intake().clients().size(); record++) {
      if (by.intake().clients().provider(record) == 0) {
        assertThat(seen.add(by.persons().personOf(record))).isTrue();
      }
    }

    String typo = provider.substring(1);
    Path none = folder.resolve("none");
    assertThatThrownBy(
            () ->
                run(
                    world,
                    new ModelSettings(.5, /* trained= */ null, Set.of(typo)),
                    none,
                    OutputFormat.CSV,
                    2))
        .isInstanceOfSatisfying(
            UnknownProviderException.class,
            e -> {
              try (DuckDb db = DuckDb.inMemory(1, 1 << 30)) {
                ClientFiles files =
                    ClientFiles.open(db, new Inputs(folder).options(world + "/ims/*.csv"));
                assertThat(files.withSuggestion(e))
                    .hasMessage(
                        "--no-duplicates-in must name a provider of these files, got '"
                            + typo
                            + "', which has no row; did you mean '"
                            + provider
                            + "'?");
              }
            });
    assertThat(none).doesNotExist();
  }

  @Test
  void oneRecord_hasNoModel() throws Exception {
    Path one = folder.resolve("one");
    Path file =
        new Inputs(folder).write("one.csv", Inputs.HEADER + "\np,1,AB,1980-05-31,F,L3 2ET,Y\n");
    Runs.run(
        new Inputs(folder).options(file),
        LinkageMethod.PROBABILISTIC,
        ModelSettings.USUAL,
        one,
        OutputFormat.CSV,
        1);
    assertThat(text(one.resolve("persons.csv"))).endsWith("p,1,1\n");
    assertThat(json(one.resolve("summary.json")).get("model").isNull()).isTrue();
    assertThatThrownBy(() -> ModelFile.read(one.resolve("model.json")))
        .hasMessageContaining("fewer than two records");
  }
}
