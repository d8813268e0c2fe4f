package uk.linkage.benchmarks.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import uk.linkage.LinkageMethod;
import uk.linkage.LinkageResult;
import uk.linkage.fixtures.world.Care;

/** Worlds of about 20,000 records that take part. */
class AccuracyTest {

  private static final int PERSONS = 14_000;

  @ParameterizedTest
  @CsvSource({
    "CAREFUL, 1",
    "CAREFUL, 2",
    "CAREFUL, 3",
    "CARELESS, 1",
    "CARELESS, 2",
    "CARELESS, 3"
  })
  void probabilistic_estimatesItsErrors_andBeatsTheKeys(Care care, long seed) {
    Verdicts.judge(Worlds.of(PERSONS, care, seed), 0.01, 0.015);
  }

  // Some ten seconds: all worlds of this size are looked at by the command, and in
  // LargeAccuracyTest.
  @ParameterizedTest
  @CsvSource("CARELESS, 2")
  void plan_againstEveryPair_losesNone(Care care, long seed) {
    Verdicts.judgePlan(Worlds.of(PERSONS, care, seed));
  }

  @Test
  void lostPairs_linksTakenAway_areMissed() {
    Trial trial =
        Trial.run(
            Worlds.of(1_000, Care.REALISTIC, 1), LinkageMethod.PROBABILISTIC, Verdicts.THREADS);
    LinkageResult all = trial.result();
    LinkageResult fewer =
        new LinkageResult(
            all.settings(),
            all.intake(),
            all.links().only(link -> link > 2),
            all.keys(),
            all.model(),
            all.persons(),
            all.count(),
            all.memory(),
            all.stages(),
            all.notes());
    Trial robbed =
        new Trial(
            trial.data(), trial.method(), fewer, trial.predicted(), trial.truth(), trial.seconds());
    assertThat(LostPairs.of(robbed, Verdicts.THREADS).lost()).isEqualTo(3);
  }
}
