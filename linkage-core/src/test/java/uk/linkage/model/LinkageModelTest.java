package uk.linkage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import uk.linkage.Seeded;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.census.PatternCounts;
import uk.linkage.schema.AgreementLattice;

class LinkageModelTest {

  private static final LinkageModel MODEL = Worlds.independent(1e-4);

  @Test
  void weight_independentModel_isTheSumOfTheCellWeights() {
    for (int pattern = 0; pattern < Worlds.LATTICE.patternCount(); pattern++) {
      double sum = 0;
      for (int k = 0; k < 4; k++) {
        sum += MODEL.cellWeight(k, Worlds.LATTICE.cellOf(pattern, k));
      }
      assertThat(MODEL.weight(pattern)).isEqualTo(sum, within(1e-12));
    }
  }

  @Test
  void weight_nothingKnown_isZeroInBothKinds() {
    assertThat(MODEL.weight(0)).isZero();
    assertThat(Worlds.withFamilies(1e-4, 1e-3, 1e-5).weight(0)).isZero();
    assertThat(MODEL.probability(0)).isEqualTo(1e-4, within(1e-16));
  }

  @Test
  void cellWeight_partlyKnown_isThatOfAllLevelsLeftOpen() {
    int place = 3;
    for (int cell = 1; cell < Worlds.LATTICE.cells(place).size(); cell++) {
      AgreementLattice.Cell of = Worlds.LATTICE.cells(place).get(cell);
      if (of.known() == Worlds.AREA.mask()) {
        double expected = of.level() == 1 ? (0.7 + 0.1) / (0.0004 + 0.02) : 0.2 / 0.9796;
        assertThat(MODEL.cellWeight(place, cell))
            .isEqualTo(Math.log(expected) / Math.log(2), within(1e-12));
      }
    }
    assertThat(MODEL.levelWeight(1, 0)).isEqualTo(Math.log(950) / Math.log(2), within(1e-12));
  }

  @Test
  void logMatch_patternsOfTheSameKnowledge_addUpToOne() {
    LinkageModel families = Worlds.withFamilies(1e-4, 1e-3, 1e-5);
    for (long present : new long[] {Worlds.ALL, Worlds.NO_UNIT, Worlds.NO_PLACE, 0x1F, 0}) {
      double[] counts = new double[Worlds.LATTICE.patternCount()];
      Worlds.expect(families, 1, present, counts);
      double sum = 0;
      for (double count : counts) {
        sum += count;
      }
      assertThat(sum).isEqualTo(1, within(1e-12));
    }
  }

  @Test
  void silentComparison_anyCell_weighsNothing() {
    boolean[] silent = {false, false, true, false};
    LinkageModel model =
        LinkageModel.independent(
            Worlds.LATTICE, silent, MatchPrior.even(Worlds.LATTICE, 0.1), Worlds.M, Worlds.U);
    assertThat(model.isSilent(2)).isTrue();
    assertThat(model.levelWeight(2, 0)).isZero();
    for (int cell = 0; cell < Worlds.LATTICE.cells(2).size(); cell++) {
      assertThat(model.weight(cell * Worlds.LATTICE.stride(2))).isZero();
      assertThat(model.cellWeight(2, cell)).isZero();
    }
  }

