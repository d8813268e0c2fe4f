package uk.linkage;

import java.util.List;
import uk.linkage.block.BlockingPlan;
import uk.linkage.census.PatternCounts;
import uk.linkage.count.PairEvidence;
import uk.linkage.match.ScoredKey;
import uk.linkage.match.Scorer;
import uk.linkage.model.FitResult;

/**
 * What is believed of the pairs of two files, and how it came to.
 *
 * @param census how many pairs of a record of each file show each pattern
 * @param fit the model, and what speaks for and against it
 * @param scorer weighs any person of one file and one of the other
 * @param plan how candidate pairs of persons were found
 * @param keys what each key of the plan gave, in order
 * @param evidence how many pairs of records are one person
 */
public record MatchingModel(
    PatternCounts census,
    FitResult fit,
    Scorer scorer,
    BlockingPlan plan,
    List<ScoredKey> keys,
    PairEvidence evidence) {

  public MatchingModel {
    keys = List.copyOf(keys);
  }
}
