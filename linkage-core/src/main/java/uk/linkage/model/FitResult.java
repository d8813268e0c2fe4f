package uk.linkage.model;

import java.util.List;

/**
 * A fitted model, and everything that speaks for and against it.
 *
 * @param model the model
 * @param fit observed against expected counts
 * @param attempts the kinds that were tried, the one taken first
 * @param choice why that one, in a sentence
 * @param warnings what to mind, in sentences; empty if nothing
 */
public record FitResult(
    LinkageModel model,
    ModelFit fit,
    List<FitAttempt> attempts,
    String choice,
    List<String> warnings) {

  public FitResult {
    attempts = List.copyOf(attempts);
    warnings = List.copyOf(warnings);
  }

  /**
   * Returns the expected number of matches among all pairs.
   *
   * @return the sum of their match probabilities
   */
  public double expectedMatches() {
    return attempts.get(0).expectedMatches();
  }

  /**
   * Returns the rounds of the run that made the model.
   *
   * @return one step for each
   */
  public List<TraceStep> trace() {
    return attempts.get(0).trace();
  }
}
