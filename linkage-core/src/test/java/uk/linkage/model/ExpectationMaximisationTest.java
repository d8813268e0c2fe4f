package uk.linkage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.Seeded;
import uk.linkage.census.PatternCounts;
import uk.linkage.fixtures.reference.ProportionalFitting;
import uk.linkage.fixtures.reference.TextbookEm;
import uk.linkage.parallel.Workers;
import uk.linkage.schema.AgreementLattice;

class ExpectationMaximisationTest {

  private static final double PAIRS = 1e9;
  private static final double MATCHES = 1e5;
  private static final double PRIOR = MATCHES / PAIRS;
  private static final FitSettings SETTINGS = FitSettings.upTo(1e6);
  private static final FitSettings INDEPENDENT = SETTINGS.withKind(ModelKind.INDEPENDENT);

  // --- the slow twins

  @ParameterizedTest
  @ValueSource(longs = {Worlds.ALL, ~(63L << 28)})
  void step_fromTheSameStart_agreesWithTheTextbookPairByPair(long present) {
    SplittableRandom random = Seeded.random("step_fromTheSameStart");
    double[] expected = new double[Worlds.LATTICE.patternCount()];
    Worlds.expect(Worlds.independent(0.1), 3_000, present, expected);
    PatternCounts counts = Worlds.drawn(Worlds.LATTICE, expected, random);
    ObservedPatterns data = new ObservedPatterns(counts);
    double[][] pseudo = filled(0.5);
    double[][] startU = filled(1);
    for (double[] levels : startU) {
      java.util.Arrays.fill(levels, 1.0 / levels.length);
    }
    Mixture mixture =
        new Mixture(
            data,
            new IndependentLaw(data, Worlds.M, pseudo),
            new IndependentLaw(data, startU, pseudo),
            new PriorLaw(data, 0.2, 0.3, 1.5, counts.pairs()));
    TextbookEm textbook = new TextbookEm(rows(counts), Worlds.M, startU, 0.2);
    for (int round = 0; round < 60; round++) {
      mixture.step();
      textbook.round(pseudo, pseudo, 4 * 1.5, 4 * 1.5 / 0.3);
    }
    MatchPrior prior = mixture.prior().freeze();
    assertThat(prior.overall()).isEqualTo(textbook.prior(), within(1e-9));
    for (int k = 0; k < 4; k++) {
      for (int level = 0; level < Worlds.M[k].length; level++) {
        // Levels that no pair tells apart have equal chances here, and any in the textbook.
        double m = 0;
        double u = 0;
        int members = 0;
        for (int other = 0; other < Worlds.M[k].length; other++) {
          if (data.kind(k, other) == data.kind(k, level)) {
            m += textbook.m(k, other);
            u += textbook.u(k, other);
            members++;
          }
        }
        assertThat(mixture.matches().probability(k, level)).isEqualTo(m / members, within(1e-9));
        assertThat(mixture.nonMatches().probability(k, level)).isEqualTo(u / members, within(1e-9));
      }
    }
  }

  @Test
  void fit_anyNumberOfThreads_givesTheSame() {
    double[] expected = new double[Worlds.LATTICE.patternCount()];
    Worlds.expect(Worlds.withFamilies(PRIOR, 2e-4, 1e-6), PAIRS, Worlds.NO_UNIT, expected);
    PatternCounts counts = Worlds.rounded(Worlds.LATTICE, expected);
    FitResult alone = ExpectationMaximisation.fit(counts, SETTINGS);
    try (Workers workers = new Workers(3)) {
      FitResult together = ExpectationMaximisation.fit(counts, SETTINGS, workers);
      assertThat(together.attempts()).isEqualTo(alone.attempts());
      for (int pattern = 0; pattern < expected.length; pattern++) {
        assertThat(together.model().weight(pattern)).isEqualTo(alone.model().weight(pattern));
      }
    }
  }

