package uk.linkage.model;

import org.jspecify.annotations.Nullable;

/** Where expectation-maximisation is heading, told from two of its rounds. */
final class Leap {

  /*
   * Rounds near the summit are alike: each goes a little less far than the one before, in about the
   * same direction. Squared extrapolation (SQUAREM) goes the rest of the way at once [1]. With r the
   * first round's move and v the change from it to the second's, the state is led to
   *
   *   state - 2 a r + a^2 v,   a = -|r| / |v|.
   *
   * All is done in logarithms of chances, in which a log-linear law is a plane, so no leap leaves
   * the model; and lengths are measured by what a move matters to the likelihood: the square of each
   * logarithm's move times the pairs that rest on it. A leap that ends lower is taken back, so the
   * likelihood still never falls.
   *
   * [1] Varadhan & Roland 2008, Simple and globally convergent methods for accelerating the
   * convergence of any EM algorithm, Scandinavian Journal of Statistics 35, scheme S3.
   */

  private Leap() {}

  /**
   * Finds where to leap.
   *
   * @param start the state before both rounds
   * @param once the state after the first
   * @param twice the state after the second
   * @param pairs how many pairs rest on each number of a state
   * @return null if the rounds don't tell
   */
  static double @Nullable [] from(double[] start, double[] once, double[] twice, double[] pairs) {
    double first = 0;
    double change = 0;
    for (int i = 0; i < start.length; i++) {
      double r = once[i] - start[i];
      double v = twice[i] - once[i] - r;
      first += pairs[i] * r * r;
      change += pairs[i] * v * v;
    }
    double a = -Math.sqrt(first / change);
    // a = -1 is where two rounds lead by themselves.
    if (!(a < -1) || a == Double.NEGATIVE_INFINITY) {
      return null;
    }
    double[] end = new double[start.length];
    for (int i = 0; i < end.length; i++) {
      double r = once[i] - start[i];
      double v = twice[i] - once[i] - r;
      end[i] = start[i] - 2 * a * r + a * a * v;
      if (!Double.isFinite(end[i])) {
        return null;
      }
    }
    return end;
  }
}
