package uk.linkage.benchmarks.coverage;

import uk.linkage.count.Estimate;

/**
 * A number of persons, as it is and as it was found.
 *
 * @param truth how many there are
 * @param naive different attributors
 * @param linked persons as linked
 * @param byAttributor persons as the method {@code attributor} joins them
 * @param estimated the estimate
 * @param standardError its standard error
 * @param low the lower end of its interval
 * @param high the upper end
 */
record CountFigures(
    long truth,
    long naive,
    long linked,
    long byAttributor,
    double estimated,
    double standardError,
    double low,
    double high) {

  static CountFigures of(long truth, long naive, long linked, long byAttributor, Estimate found) {
    return new CountFigures(
        truth,
        naive,
        linked,
        byAttributor,
        found.value(),
        found.standardError(),
        found.low95(),
        found.high95());
  }

  /** Whether the truth is in the interval. */
  boolean covered() {
    return low <= truth && truth <= high;
  }

  /** By what share of the truth a number is too high. */
  double off(double number) {
    return number / truth - 1;
  }

  /** Half the width of the interval as a share of the truth. */
  double halfWidth() {
    return (high - low) / 2 / truth;
  }

  /** By how many standard errors the estimate is too high. */
  double deviations() {
    return (estimated - truth) / standardError;
  }

  boolean nearerThanByAttributor() {
    return Math.abs(estimated - truth) < Math.abs(byAttributor - truth);
  }
}
