package uk.linkage.model;

import java.util.List;

/**
 * What came of one kind of model.
 *
 * @param kind the kind
 * @param expectedMatches the sum of the match probabilities of all pairs
 * @param logLikelihood the log likelihood reached, relative to a perfect fit
 * @param gain by how much that is above the same model without matches
 * @param parameters the number of free parameters
 * @param interactionsOfFields the fields that hang together in threes among strangers, such as
 *     {@code last_initial x birth_year x sex}
 * @param converged whether the best run stopped by itself
 * @param matchesByStart the expected matches at the end of each start's run
 * @param spread how far apart the expected matches of the runs that end about as high as the best
 *     are, as a share of the best
 * @param trace the rounds of the best run
 */
public record FitAttempt(
    ModelKind kind,
    double expectedMatches,
    double logLikelihood,
    double gain,
    int parameters,
    List<String> interactionsOfFields,
    boolean converged,
    List<Double> matchesByStart,
    double spread,
    List<TraceStep> trace) {

  public FitAttempt {
    matchesByStart = List.copyOf(matchesByStart);
    interactionsOfFields = List.copyOf(interactionsOfFields);
    trace = List.copyOf(trace);
  }
}
