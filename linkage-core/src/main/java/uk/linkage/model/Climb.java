package uk.linkage.model;

import java.util.List;

/**
 * A run of expectation-maximisation from one start.
 *
 * @param end where it ended
 * @param penalised the penalised log likelihood there
 * @param converged whether it stopped by itself
 * @param trace every round
 */
record Climb(Mixture end, double penalised, boolean converged, List<TraceStep> trace) {

  /** With fewer expected matches than this, there are none. */
  static final double NO_MATCHES = 0.01;

  double logLikelihood() {
    return end.logLikelihood();
  }

  double expectedMatches() {
    return end.expectedMatches();
  }
}
