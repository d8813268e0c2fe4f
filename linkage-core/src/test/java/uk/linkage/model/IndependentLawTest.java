package uk.linkage.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import uk.linkage.Seeded;

/** Levels that are held back, against the definition of what is maximised. */
class IndependentLawTest {

  private static final int ROUNDS = 20;

  private static double[][] table(int[] sizes, SplittableRandom random, double least, double most) {
    double[][] table = new double[sizes.length][];
    for (int k = 0; k < sizes.length; k++) {
      table[k] = random.doubles(sizes[k], least, most).toArray();
    }
    return table;
  }

  private static int[] levels(ObservedPatterns data) {
    int[] sizes = new int[data.coarsening().comparisonCount()];
    for (int k = 0; k < sizes.length; k++) {
      sizes[k] = data.coarsening().levelCount(k);
    }
    return sizes;
  }

  private static double[][] even(int[] sizes) {
    double[][] table = new double[sizes.length][];
    for (int k = 0; k < sizes.length; k++) {
      table[k] = new double[sizes[k]];
      java.util.Arrays.fill(table[k], 1.0 / sizes[k]);
    }
    return table;
  }

  private static double[][] heldBack(int[] sizes, SplittableRandom random) {
    double[][] heldBack = table(sizes, random, -300, 1000);
    for (double[] levels : heldBack) {
      for (int level = 0; level < levels.length; level++) {
        levels[level] = level == 0 ? 0 : Math.max(0, levels[level]);
      }
    }
    return heldBack;
  }

  /** What the M-step maximises, for one comparison. */
  private static double objective(double[] pairs, double[] heldBack, double[] chances) {
    double sum = 0;
    for (int level = 0; level < chances.length; level++) {
      sum += pairs[level] * Math.log(chances[level]) - heldBack[level] * chances[level];
    }
    return sum;
  }

  @Test
  void maximise_heldBackLevels_isTheHighestPointThereIs() {
    SplittableRandom random = Seeded.random("maximise_heldBackLevels_isTheHighestPointThereIs");
    ObservedPatterns data = new ObservedPatterns(Worlds.expected(Worlds.independent(.001), 1e9));
    int[] sizes = levels(data);
    for (int round = 0; round < ROUNDS; round++) {
      double[][] pseudoPairs = table(sizes, random, .1, 20);
      double[][] heldBack = heldBack(sizes, random);
      IndependentLaw law = new IndependentLaw(data, even(sizes), pseudoPairs, heldBack);
      double[][] pairs = pseudoPairs.clone();
      for (int k = 0; k < pairs.length; k++) {
        pairs[k] = pseudoPairs[k].clone();
      }
      for (int row = 0; row < data.rows(); row++) {
        double weight = random.nextInt(4) == 0 ? random.nextDouble(0, 30) : 0;
        law.collect(row, weight);
        for (int k = 0; k < sizes.length; k++) {
          // Everything is known of these pairs: a cell leaves one level open.
          pairs[k][data.coarsening().open(k, data.cells(row)[k])[0]] += weight;
        }
      }
      law.maximise();
      for (int k = 0; k < sizes.length; k++) {
        assertHighest(law, k, pairs[k], heldBack[k], random);
      }
    }
  }

  private static void assertHighest(
      IndependentLaw law, int k, double[] pairs, double[] heldBack, SplittableRandom random) {
    double[] chances = new double[pairs.length];
    double sum = 0;
    for (int level = 0; level < chances.length; level++) {
      chances[level] = law.probability(k, level);
      sum += chances[level];
    }
    assertThat(sum).isEqualTo(1, within(1e-12));
    double found = objective(pairs, heldBack, chances);
    if (chances.length == 2) {
      double best = 0;
      double highest = Double.NEGATIVE_INFINITY;
      for (int step = 1; step < 100_000; step++) {
        double here = objective(pairs, heldBack, new double[] {step / 1e5, 1 - step / 1e5});
        best = here > highest ? step / 1e5 : best;
        highest = Math.max(highest, here);
      }
      assertThat(chances[0]).isEqualTo(best, within(2e-5));
    }
    for (int change = 0; change < 300; change++) {
      double[] others = chances.clone();
      int from = random.nextInt(others.length);
      int to = random.nextInt(others.length);
      double moved = others[from] * Math.pow(10, -random.nextDouble(.01, 4));
      others[from] -= moved;
      others[to] += moved;
      assertThat(objective(pairs, heldBack, others)).isLessThanOrEqualTo(found + 1e-9);
    }
  }

