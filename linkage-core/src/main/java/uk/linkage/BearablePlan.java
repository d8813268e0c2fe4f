package uk.linkage;

import java.util.Locale;
import uk.linkage.block.BlockingPlan;
import uk.linkage.block.PlannedKey;
import uk.linkage.census.PatternCounts;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.match.PairScoring;
import uk.linkage.match.Scorer;

/** The plan that reaches whatever can reach a threshold, if it can be borne. */
final class BearablePlan {

  /*
   * Above this a plan takes more than ten minutes on two threads. Only a threshold near 0, or records
   * that say next to nothing, ask for as much.
   */
  private static final long MOST_CANDIDATES = 50_000_000_000L;

  private BearablePlan() {}

  /**
   * Plans.
   *
   * @param census how many pairs show each pattern
   * @param scorer weighs them
   * @param threshold log2 of the least odds of a link
   * @param records how many records there are
   * @throws InputRefusedException if the plan would take too long
   */
  static BlockingPlan of(PatternCounts census, Scorer scorer, double threshold, int records) {
    BlockingPlan plan;
    try {
      plan =
          BlockingPlan.of(
              census.lattice(),
              pattern -> scorer.bestLogOdds(pattern) >= threshold,
              census::count,
              records);
    } catch (IllegalArgumentException e) {
      throw new InputRefusedException(String.valueOf(e.getMessage()));
    }
    if (plan.keys().size() > PairScoring.MOST_KEYS) {
      throw new InputRefusedException(
          String.format(
              Locale.ROOT,
              "the threshold must leave at most %d blocking keys, got %d; raise --threshold",
              PairScoring.MOST_KEYS,
              plan.keys().size()));
    }
    if (plan.joins() > MOST_CANDIDATES) {
      PlannedKey worst = plan.keys().get(plan.keys().size() - 1);
      throw new InputRefusedException(
          String.format(
              Locale.ROOT,
              "the threshold must leave at most %,d candidate pairs, got %,d, most of them by"
                  + " '%s' (%,d); raise --threshold",
              MOST_CANDIDATES,
              plan.joins(),
              worst.key().name(),
              worst.joins()));
    }
    return plan;
  }
}