  @Test
  void fit_unitsNeverKnown_unitAndAreaWeighTheSame() {
    double[] expected = new double[Worlds.LATTICE.patternCount()];
    Worlds.expect(Worlds.withFamilies(PRIOR, 2e-4, 1e-6), PAIRS, Worlds.NO_UNIT, expected);
    FitResult result =
        ExpectationMaximisation.fit(Worlds.rounded(Worlds.LATTICE, expected), SETTINGS);
    assertThat(result.model().levelWeight(3, 0))
        .isEqualTo(result.model().levelWeight(3, 1), within(1e-9));
    assertThat(result.model().m(3, 0) + result.model().m(3, 1)).isEqualTo(0.8, within(0.02));
    assertThat(result.expectedMatches()).isEqualTo(MATCHES, within(0.03 * MATCHES));
    assertThat(result.trace()).hasSizeLessThan(5_000);
  }

  private static double[][] filled(double value) {
    double[][] table = new double[4][];
    for (int k = 0; k < 4; k++) {
      table[k] = new double[Worlds.M[k].length];
      java.util.Arrays.fill(table[k], value);
    }
    return table;
  }

  private static List<boolean[][]> rows(PatternCounts counts) {
    Coarsening coarsening = new Coarsening(Worlds.LATTICE);
    List<boolean[][]> rows = new ArrayList<>();
    counts.forEachPattern(
        pattern -> {
          boolean[][] possible = new boolean[4][];
          for (int k = 0; k < 4; k++) {
            possible[k] = new boolean[coarsening.levelCount(k)];
            for (int level : coarsening.open(k, Worlds.LATTICE.cellOf(pattern, k))) {
              possible[k][level] = true;
            }
          }
          for (long i = 0; i < counts.count(pattern); i++) {
            rows.add(possible);
          }
        });
    return rows;
  }

  @Test
  void interactionLaw_pairsOfOneClass_isTheProportionalFit() {
    AgreementLattice lattice = new AgreementLattice(Worlds.schema("name kind place"));
    Coarsening coarsening = new Coarsening(lattice);
    SplittableRandom random = Seeded.random("interactionLaw_pairsOfOneClass");
    double[][][] wanted = new double[5][2][3];
    long[] counts = new long[lattice.patternCount()];
    for (int pattern = 0; pattern < counts.length; pattern++) {
      int[] open = {0, 0, 0};
      boolean full = true;
      for (int k = 0; k < 3; k++) {
        int[] levels = coarsening.open(k, lattice.cellOf(pattern, k));
        open[k] = levels[0];
        full &=
            levels.length == 1
                && lattice.cells(k).get(lattice.cellOf(pattern, k)).known()
                    == lattice.known(k, -1L);
      }
      if (full) {
        counts[pattern] = 1_000_000L + random.nextInt(1_000_000_000);
        wanted[open[0]][open[1]][open[2]] = counts[pattern];
      }
    }
    ObservedPatterns data = new ObservedPatterns(new PatternCounts(lattice, counts));
    double[][] even = {{.2, .2, .2, .2, .2}, {.5, .5}, {1 / 3.0, 1 / 3.0, 1 / 3.0}};
    InteractionLaw law = new InteractionLaw(data, even, 1e-6);
    for (int sweep = 0; sweep < 300; sweep++) {
      for (int row = 0; row < data.rows(); row++) {
        law.collect(row, data.count(row));
      }
      law.maximise();
    }
    double[][][] fitted = ProportionalFitting.fit(wanted, 300);
    double[] table = law.table();
    for (int entry = 0; entry < table.length; entry++) {
      double expected =
          fitted[coarsening.levelOf(entry, 0)][coarsening.levelOf(entry, 1)][
                  coarsening.levelOf(entry, 2)]
              / data.pairs();
      assertThat(table[entry]).isEqualTo(expected, within(1e-12));
    }
  }

  // --- the truth is found again

