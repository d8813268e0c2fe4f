package uk.linkage.census;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.Seeded;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.fixtures.reference.PairPatterns;
import uk.linkage.fixtures.world.WorldGenerator;
import uk.linkage.fixtures.world.WorldRecord;
import uk.linkage.fixtures.world.WorldSettings;
import uk.linkage.intake.IntakeSettings;
import uk.linkage.intake.Rows;
import uk.linkage.parallel.Workers;
import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.Things;

/** The slow twin looks at every pair. */
class PatternCensusTest {

  private static final int[] SIZES = {0, 1, 2, 3, 40, 300};
  private static final int LARGE = 2000;
  private static final double[] MISSING = {0, .01, .1, .5, .9, .99, 1};
  private static final Workers WORKERS = new Workers(2);

  @AfterAll
  static void endWorkers() {
    WORKERS.close();
  }

  static Stream<Arguments> thingsAndMissing() {
    return Stream.of(Things.values())
        .flatMap(things -> Arrays.stream(MISSING).mapToObj(m -> Arguments.of(things, m)));
  }

  private static long[] counts(PatternCounts counts) {
    long[] all = new long[counts.lattice().patternCount()];
    counts.forEachPattern(pattern -> all[pattern] = counts.count(pattern));
    return all;
  }

  private static long[] within(AgreementLattice lattice, long[] records) {
    return counts(new PatternCensus(lattice, WORKERS).within(records));
  }

  private static long[] between(AgreementLattice lattice, long[] left, long[] right) {
    return counts(new PatternCensus(lattice, WORKERS).between(left, right));
  }

  private static long[] everyPair(AgreementLattice lattice, long[] records) {
    return PairPatterns.within(records, lattice.patternCount(), lattice::pattern);
  }

  private static long[] everyPair(AgreementLattice lattice, long[] left, long[] right) {
    return PairPatterns.between(left, right, lattice.patternCount(), lattice::pattern);
  }

  private static long[] sum(long[]... counts) {
    long[] sum = new long[counts[0].length];
    for (long[] some : counts) {
      Arrays.setAll(sum, i -> sum[i] + some[i]);
    }
    return sum;
  }

  @ParameterizedTest
  @MethodSource("thingsAndMissing")
  void within_anySizeAndDensity_agreesWithLookingAtEveryPair(Things things, double missing) {
    SplittableRandom random =
        Seeded.random("within_anySizeAndDensity_agreesWithLookingAtEveryPair");
    AgreementLattice lattice = new AgreementLattice(things.schema());
    PatternCensus census = new PatternCensus(lattice, WORKERS);
    for (int size : SIZES) {
      agreesWithEveryPair(census, lattice, things.records(size, missing, random));
    }
  }

  @ParameterizedTest
  @EnumSource
  void within_manyRecords_agreesWithLookingAtEveryPair(Things things) {
    SplittableRandom random = Seeded.random("within_manyRecords_agreesWithLookingAtEveryPair");
    AgreementLattice lattice = new AgreementLattice(things.schema());
    PatternCensus census = new PatternCensus(lattice, WORKERS);
    for (double missing : new double[] {.01, .3}) {
      agreesWithEveryPair(census, lattice, things.records(LARGE, missing, random));
    }
  }

  private static void agreesWithEveryPair(
      PatternCensus census, AgreementLattice lattice, long[] records) {
    PatternCounts counts = census.within(records);
    assertThat(counts(counts))
        .as("%d records", records.length)
        .isEqualTo(everyPair(lattice, records));
    assertThat(counts.pairs()).isEqualTo(records.length * (records.length - 1L) / 2);
  }

  @ParameterizedTest
  @MethodSource("thingsAndMissing")
  void between_anySizesAndDensity_agreesWithLookingAtEveryPair(Things things, double missing) {
    SplittableRandom random =
        Seeded.random("between_anySizesAndDensity_agreesWithLookingAtEveryPair");
    AgreementLattice lattice = new AgreementLattice(things.schema());
    PatternCensus census = new PatternCensus(lattice, WORKERS);
    long[] all = things.records(900, missing, random);
    int[][] cuts = {
      {0, 0, 0, 0}, {0, 0, 0, 5}, {0, 1, 1, 2}, {0, 600, 600, 900}, {0, 500, 300, 700}
    };
    for (int[] cut : cuts) {
      long[] left = Arrays.copyOfRange(all, cut[0], cut[1]);
      long[] right = Arrays.copyOfRange(all, cut[2], cut[3]);
      PatternCounts counts = census.between(left, right);
      assertThat(counts(counts)).isEqualTo(everyPair(lattice, left, right));
      assertThat(counts.pairs()).isEqualTo((long) left.length * right.length);
      assertThat(counts(census.between(right, left))).isEqualTo(counts(counts));
    }
  }

  @Test
  void census_ofClientsOfAWorld_agreesWithLookingAtEveryPair() {
    AgreementLattice lattice = new AgreementLattice(AttributorLayout.SCHEMA);
    long[] clients = clients(2500);
    assertThat(clients.length).isGreaterThan(1000);
    assertThat(within(lattice, clients)).isEqualTo(everyPair(lattice, clients));
    long[] left = Arrays.copyOf(clients, clients.length / 3);
    long[] right = Arrays.copyOfRange(clients, clients.length / 3, clients.length);
    assertThat(between(lattice, left, right)).isEqualTo(everyPair(lattice, left, right));
  }

