package uk.linkage.model;

import java.util.List;
import uk.linkage.schema.Schema;

/** Where expectation-maximisation starts: from guesses that hold for any schema. */
final class Starts {

  /*
   * Among matches the best level of a comparison is usual and the others are the rarer the worse
   * they are. Among non-matches the levels are as common as among all pairs, less the matches' share:
   * nearly all pairs are non-matches, so u is known well before anything else is [1]. The number of
   * matches is about that of pairs that agree on everything, divided by the chance that a match does.
   *
   * Several starts, sharper and blunter, with more matches and fewer: a single one could end on a
   * lesser hill, and how far the ends lie apart says how flat the summit is.
   *
   * [1] Splink's u from random pairs, with all pairs for a sample.
   */

  /**
   * One start.
   *
   * @param sharpness the chance of the best level among matches
   * @param multiple by how much the number of matches exceeds the first guess
   */
  record Start(double sharpness, double multiple) {}

  static final List<Start> ALL =
      List.of(new Start(0.9, 1), new Start(0.97, 0.5), new Start(0.75, 1), new Start(0.6, 3));

  private static final double USUAL_SHARPNESS = 0.9;

  /*
   * How common a seldom level is thought to be among matches, on the average. Of true pairs of NHS
   * records .49 % disagree in the date of birth, and 93 % of those in one part of it (Cardinal et al. 2023): some
   * .03 % in two parts or three. Without this a thinly linked file of 25,000 persons gave 1 % of its
   * matches a wholly different date: relatives of the same initials, more or fewer than expected by chance.
   */
  private static final double SELDOM_SHARE = 0.002;
  private static final double FALL = 0.6;
  private static final double LEAST_SHARE_OF_NON_MATCHES = 0.02;
  private static final double GREATEST_GUESS = 0.4;
  private static final int MARGIN_ROUNDS = 200;

  private final ObservedPatterns data;
  private final FitSettings settings;
  private final double[][] margins;

  Starts(ObservedPatterns data, FitSettings settings) {
    this.data = data;
    this.settings = settings;
    this.margins = marginsOfAllPairs();
  }

  /** The chances of the levels among all pairs, from whatever is known of them. */
  private double[][] marginsOfAllPairs() {
    double[][] even = even(1);
    IndependentLaw law = new IndependentLaw(data, even, even(settings.nonMatchPseudoPairs()));
    for (int round = 0; round < MARGIN_ROUNDS; round++) {
      for (int row = 0; row < data.rows(); row++) {
        law.collect(row, data.count(row));
      }
      law.maximise();
    }
    return chances(law);
  }

  private double[][] chances(PatternLaw law) {
    double[][] result = even(1);
    for (int k = 0; k < result.length; k++) {
      for (int level = 0; level < result[k].length; level++) {
        result[k][level] = law.probability(k, level);
      }
    }
    return result;
  }

  private double[][] even(double total) {
    double[][] result = new double[data.coarsening().comparisonCount()][];
    for (int k = 0; k < result.length; k++) {
      result[k] = new double[data.coarsening().levelCount(k)];
      java.util.Arrays.fill(result[k], total / result[k].length);
    }
    return result;
  }

  /** Among matches: the best level as sharp as said, the others falling from one to the next. */
  private double[][] falling(double sharpness, double total) {
    double[][] result = even(1);
    for (double[] levels : result) {
      double sum = 0;
      for (int level = 1; level < levels.length; level++) {
        levels[level] = StrictMath.pow(FALL, level);
        sum += levels[level];
      }
      levels[0] = sharpness;
      for (int level = 0; level < levels.length; level++) {
        levels[level] *= level == 0 ? total : total * (1 - sharpness) / sum;
      }
    }
    return result;
  }

  /** A mixture without matches. */
  Mixture withoutMatches(ModelKind kind) {
    return new Mixture(data, matchLaw(USUAL_SHARPNESS), nonMatchLaw(kind, margins), priorLaw(0));
  }

  /** A mixture to climb from. */
  Mixture mixture(Start start, ModelKind kind) {
    double[][] m = falling(start.sharpness(), 1);
    double prior = Math.min(GREATEST_GUESS, start.multiple() * guessOfPrior(m));
    double[][] u = even(1);
    for (int k = 0; k < u.length; k++) {
      double sum = 0;
      for (int level = 0; level < u[k].length; level++) {
        u[k][level] =
            Math.max(
                margins[k][level] - prior * m[k][level],
                LEAST_SHARE_OF_NON_MATCHES * margins[k][level]);
        sum += u[k][level];
      }
      for (int level = 0; level < u[k].length; level++) {
        u[k][level] /= sum;
      }
    }
    return new Mixture(data, matchLaw(start.sharpness()), nonMatchLaw(kind, u), priorLaw(prior));
  }

  private PriorLaw priorLaw(double start) {
    double guess = Math.min(GREATEST_GUESS, guessOfPrior(falling(USUAL_SHARPNESS, 1)));
    return new PriorLaw(
        data, start, guess, settings.priorPseudoMatches(), settings.maximumMatches());
  }

  private IndependentLaw matchLaw(double sharpness) {
    return new IndependentLaw(
        data,
        falling(sharpness, 1),
        falling(USUAL_SHARPNESS, settings.matchPseudoPairs()),
        seldom());
  }

  /** What holds the chance of seldom levels back. */
  private double[][] seldom() {
    Schema schema = data.lattice().schema();
    double[][] result = even(0);
    for (int k = 0; k < result.length; k++) {
      for (int level = 0; level < result[k].length; level++) {
        boolean held = schema.isSeldom(schema.comparisons().get(k), level);
        result[k][level] = held ? 1 / SELDOM_SHARE : 0;
      }
    }
    return result;
  }

  private PatternLaw nonMatchLaw(ModelKind kind, double[][] u) {
    return switch (kind) {
      case INDEPENDENT -> new IndependentLaw(data, u, even(settings.nonMatchPseudoPairs()));
      case INTERACTIONS -> new InteractionLaw(data, u, settings.nonMatchPseudoPairs());
    };
  }

  /** The share of pairs that agree on everything, over the chance that a match does. */
  private double guessOfPrior(double[][] m) {
    double comparable = 0;
    double alike = 0;
    for (int row = 0; row < data.rows(); row++) {
      boolean known = true;
      boolean agrees = true;
      int[] cells = data.cells(row);
      for (int k = 0; k < cells.length; k++) {
        if (!data.isSilent(k)) {
          known &= cells[k] >= 0;
          agrees &= cells[k] >= 0 && data.coarsening().open(k, cells[k])[0] == 0;
        }
      }
      comparable += known ? data.count(row) : 0;
      alike += known && agrees ? data.count(row) : 0;
    }
    double chance = 1;
    for (int k = 0; k < m.length; k++) {
      chance *= data.isSilent(k) ? 1 : m[k][0];
    }
    double share = Math.max(alike, 1) / Math.max(comparable, 1) / chance;
    return comparable == 0 ? 1 / Math.sqrt(data.pairs()) : share;
  }
}