  @ParameterizedTest
  @EnumSource(ModelKind.class)
  void fit_expectedCountsOfAnIndependentModel_findsIt(ModelKind kind) {
    PatternCounts counts = Worlds.expected(Worlds.independent(PRIOR), PAIRS);
    FitResult result = ExpectationMaximisation.fit(counts, SETTINGS.withKind(kind));
    assertThat(result.model().kind()).isEqualTo(ModelKind.INDEPENDENT);
    assertThat(result.choice()).isNotBlank();
    // That interactions were tried and found wanting is said.
    assertThat(result.warnings()).hasSize(kind == ModelKind.INTERACTIONS ? 1 : 0);
    assertThat(result.fit().misfits()).isEmpty();
    assertFound(result, MATCHES, 0.001, 0.001);
  }

  @Test
  void fit_drawnCounts_findsTheModelWithinItsNoise() {
    SplittableRandom random = Seeded.random("fit_drawnCounts");
    double[] expected = new double[Worlds.LATTICE.patternCount()];
    Worlds.expect(Worlds.independent(PRIOR), PAIRS, Worlds.ALL, expected);
    FitResult result =
        ExpectationMaximisation.fit(Worlds.drawn(Worlds.LATTICE, expected, random), SETTINGS);
    // The standard error of the matches is about .3 % (overlap), of each m below .002.
    assertFound(result, MATCHES, 0.02, 0.01);
  }

  private static void assertFound(
      FitResult result, double matches, double relative, double ofChances) {
    LinkageModel model = result.model();
    assertThat(result.expectedMatches()).isEqualTo(matches, within(relative * matches));
    for (int k = 0; k < 4; k++) {
      for (int level = 0; level < model.levelCount(k); level++) {
        assertThat(model.m(k, level)).isEqualTo(Worlds.M[k][level], within(ofChances));
        assertThat(model.u(k, level))
            .isEqualTo(Worlds.U[k][level], within(1e-6 + 0.01 * Worlds.U[k][level]));
      }
    }
  }

  @Test
  void fit_worldWithFamilies_independenceOvercountsAndInteractionsDoNot() {
    PatternCounts counts = Worlds.expected(Worlds.withFamilies(PRIOR, 2e-4, 1e-6), PAIRS);
    FitResult independent = ExpectationMaximisation.fit(counts, INDEPENDENT);
    FitResult result = ExpectationMaximisation.fit(counts, SETTINGS);
    assertThat(independent.expectedMatches()).isGreaterThan(1.04 * MATCHES);
    assertThat(result.model().kind()).isEqualTo(ModelKind.INTERACTIONS);
    assertThat(result.expectedMatches()).isEqualTo(MATCHES, within(0.015 * MATCHES));
    assertThat(result.choice()).contains("hang together");
    assertThat(result.attempts()).hasSize(2);
  }

  @Test
  void fit_halfOfThePairsWithoutTheUnit_findsTheSame() {
    double[] expected = new double[Worlds.LATTICE.patternCount()];
    LinkageModel truth = Worlds.independent(PRIOR);
    Worlds.expect(truth, PAIRS / 2, Worlds.ALL, expected);
    Worlds.expect(truth, PAIRS / 4, Worlds.NO_UNIT, expected);
    Worlds.expect(truth, PAIRS / 4, Worlds.NO_PLACE, expected);
    for (ModelKind kind : ModelKind.values()) {
      FitResult result =
          ExpectationMaximisation.fit(
              Worlds.rounded(Worlds.LATTICE, expected), SETTINGS.withKind(kind));
      assertFound(result, MATCHES, 0.003, 0.002);
    }
  }

