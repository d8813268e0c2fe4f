package uk.linkage.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.block.BlockingPlan;
import uk.linkage.census.PatternCensus;
import uk.linkage.census.PatternCounts;
import uk.linkage.model.ExpectationMaximisation;
import uk.linkage.model.FitSettings;
import uk.linkage.parallel.Workers;
import uk.linkage.schema.AgreementLattice;

class ChangedPairsTest {

  private static long[] records(SplittableRandom random, int persons) {
    long[] records = new long[2 * persons];
    for (int i = 0; i < persons; i++) {
      records[i] =
          AttributorLayout.FIRST_INITIAL.place(1 + random.nextInt(26))
              | AttributorLayout.LAST_INITIAL.place(1 + random.nextInt(26))
              | AttributorLayout.packBirthDate(
                  1950 + random.nextInt(50), 1 + random.nextInt(12), 1 + random.nextInt(28))
              | AttributorLayout.SEX.place(1 + random.nextInt(2));
      records[persons + i] = records[i];
      if (random.nextInt(8) == 0) {
        records[persons + i] &= ~AttributorLayout.BIRTH_DAY.mask();
        records[persons + i] |= AttributorLayout.BIRTH_DAY.place(1 + random.nextInt(28));
      }
    }
    return records;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 40, 800})
  void run_anyNumberOfChanged_findsWhatAFullRunFindsOfThem(int changed) {
    long[] words = records(new SplittableRandom(changed), 400);
    int first = words.length - changed;
    try (Workers workers = new Workers(2)) {
      AgreementLattice lattice = new AgreementLattice(AttributorLayout.SCHEMA);
      PatternCounts census = new PatternCensus(lattice, workers).within(words);
      Scorer scorer =
          new Scorer(
              ExpectationMaximisation.fit(census, FitSettings.upTo(40.0 * words.length), workers)
                  .model(),
              ValueWeights.of(lattice, words, workers));
      BlockingPlan plan =
          BlockingPlan.of(lattice, p -> scorer.bestLogOdds(p) >= 0, census::count, words.length);
      Links all = new PairScoring(words, plan, scorer, 0).run(workers, 1 << 20).links();
      Map<Long, Double> expected = new TreeMap<>();
      for (int link = 0; link < all.size(); link++) {
        if (all.right(link) >= first) {
          expected.put((long) all.left(link) << 32 | all.right(link), all.logOdds(link));
        }
      }
      Links links = new ChangedPairs(words, first, plan, scorer, 0).run(workers, 1 << 20);
      Map<Long, Double> found = new TreeMap<>();
      for (int link = 0; link < links.size(); link++) {
        found.put((long) links.left(link) << 32 | links.right(link), links.logOdds(link));
      }
      assertThat(found).isEqualTo(expected);
      assertThat(links.size()).isEqualTo(expected.size());
    }
  }
}