  @Test
  void maximise_nothingHeldBack_isTheShareOfPairs() {
    SplittableRandom random = Seeded.random("maximise_nothingHeldBack_isTheShareOfPairs");
    ObservedPatterns data = new ObservedPatterns(Worlds.expected(Worlds.independent(.001), 1e9));
    int[] sizes = levels(data);
    double[][] pseudoPairs = table(sizes, random, 1, 2);
    IndependentLaw law = new IndependentLaw(data, even(sizes), pseudoPairs);
    law.maximise();
    for (int k = 0; k < sizes.length; k++) {
      double total = java.util.Arrays.stream(pseudoPairs[k]).sum();
      for (int level = 0; level < sizes[k]; level++) {
        assertThat(law.probability(k, level))
            .isEqualTo(pseudoPairs[k][level] / total, within(1e-12));
      }
    }
  }

  @Test
  void maximise_levelsLeftOpen_theLikelihoodNeverFalls() {
    SplittableRandom random = Seeded.random("maximise_levelsLeftOpen_theLikelihoodNeverFalls");
    LinkageModel model = Worlds.independent(.01);
    double[] counts = new double[Worlds.LATTICE.patternCount()];
    Worlds.expect(model, 1e5, Worlds.ALL, counts);
    Worlds.expect(model, 5e4, Worlds.NO_UNIT, counts);
    Worlds.expect(model, 2e4, Worlds.NO_PLACE, counts);
    ObservedPatterns data = new ObservedPatterns(Worlds.rounded(Worlds.LATTICE, counts));
    int[] sizes = levels(data);
    for (int round = 0; round < ROUNDS; round++) {
      double[][] heldBack = heldBack(sizes, random);
      heldBack[0][sizes[0] - 1] = 1e6;
      IndependentLaw law =
          new IndependentLaw(data, even(sizes), table(sizes, random, .1, 20), heldBack);
      double before = Double.NEGATIVE_INFINITY;
      for (int step = 0; step < 60; step++) {
        double likelihood = law.logPrior();
        for (int row = 0; row < data.rows(); row++) {
          likelihood += data.count(row) * law.logProbability(row);
          law.collect(row, data.count(row));
        }
        assertThat(likelihood).isGreaterThanOrEqualTo(before - 1e-6);
        before = likelihood;
        law.maximise();
      }
    }
  }

  @Test
  void maximise_levelsThatNoPairTellsApart_areHeldBackAsTheLeastOfThem() {
    double[] counts = new double[Worlds.LATTICE.patternCount()];
    Worlds.expect(Worlds.independent(.01), 1e5, Worlds.NO_UNIT, counts);
    ObservedPatterns data = new ObservedPatterns(Worlds.rounded(Worlds.LATTICE, counts));
    int[] sizes = levels(data);
    int place = 3;
    assertThat(data.kind(place, 0)).isEqualTo(data.kind(place, 1));
    double[][] heldBack = table(sizes, Seeded.random("levelsThatNoPairTellsApart"), 0, 1e-300);
    heldBack[place][1] = 1_000;
    IndependentLaw held = new IndependentLaw(data, even(sizes), even(sizes), heldBack);
    IndependentLaw free = new IndependentLaw(data, even(sizes), even(sizes));
    for (IndependentLaw law : new IndependentLaw[] {held, free}) {
      for (int row = 0; row < data.rows(); row++) {
        law.collect(row, data.count(row));
      }
      law.maximise();
    }
    for (int level = 0; level < sizes[place]; level++) {
      assertThat(held.probability(place, level))
          .isEqualTo(free.probability(place, level), within(1e-9));
    }
  }
}