  @Test
  void fit_knowledgeThatMatchesHaveLessOften_isSeenAndKeptApart() {
    double[] expected = new double[Worlds.LATTICE.patternCount()];
    Worlds.expect(Worlds.independent(2 * PRIOR), PAIRS / 2, Worlds.ALL, expected);
    Worlds.expect(Worlds.independent(PRIOR / 2), PAIRS / 2, Worlds.NO_PLACE, expected);
    FitResult result =
        ExpectationMaximisation.fit(Worlds.rounded(Worlds.LATTICE, expected), SETTINGS);
    assertFound(result, 1.25 * MATCHES, 0.003, 0.002);
    MatchPrior prior = result.model().prior();
    assertThat(prior.overall()).isEqualTo(1.25 * PRIOR, within(0.01 * PRIOR));
    assertThat(prior.term(3, 0)).isEqualTo(Math.log(0.25), within(0.02));
    assertThat(result.model().weight(0)).isZero();
  }

  @Test
  void fit_comparisonsInAnotherOrder_findsTheSame() {
    AgreementLattice other = new AgreementLattice(Worlds.schema("place kind name date"));
    int[] placeInOther = {2, 3, 1, 0};
    double[] expected = new double[Worlds.LATTICE.patternCount()];
    Worlds.expect(Worlds.withFamilies(PRIOR, 4e-5, 4e-6), PAIRS, Worlds.ALL, expected);
    Worlds.expect(Worlds.withFamilies(PRIOR, 4e-5, 4e-6), PAIRS / 10, Worlds.NO_UNIT, expected);
    double[] moved = new double[expected.length];
    for (int pattern = 0; pattern < moved.length; pattern++) {
      int to = 0;
      for (int k = 0; k < 4; k++) {
        to += Worlds.LATTICE.cellOf(pattern, k) * other.stride(placeInOther[k]);
      }
      moved[to] = expected[pattern];
    }
    FitSettings fine = new FitSettings(1e6, ModelKind.INTERACTIONS, 15, 1, 2, 1e-10, 20_000);
    FitResult a = ExpectationMaximisation.fit(Worlds.rounded(Worlds.LATTICE, expected), fine);
    FitResult b = ExpectationMaximisation.fit(Worlds.rounded(other, moved), fine);
    assertThat(b.expectedMatches()).isEqualTo(a.expectedMatches(), within(1e-4 * MATCHES));
    for (int k = 0; k < 4; k++) {
      for (int level = 0; level < Worlds.M[k].length; level++) {
        assertThat(b.model().m(placeInOther[k], level))
            .isEqualTo(a.model().m(k, level), within(1e-4));
      }
    }
  }

  @Test
  void fit_enormousCounts_losesNothing() {
    PatternCounts counts = Worlds.expected(Worlds.independent(1e-7), 1e14);
    FitResult result = ExpectationMaximisation.fit(counts, FitSettings.upTo(1e9));
    assertFound(result, 1e7, 0.002, 0.001);
  }

  // --- laws

  @Test
  void trace_anyCounts_neverFalls() {
    SplittableRandom random = Seeded.random("trace_anyCounts_neverFalls");
    int fitted = 0;
    for (int i = 0; i < 60; i++) {
      PatternCounts counts = randomCounts(random);
      try {
        assertTraceNeverFalls(counts, 1 + random.nextInt(1 << 20));
        fitted++;
      } catch (ModelNotIdentifiableException refused) {
        assertThat(refused).hasMessageStartingWith("these fields can't tell matches from chance: ");
      }
    }
    System.out.println("fitted " + fitted + " of 60 random censuses");
  }

  /** Two groups of its four patterns lead each other's prior to where a chance is 0. */
  @Test
  void trace_wherePriorsRunAway_neverFalls() {
    SplittableRandom random = new SplittableRandom(3810462295184L);
    PatternCounts counts;
    double bound;
    do {
      counts = randomCounts(random);
      bound = 1 + random.nextInt(1 << 20);
    } while (counts.pairs() != 503_143_558L);
    assertTraceNeverFalls(counts, bound);
  }