  private static long[] clients(int rows) {
    Rows cells = new Rows("p", "record_id,first_initial,last_initial,dob,sex,postcode,consent");
    int count = 0;
    for (WorldRecord row : WorldGenerator.records(WorldSettings.of(1, rows).withNdtms(0, 0))) {
      if (count == rows) {
        break;
      }
      cells.row(
          String.join(
              ",",
              Integer.toString(count++),
              row.firstInitial(),
              row.lastInitial(),
              row.birthDate(),
              row.sex(),
              row.postcode(),
              row.consent()));
    }
    IntakeSettings settings = IntakeSettings.standard(WorldSettings.of(1, 1).asAt());
    return cells.intake(settings).clients().records();
  }

  @ParameterizedTest
  @EnumSource
  void within_allRecordsAlike_isOnePattern(Things things) {
    AgreementLattice lattice = new AgreementLattice(things.schema());
    SplittableRandom random = Seeded.random("within_allRecordsAlike_isOnePattern");
    for (double missing : MISSING) {
      long record = things.records(1, missing, random)[0];
      PatternCounts counts =
          new PatternCensus(lattice, WORKERS)
              .within(LongStream.generate(() -> record).limit(100_000).toArray());
      assertThat(counts.count(lattice.pattern(record, record))).isEqualTo(100_000L * 99_999 / 2);
      assertThat(counts.pairs()).isEqualTo(100_000L * 99_999 / 2);
    }
  }

  /** Many records of few values: one thread can't hold a group, and every merge happens. */
  @ParameterizedTest
  @EnumSource
  void census_manyRecordsOfFewValues_agreesWithPairsOfValues(Things things) {
    SplittableRandom random =
        Seeded.random("census_manyRecordsOfFewValues_agreesWithPairsOfValues");
    AgreementLattice lattice = new AgreementLattice(things.schema());
    long[] values = things.records(700, .03, random);
    long[] left = LongStream.generate(() -> values[random.nextInt(700)]).limit(60_000).toArray();
    long[] right = LongStream.generate(() -> values[random.nextInt(500)]).limit(30_000).toArray();
    Map<Long, Long> ofLeft = byValue(left);
    Map<Long, Long> ofRight = byValue(right);

    assertThat(within(lattice, left)).isEqualTo(pairsOfValues(lattice, ofLeft, ofLeft));
    assertThat(between(lattice, left, right)).isEqualTo(pairsOfValues(lattice, ofLeft, ofRight));
  }

  private static Map<Long, Long> byValue(long[] records) {
    Map<Long, Long> counts = new LinkedHashMap<>();
    for (long record : records) {
      counts.merge(record, 1L, Long::sum);
    }
    return counts;
  }

  private static long[] pairsOfValues(
      AgreementLattice lattice, Map<Long, Long> left, Map<Long, Long> right) {
    long[] pairs = new long[lattice.patternCount()];
    for (Map.Entry<Long, Long> a : left.entrySet()) {
      for (Map.Entry<Long, Long> b : right.entrySet()) {
        boolean self = left == right && a.getKey().equals(b.getKey());
        long others = self ? b.getValue() - 1 : b.getValue();
        pairs[lattice.pattern(a.getKey(), b.getKey())] += a.getValue() * others;
      }
    }
    if (left == right) {
      Arrays.setAll(pairs, pattern -> pairs[pattern] / 2);
    }
    return pairs;
  }

  @ParameterizedTest
  @EnumSource
  void census_unionOfFiles_isTheSumOfWithinAndBetween(Things things) {
    SplittableRandom random = Seeded.random("census_unionOfFiles_isTheSumOfWithinAndBetween");
    AgreementLattice lattice = new AgreementLattice(things.schema());
    long[] all = things.records(50_000, .05, random);
    long[] left = Arrays.copyOf(all, 20_000);
    long[] right = Arrays.copyOfRange(all, 20_000, all.length);
    assertThat(within(lattice, all))
        .isEqualTo(
            sum(within(lattice, left), within(lattice, right), between(lattice, left, right)));
  }

  @ParameterizedTest
  @EnumSource
  void within_recordsInAnotherOrder_countsTheSame(Things things) {
    SplittableRandom random = Seeded.random("within_recordsInAnotherOrder_countsTheSame");
    AgreementLattice lattice = new AgreementLattice(things.schema());
    long[] records = things.records(30_000, .1, random);
    long[] shuffled =
        Arrays.stream(Seeded.permutation(records.length, random))
            .mapToLong(i -> records[i])
            .toArray();
    assertThat(within(lattice, shuffled)).isEqualTo(within(lattice, records));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void census_anyNumberOfThreads_countsTheSame(int threads) {
    AgreementLattice lattice = new AgreementLattice(AttributorLayout.SCHEMA);
    long[] records = Things.CLIENTS.records(50_000, .02, new SplittableRandom(7));
    long[] expected = within(lattice, records);
    try (Workers workers = new Workers(threads)) {
      PatternCensus census = new PatternCensus(lattice, workers);
      assertThat(counts(census.within(records))).isEqualTo(expected);
      assertThat(census.effort()).isEqualTo(effort(lattice, records));
    }
  }

  private static CensusEffort effort(AgreementLattice lattice, long[] records) {
    PatternCensus census = new PatternCensus(lattice, WORKERS);
    assertThat(census.effort()).isEqualTo(new CensusEffort(0, 0));
    census.within(records);
    return census.effort();
  }

  @Test
  void within_manyRecords_looksAtFewPairs() {
    AgreementLattice lattice = new AgreementLattice(AttributorLayout.SCHEMA);
    CensusEffort effort = effort(lattice, clients(20_000));
    assertThat(effort.groups()).isPositive();
    assertThat(effort.pairsLookedAt()).isPositive().isLessThan(20_000L * 19_999 / 2 / 100);
  }
}
