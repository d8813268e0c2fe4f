package uk.linkage;

import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.block.BlockingPlan;
import uk.linkage.census.PatternCounts;
import uk.linkage.match.ScoredKey;
import uk.linkage.match.Scorer;
import uk.linkage.model.ExpectedErrors;
import uk.linkage.model.FitResult;

/**
 * What the probabilistic method believes, and how it came to.
 *
 * @param census how many pairs show each pattern, of all that can be one person
 * @param fit the fit and what speaks for and against it, or null if the model was trained before
 * @param scorer weighs any pair of the records
 * @param plan how candidate pairs were found
 * @param keys what each key of the plan gave, in order
 * @param expected what the links get right and wrong
 * @param overruled how many links join records of different persons, because the records that other
 *     links join to each speak against it
 */
public record ModelResult(
    PatternCounts census,
    @Nullable FitResult fit,
    Scorer scorer,
    BlockingPlan plan,
    List<ScoredKey> keys,
    ExpectedErrors expected,
    long overruled) {

  public ModelResult {
    keys = List.copyOf(keys);
  }
}