  private static void assertTraceNeverFalls(PatternCounts counts, double bound) {
    FitResult result =
        ExpectationMaximisation.fit(
            counts, new FitSettings(bound, ModelKind.INTERACTIONS, 15, 1, 2, 1e-8, 300));
    assertSound(result, counts);
    double last = Double.NEGATIVE_INFINITY;
    for (TraceStep step : result.trace()) {
      assertThat(step.logLikelihood())
          .isGreaterThanOrEqualTo(last - 1e-9 * (1 + counts.pairs() + Math.abs(last)));
      last = step.logLikelihood();
    }
  }

  private static PatternCounts randomCounts(SplittableRandom random) {
    long[] counts = new long[Worlds.LATTICE.patternCount()];
    double density = Math.pow(random.nextDouble(), 3);
    int magnitude = 1 + random.nextInt(30);
    for (int pattern = 0; pattern < counts.length; pattern++) {
      if (random.nextDouble() < density) {
        counts[pattern] = random.nextLong(1L << (1 + random.nextInt(magnitude)));
      }
    }
    return new PatternCounts(Worlds.LATTICE, counts);
  }

  private static void assertSound(FitResult result, PatternCounts counts) {
    LinkageModel model = result.model();
    double sum = 0;
    for (int pattern = 0; pattern < Worlds.LATTICE.patternCount(); pattern++) {
      assertThat(model.weight(pattern)).isFinite();
      assertThat(model.probability(pattern)).isBetween(0.0, 1.0);
      assertThat(result.fit().expected(pattern)).isFinite().isNotNegative();
      assertThat(result.fit().observed(pattern)).isEqualTo(counts.count(pattern));
      sum += counts.count(pattern) * model.probability(pattern);
    }
    assertThat(sum).isLessThanOrEqualTo((double) counts.pairs());
    assertThat(result.fit().linkEffect()).isFinite();
    for (int k = 0; k < 4; k++) {
      for (int level = 0; level < model.levelCount(k); level++) {
        assertThat(model.levelWeight(k, level)).isFinite();
      }
    }
  }

  @Test
  void fit_twice_givesTheSameBits() {
    PatternCounts counts = Worlds.expected(Worlds.withFamilies(PRIOR, 4e-5, 4e-6), PAIRS);
    FitResult a = ExpectationMaximisation.fit(counts, SETTINGS);
    FitResult b = ExpectationMaximisation.fit(counts, SETTINGS);
    assertThat(a.trace()).isEqualTo(b.trace());
    assertThat(a.model().nonMatchTable()).isEqualTo(b.model().nonMatchTable());
  }

  @Test
  void fit_boundBelowTheMatches_holdsIt() {
    PatternCounts counts = Worlds.expected(Worlds.independent(PRIOR), PAIRS);
    FitResult result = ExpectationMaximisation.fit(counts, FitSettings.upTo(MATCHES / 2));
    assertThat(result.model().prior().overall() * PAIRS)
        .isEqualTo(MATCHES / 2, within(1e-3 * MATCHES));
    assertThat(result.warnings()).anyMatch(w -> w.contains("held at its bound"));
  }

  // --- bad input

  @Test
  void fit_noPairs_isRefused() {
    assertRefused(new long[Worlds.LATTICE.patternCount()], "there are no pairs of records");
  }

  @Test
  void fit_onePair_isRefused() {
    long[] counts = new long[Worlds.LATTICE.patternCount()];
    counts[counts.length - 1] = 1;
    assertRefused(counts, "at least 3 comparisons must be known and differ between pairs, got 0");
  }

  @Test
  void fit_allRecordsAlike_isRefused() {
    long[] counts = new long[Worlds.LATTICE.patternCount()];
    counts[Worlds.LATTICE.pattern(0x3FFFFFFFFL, 0x3FFFFFFFFL)] = 4_950;
    assertRefused(counts, "got 0");
  }

