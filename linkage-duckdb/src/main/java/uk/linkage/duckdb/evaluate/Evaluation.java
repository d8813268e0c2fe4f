package uk.linkage.duckdb.evaluate;

import java.util.List;
import uk.linkage.evaluate.Accuracy;

/**
 * How near a run came to the truth.
 *
 * @param accuracy the measures, over the records that both know
 * @param onlyInPersons records that the truth does not know
 * @param onlyInTruth records of the truth that the run did not have
 * @param keys one for each match key, in order of name; empty without a file of links
 */
public record Evaluation(
    Accuracy accuracy, long onlyInPersons, long onlyInTruth, List<KeyAccuracy> keys) {

  public Evaluation {
    keys = List.copyOf(keys);
  }
}