  @Test
  void parameters_thatAreNoChances_areRefused() {
    double[][] bad = Worlds.M.clone();
    bad[1] = new double[] {0.9, 0.2};
    MatchPrior prior = MatchPrior.even(Worlds.LATTICE, 0.1);
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> LinkageModel.independent(Worlds.LATTICE, Worlds.ALL_SPEAK, prior, bad, Worlds.U))
        .withMessageContaining("m of comparison date");
    bad[1] = new double[] {1, 0};
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> LinkageModel.independent(Worlds.LATTICE, Worlds.ALL_SPEAK, prior, bad, Worlds.U));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                LinkageModel.independent(
                    Worlds.LATTICE, Worlds.ALL_SPEAK, prior, new double[0][], Worlds.U));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                LinkageModel.withInteractions(
                    Worlds.LATTICE, Worlds.ALL_SPEAK, prior, Worlds.M, new double[3]))
        .withMessageContaining("got 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MatchPrior.even(Worlds.LATTICE, 1))
        .withMessageContaining("between 0 and 1");
    double[][] terms = new double[4][];
    for (int k = 0; k < 4; k++) {
      terms[k] = new double[Worlds.LATTICE.cells(k).size()];
    }
    terms[1][2] = 1;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> MatchPrior.byKnowledge(Worlds.LATTICE, 0.1, -2, terms));
  }

  @Test
  void expectedErrors_byDefinition_agree() {
    PatternCounts counts = Worlds.expected(MODEL, 1e8);
    for (double threshold : new double[] {0, 0.1, 0.5, 0.9, 1}) {
      double links = 0;
      double falseLinks = 0;
      double missed = 0;
      for (int p = 0; p < Worlds.LATTICE.patternCount(); p++) {
        double z = MODEL.probability(p);
        links += z >= threshold ? counts.count(p) : 0;
        falseLinks += z >= threshold ? counts.count(p) * (1 - z) : 0;
        missed += z < threshold ? counts.count(p) * z : 0;
      }
      ExpectedErrors errors = ExpectedErrors.at(MODEL, counts, threshold);
      assertThat((double) errors.links()).isEqualTo(links);
      assertThat(errors.trueLinks()).isEqualTo(1e4, within(5.0));
      assertThat(errors.falseLinks()).isEqualTo(falseLinks, within(1e-6));
      assertThat(errors.precision())
          .isEqualTo(links == 0 ? 1 : 1 - falseLinks / links, within(1e-9));
      assertThat(errors.recall()).isEqualTo(1 - missed / errors.trueLinks(), within(1e-9));
    }
    ExpectedErrors none =
        ExpectedErrors.at(
            MODEL, new PatternCounts(Worlds.LATTICE, new long[Worlds.LATTICE.patternCount()]), 0.5);
    assertThat(none.precision()).isEqualTo(1);
    assertThat(none.recall()).isEqualTo(1);
    assertThat(none.remainingLoss()).isEqualTo(1);
  }

  /** What a pair shows when less is known leaves open what it shows when all is. */
  @Test
  void coarsening_anyPairAndAnyKnowledge_leavesTheTruthOpen() {
    SplittableRandom random = Seeded.random("coarsening_anyPairAndAnyKnowledge");
    AgreementLattice lattice = new AgreementLattice(AttributorLayout.SCHEMA);
    Coarsening coarsening = new Coarsening(lattice);
    for (int i = 0; i < 200_000; i++) {
      long a = record(random);
      long b = random.nextInt(4) == 0 ? record(random) : a ^ (1L << random.nextInt(61));
      if (lattice.presentFields(a) != lattice.presentFields(b)
          || lattice.presentFields(a) != lattice.presentFields(-1L)) {
        continue;
      }
      long keep = 0;
      for (var field : AttributorLayout.SCHEMA.fields()) {
        keep |= random.nextInt(4) == 0 ? 0 : field.mask();
      }
      for (int k = 0; k < lattice.comparisonCount(); k++) {
        int full = lattice.cell(k, a, b) - lattice.cells(k).size() + coarsening.levelCount(k);
        int seen = lattice.cell(k, a & keep, b);
        assertThat(coarsening.open(k, seen)).contains(full);
      }
    }
  }

  private static long record(SplittableRandom random) {
    long record = 0;
    for (var field : AttributorLayout.SCHEMA.fields()) {
      record |= field.place(1 + random.nextInt((int) Math.min(field.maxValue(), 3)));
    }
    return record;
  }

  @Test
  void coarsening_eachKnowledge_cutsTheLevelsIntoSets() {
    for (AgreementLattice lattice :
        new AgreementLattice[] {Worlds.LATTICE, new AgreementLattice(AttributorLayout.SCHEMA)}) {
      Coarsening coarsening = new Coarsening(lattice);
      for (int k = 0; k < lattice.comparisonCount(); k++) {
        java.util.Map<Long, java.util.List<Integer>> seen = new java.util.HashMap<>();
        for (int cell = 0; cell < lattice.cells(k).size(); cell++) {
          for (int level : coarsening.open(k, cell)) {
            seen.computeIfAbsent(
                    lattice.cells(k).get(cell).known(), x -> new java.util.ArrayList<>())
                .add(level);
          }
        }
        int levels = coarsening.levelCount(k);
        seen.values().forEach(all -> assertThat(all).doesNotHaveDuplicates().hasSize(levels));
      }
    }
  }

  @Test
  void withPriorFor_otherPairs_findsTheirShareOfMatches() {
    for (double share : new double[] {1e-6, 1e-4, 1e-2, 0.3}) {
      PatternCounts census = Worlds.expected(Worlds.independent(share), 1e9);
      LinkageModel moved = MODEL.withPriorFor(census, 1e9);
      assertThat(moved.prior().overall()).isEqualTo(share, within(share * 1e-3));
      assertThat(ExpectedErrors.at(moved, census, 0.5).trueLinks())
          .isEqualTo(share * 1e9, within(share * 1e6));
      assertThat(moved.weight(7)).isEqualTo(MODEL.weight(7));
    }
  }

  @Test
  void withPriorFor_itsOwnPairs_staysWhereItIs() {
    LinkageModel families = Worlds.withFamilies(1e-4, 1e-3, 1e-5);
    LinkageModel same = families.withPriorFor(Worlds.expected(families, 1e10), 1e9);
    for (int pattern = 0; pattern < Worlds.LATTICE.patternCount(); pattern++) {
      assertThat(same.probability(pattern)).isEqualTo(families.probability(pattern), within(1e-4));
    }
  }

  @Test
  void withPriorFor_noMatchesOrNoPairs_givesNoNonsense() {
    LinkageModel strangers = Worlds.independent(1e-12);
    LinkageModel moved = MODEL.withPriorFor(Worlds.expected(strangers, 1e6), 1e9);
    assertThat(moved.prior().overall()).isBetween(0.0, 1e-5);
    LinkageModel none =
        MODEL.withPriorFor(
            new PatternCounts(Worlds.LATTICE, new long[Worlds.LATTICE.patternCount()]), 1e9);
    assertThat(none.probability(3)).isBetween(0.0, 1.0);
  }

  @Test
  void withPriorFor_nothingButMatches_staysWithinTheBound() {
    long[] counts = new long[Worlds.LATTICE.patternCount()];
    counts[counts.length - Worlds.LATTICE.stride(0)] = 1;
    PatternCounts one = new PatternCounts(Worlds.LATTICE, counts);
    assertThat(MODEL.withPriorFor(one, 80).prior().overall()).isLessThanOrEqualTo(0.5);
  }

  @Test
  void byKnowledge_absurdLogOdds_isRefused() {
    double[][] terms = new double[Worlds.LATTICE.comparisonCount()][];
    for (int k = 0; k < terms.length; k++) {
      terms[k] = new double[Worlds.LATTICE.cells(k).size()];
    }
    for (double logOdds : new double[] {1e308, -1e308, Double.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> MatchPrior.byKnowledge(Worlds.LATTICE, 0.1, logOdds, terms));
    }
  }
}
