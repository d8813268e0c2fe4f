package uk.linkage.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import uk.linkage.Linkage;
import uk.linkage.LinkageMethod;
import uk.linkage.LinkageResult;
import uk.linkage.StageListener;
import uk.linkage.attributor.Attributor;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.census.PatternCounts;
import uk.linkage.fixtures.reference.TextbookEm;
import uk.linkage.fixtures.world.WorldRecord;
import uk.linkage.intake.IntakeSettings;
import uk.linkage.model.ExpectationMaximisation;
import uk.linkage.model.FitResult;
import uk.linkage.model.ModelKind;
import uk.linkage.parallel.Workers;
import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.PatternReader;
import uk.linkage.sort.RowSorter;

/** Nobody need believe a time before these have shown that all contestants give one answer. */
class ContestantsTest {

  private static final int LATEST_YEAR = PackedWorld.settings(1).asAt().getYear();
  private static final AgreementLattice LATTICE = new AgreementLattice(AttributorLayout.SCHEMA);

  @ParameterizedTest
  @EnumSource
  void parsing_bytesAndText_readTheSame(ParsedField field) {
    int readable = 0;
    for (WorldRecord row : PackedWorld.cells(20_000)) {
      byte[] cell = field.cell(row).getBytes(StandardCharsets.UTF_8);
      Attributor read = Attributor.unpack(field.packed(cell, 0, cell.length), LATEST_YEAR);
      Object expected = field.read(field.cell(row));
      assertThat(field.readable(read)).isEqualTo(expected);
      readable += expected == null ? 0 : 1;
    }
    assertThat(readable).isGreaterThan(15_000);
  }

  @Test
  void packing_batchesAndObjects_haveTheSameClients() {
    List<WorldRecord> cells = PackedWorld.cells(20_000);
    long[] records = PackedWorld.intake(PackedWorld.batches(cells)).finish().clients().records();
    Stream<PlainClient> packed =
        LongStream.of(records)
            .mapToObj(record -> PlainClient.of(Attributor.unpack(record, LATEST_YEAR)));
    assertThat(counted(packed)).isEqualTo(counted(PlainClient.read(cells).stream()));
    assertThat(records.length).isGreaterThan(10_000);
  }

  private static Map<PlainClient, Long> counted(Stream<PlainClient> clients) {
    return clients.collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
  }

