package uk.linkage.benchmarks.accuracy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import uk.linkage.LinkageMethod;

/** What must hold of a world, whatever its size. */
final class Verdicts {

  static final int THREADS = 2;

  /** How far the precision that the model believes in may be from the real one. */
  private static final double MOST_PRECISION_OFF = 0.01;

  private Verdicts() {}

  /**
   * Links a world by all methods and judges what the model found.
   *
   * @param world the records
   * @param pairsOff by which share the estimated number of true pairs may be wrong
   * @param gain by how much F1 of persons must be above that of plain attributors
   */
  static void judge(DataSet world, double pairsOff, double gain) {
    Trial trial = Trial.run(world, LinkageMethod.PROBABILISTIC, THREADS);
    LinkFigures links = trial.links();
    assertThat(links.estimateOff()).as("estimated pairs").isBetween(-pairsOff, pairsOff);
    assertThat(links.estimatedPrecision())
        .as("estimated precision")
        .isCloseTo(links.precision(), within(MOST_PRECISION_OFF));
    double f1 = trial.persons().f1();
    assertThat(f1).as("above attributor").isGreaterThan(f1(world, LinkageMethod.ATTRIBUTOR) + gain);
    assertThat(f1).as("above ladder").isGreaterThan(f1(world, LinkageMethod.LADDER));
  }

  private static double f1(DataSet world, LinkageMethod method) {
    return Trial.run(world, method, THREADS).persons().f1();
  }

  /** Looks at every pair of a world: the plan must have lost none that could be linked. */
  static void judgePlan(DataSet world) {
    Trial trial = Trial.run(world, LinkageMethod.PROBABILISTIC, THREADS);
    LostPairs lost = LostPairs.of(trial, THREADS);
    assertThat(lost.reached()).isGreaterThan(trial.clients().size() / 3);
    assertThat(lost.lost()).isZero();
    assertThat(lost.unearned()).isZero();
    assertThat(lost.candidates()).isEqualTo(lost.predictedCandidates());
  }
}
