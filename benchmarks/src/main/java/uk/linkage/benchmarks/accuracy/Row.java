package uk.linkage.benchmarks.accuracy;

import org.jspecify.annotations.Nullable;
import uk.linkage.evaluate.Accuracy;

/**
 * The figures of one trial, without its records.
 *
 * @param group the data set, all seeds together
 * @param seed the seed; 0 if it has none
 * @param method how records were linked
 * @param persons the persons that were found
 * @param links the links
 * @param candidatePairs how many pairs were compared; null if the method compares none
 * @param largestPerson the number of records of the largest person
 * @param seconds how long it took
 */
record Row(
    String group,
    long seed,
    String method,
    Accuracy persons,
    LinkFigures links,
    @Nullable Long candidatePairs,
    int largestPerson,
    double seconds) {

  static Row of(Trial trial) {
    return of(trial, trial.data().group(), trial.persons(), trial.links());
  }

  /**
   * The figures of a trial when rejected records count as found alone. The model believes nothing
   * of them: what it believes of the others is in {@link #of}.
   */
  static Row ofAllRecords(Trial trial) {
    Accuracy persons = trial.personsOfAllRecords();
    LinkFigures compared = trial.links();
    LinkFigures links =
        new LinkFigures(
            compared.links(), compared.trueLinks(), persons.truePairs(), /* expected= */ null);
    return of(trial, trial.data().group() + ", all records", persons, links);
  }

  private static Row of(Trial trial, String group, Accuracy persons, LinkFigures links) {
    return new Row(
        group,
        trial.data().seed(),
        trial.method().label(),
        persons,
        links,
        trial.candidatePairs(),
        trial.largestPerson(),
        trial.seconds());
  }
}