  @ParameterizedTest
  @CsvSource({"10, 17", "3000, 17", "3000, 43", "40000, 17", "40000, 29"})
  void sort_allContestants_giveTheSameOrder(int count, int bits) {
    long[] sorted = LongStream.of(SortBenchmark.keys(count, bits)).sorted().toArray();
    int[] expected = null;
    for (SortBenchmark.Contestant contestant : SortBenchmark.Contestant.values()) {
      long[] keys = SortBenchmark.keys(count, bits);
      int[] rows = IntStream.range(0, count).toArray();
      contestant.sort(keys, rows, new RowSorter());
      expected = expected == null ? rows : expected;
      assertThat(keys).as(contestant.name()).isEqualTo(sorted);
      assertThat(rows).as(contestant.name()).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void blocking_allContestants_findTheSamePairs(BlockingMask mask) {
    long[] records = PackedWorld.records(6_000);
    assertThat(records.length).isGreaterThan(3_000);
    PairFinder.Found expected = found(BlockingContestant.NESTED_LOOP, records, mask);
    assertThat(expected.pairs()).isPositive();
    for (BlockingContestant contestant : BlockingContestant.values()) {
      assertThat(found(contestant, records, mask)).as(contestant.name()).isEqualTo(expected);
    }
  }

  private static PairFinder.Found found(
      BlockingContestant contestant, long[] records, BlockingMask mask) {
    try (PairFinder finder = contestant.over(records, mask)) {
      PairFinder.Found first = finder.find();
      assertThat(finder.find()).isEqualTo(first);
      return first;
    }
  }

  @ParameterizedTest
  @EnumSource
  void patterns_readerAndLattice_agree(PatternBenchmark.Candidates candidates) {
    long[] left = new long[1 << 12];
    long[] right = new long[left.length];
    candidates.fill(FittedWorld.of(6_000), left, right);
    PatternReader reader = new PatternReader(LATTICE);
    int[] patterns = new int[left.length];
    reader.patterns(left, right, left.length, patterns);
    for (int pair = 0; pair < left.length; pair++) {
      int expected = LATTICE.pattern(left[pair], right[pair]);
      assertThat(patterns[pair]).isEqualTo(expected);
      assertThat(reader.pattern(left[pair], right[pair])).isEqualTo(expected);
    }
  }

  @Test
  void scoring_allContestants_findTheSameLinks() {
    FittedWorld world = FittedWorld.of(4_000);
    try (Workers workers = new Workers(2)) {
      long[] expected = ScoringBenchmark.Contestant.EVERY_PAIR.links(world, workers);
      assertThat(expected.length).isGreaterThan(1_000);
      for (ScoringBenchmark.Contestant contestant : ScoringBenchmark.Contestant.values()) {
        assertThat(contestant.links(world, workers)).as(contestant.name()).isEqualTo(expected);
      }
    }
  }

  @Test
  void census_allContestants_countTheSame() {
    long[] records = PackedWorld.records(2_000);
    assertThat(records.length).isGreaterThan(1_000);
    try (Workers workers = new Workers(2)) {
      long[] expected = CensusBenchmark.Contestant.EVERY_PAIR.counts(LATTICE, workers, records);
      assertThat(LongStream.of(expected).sum())
          .isEqualTo(records.length * (records.length - 1L) / 2);
      for (CensusBenchmark.Contestant contestant : CensusBenchmark.Contestant.values()) {
        assertThat(contestant.counts(LATTICE, workers, records))
            .as(contestant.name())
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void fit_engineAndTextbook_findTheSameModel() {
    long[] records = FitBenchmark.wholeRecords(1_200);
    PatternCounts census = FitBenchmark.census(records);
    FitResult fit =
        ExpectationMaximisation.fit(
            census, FittedWorld.settings(records.length).withKind(ModelKind.INDEPENDENT));
    TextbookEm textbook = new TextbookFit(census, records.length / 2.0).run(FitBenchmark.ROUNDS);
    double matches = fit.expectedMatches();
    assertThat(textbook.prior() * census.pairs()).isEqualTo(matches, within(0.05 * matches));
    for (int k = 0; k < LATTICE.comparisonCount(); k++) {
      for (int level = 0; level < fit.model().levelCount(k); level++) {
        double u = fit.model().u(k, level);
        assertThat(textbook.m(k, level)).isEqualTo(fit.model().m(k, level), within(0.03));
        assertThat(textbook.u(k, level)).isEqualTo(u, within(0.05 * u + 1e-5));
      }
    }
  }

  @Test
  void values_allContestants_countTheSame() {
    long[] records = PackedWorld.records(6_000);
    try (Workers workers = new Workers(2)) {
      double[] tables = means(ValuesBenchmark.Contestant.TABLES, records, workers);
      double[] maps = means(ValuesBenchmark.Contestant.HASH_MAPS, records, workers);
      assertThat(tables).hasSameSizeAs(maps).containsExactly(maps, within(1e-9));
    }
  }

  private static double[] means(
      ValuesBenchmark.Contestant contestant, long[] records, Workers workers) {
    return contestant.means(LATTICE, records, workers).stream()
        .mapToDouble(Double::doubleValue)
        .sorted()
        .toArray();
  }

  @Test
  void clustering_contestantsWithoutACut_makeTheSameSets() {
    LinkedWorld world = new LinkedWorld(FittedWorld.of(20_000));
    int[] components = ClusteringBenchmark.Contestant.BREADTH_FIRST.sets(world);
    assertThat(ClusteringBenchmark.Contestant.UNION_FIND.sets(world)).isEqualTo(components);
    assertThat(ClusteringBenchmark.Contestant.COHESIVE_WITHOUT_CUT.sets(world))
        .isEqualTo(components);
    // With a cut, sets are parts of components.
    int[] clusters = ClusteringBenchmark.Contestant.COHESIVE.sets(world);
    for (int record = 0; record < clusters.length; record++) {
      assertThat(components[clusters[record]]).isEqualTo(components[record]);
    }
    assertThat(Arrays.stream(clusters).distinct().count()).isLessThan(clusters.length);
  }

  @Test
  void pipeline_memoryAndFiles_linkTheSame(@TempDir Path folder) throws IOException {
    Path input = folder.resolve("clients.csv");
    FilesBenchmark.write(PackedWorld.cells(5_000), input);
    LinkageResult ofFiles = FilesBenchmark.link(input, folder.resolve("result"), /* threads= */ 2);
    LinkageResult ofMemory =
        Linkage.run(
            PipelineBenchmark.source(5_000),
            PipelineBenchmark.settings(
                LinkageMethod.PROBABILISTIC,
                /* threads= */ 1,
                IntakeSettings.standard(PackedWorld.settings(1).asAt())),
            StageListener.SILENT);
    assertThat(persons(ofFiles)).isNotEmpty().isEqualTo(persons(ofMemory));
    assertThat(Files.readAllLines(folder.resolve("result").resolve("persons.csv")))
        .hasSize(persons(ofFiles).length + 1);
  }

  private static int[] persons(LinkageResult result) {
    return IntStream.range(0, result.intake().clients().size())
        .map(result.persons()::personOf)
        .toArray();
  }
}
