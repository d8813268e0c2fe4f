package uk.linkage.model;

import java.util.List;

/**
 * A run of expectation-maximisation from one start.
 *
 * @param end where it ended
 * @param logLikelihood the penalised log likelihood there
 * @param converged whether it stopped by itself
 * @param trace every round
 */
record Climb(Mixture end, double logLikelihood, boolean converged, List<TraceStep> trace) {

  /** With fewer expected matches than this, there are none. */
  static final double NO_MATCHES = 0.01;

  double expectedMatches() {
    return end.expectedMatches();
  }
}