  @Test
  void fit_noMatchesAtAll_isRefused() {
    for (LinkageModel world :
        List.of(Worlds.independent(1e-12), Worlds.withFamilies(1e-12, 4e-5, 4e-6))) {
      PatternCounts counts = Worlds.expected(world, 1e8);
      assertThatThrownBy(() -> ExpectationMaximisation.fit(counts, SETTINGS))
          .isInstanceOf(ModelNotIdentifiableException.class);
    }
  }

  @Test
  void fit_matchesThatDrownInChance_isRefusedOrWarnedOf() {
    double[][] m = {{0.02, 0.01, 0.06, 0.05, 0.86}, {0.01, 0.99}, {0.6, 0.4}, {0.002, 0.03, 0.968}};
    LinkageModel world =
        LinkageModel.independent(
            Worlds.LATTICE, Worlds.ALL_SPEAK, MatchPrior.even(Worlds.LATTICE, 1e-3), m, Worlds.U);
    PatternCounts counts = Worlds.expected(world, 1e8);
    assertThatThrownBy(() -> ExpectationMaximisation.fit(counts, SETTINGS))
        .isInstanceOf(ModelNotIdentifiableException.class);
  }

  @Test
  void fit_oneComparisonWhollyMissing_doesWithoutIt() {
    double[] expected = new double[Worlds.LATTICE.patternCount()];
    Worlds.expect(Worlds.independent(PRIOR), PAIRS, ~Worlds.KIND.mask(), expected);
    FitResult result =
        ExpectationMaximisation.fit(Worlds.rounded(Worlds.LATTICE, expected), SETTINGS);
    assertThat(result.expectedMatches()).isEqualTo(MATCHES, within(0.005 * MATCHES));
    assertThat(result.model().isSilent(2)).isTrue();
    assertThat(result.warnings()).anyMatch(w -> w.startsWith("kind is missing or the same"));
    assertThat(result.model().m(3, 0)).isEqualTo(0.7, within(0.005));
  }

  @Test
  void fit_twoComparisonsMissing_isRefusedByName() {
    double[] expected = new double[Worlds.LATTICE.patternCount()];
    Worlds.expect(
        Worlds.independent(PRIOR), PAIRS, ~(Worlds.KIND.mask() | Worlds.DATE.mask()), expected);
    PatternCounts counts = Worlds.rounded(Worlds.LATTICE, expected);
    assertThatThrownBy(() -> ExpectationMaximisation.fit(counts, SETTINGS))
        .hasMessageEndingWith("got 2 (name, place)");
  }

  @Test
  void fit_interactionsTooManyForTheCombinations_fallsBackAndSaysSo() {
    AgreementLattice lattice = new AgreementLattice(Worlds.schema("date kind place"));
    double[][] m = {Worlds.M[1], Worlds.M[2], Worlds.M[3]};
    double[][] u = {{0.01, 0.99}, Worlds.U[2], Worlds.U[3]};
    LinkageModel world =
        LinkageModel.independent(lattice, new boolean[3], MatchPrior.even(lattice, 1e-3), m, u);
    FitResult result = ExpectationMaximisation.fit(Worlds.expected(world, 1e8), SETTINGS);
    assertThat(result.model().kind()).isEqualTo(ModelKind.INDEPENDENT);
    assertThat(result.choice()).contains("can't carry interactions");
    assertThat(result.expectedMatches()).isEqualTo(1e5, within(1e3));
  }

  @Test
  void settings_outOfBounds_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FitSettings.upTo(0))
        .withMessage("maximumMatches must be positive and finite, got 0.0");
    assertThatIllegalArgumentException().isThrownBy(() -> FitSettings.upTo(Double.NaN));
  }

  private static void assertRefused(long[] counts, String words) {
    assertThatThrownBy(
            () -> ExpectationMaximisation.fit(new PatternCounts(Worlds.LATTICE, counts), SETTINGS))
        .isInstanceOf(ModelNotIdentifiableException.class)
        .hasMessageContaining(words);
  }
}
