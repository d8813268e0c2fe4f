package uk.linkage;

import java.util.ArrayList;
import java.util.List;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.block.BlockingPlan;
import uk.linkage.census.PatternCensus;
import uk.linkage.census.PatternCounts;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.match.PinnedValues;
import uk.linkage.match.Scorer;
import uk.linkage.match.ValueWeights;
import uk.linkage.model.ExpectationMaximisation;
import uk.linkage.model.ExpectedErrors;
import uk.linkage.model.FitResult;
import uk.linkage.model.FitSettings;
import uk.linkage.model.LinkageModel;
import uk.linkage.model.ModelNotIdentifiableException;
import uk.linkage.parallel.Workers;
import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.SharedFields;

/**
 * All that the weight of a pair depends on, fitted once and kept: a pair of records weighs the same
 * as long as it is kept, whatever other records come and go.
 *
 * <p>It holds nothing of an individual: chances, counts of pairs by pattern, and values that at
 * least {@value PinnedValues#FEWEST} individuals share.
 *
 * @param model weighs patterns; its prior is that of the records it was fitted to
 * @param census how many pairs of those showed each pattern
 * @param values how common values were among them
 * @param threshold the least match probability of a link, above 0 and below 1
 * @param records how many records it was fitted to
 */
public record PinnedModel(
    LinkageModel model, PatternCounts census, PinnedValues values, double threshold, int records) {

  /**
   * A fit.
   *
   * @param pinned what can be kept
   * @param notes what the user should know, in sentences
   */
  public record Fitted(PinnedModel pinned, List<String> notes) {

    public Fitted {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Fits a model to records.
   *
   * @param records packed records
   * @param threshold the least match probability of a link, above 0 and below 1
   * @param workers the threads
   * @param listener told what is being done
   * @return the model, the same for the same records in any order
   * @throws InputRefusedException if no model can tell these records apart
   */
  public static Fitted fit(
      long[] records, double threshold, Workers workers, StageListener listener) {
    if (records.length < 2) {
      throw new InputRefusedException(
          "a model needs at least two records that take part, got "
              + records.length
              + "; load more first");
    }
    Stages stages = new Stages(listener);
    AgreementLattice lattice = new AgreementLattice(AttributorLayout.SCHEMA);
    long start = stages.started("census", -1);
    PatternCounts census = new PatternCensus(lattice, workers).within(records);
    stages.finished("census", start, records.length, census.pairs(), "pairs", 0);
    List<String> notes = new ArrayList<>();
    start = stages.started("fit", -1);
    LinkageModel model = model(census, records.length, workers, notes);
    stages.finished("fit", start, census.pairs(), 1, "models", 0);
    start = stages.started("values", -1);
    PinnedValues values = PinnedValues.of(lattice, records, workers);
    stages.finished("values", start, records.length, values.tables().size(), "tables", 0);
    return new Fitted(new PinnedModel(model, census, values, threshold, records.length), notes);
  }

  private static LinkageModel model(
      PatternCounts census, int records, Workers workers, List<String> notes) {
    try {
      FitResult fit =
          ExpectationMaximisation.fit(
              census, FitSettings.upTo(ModelChoice.MOST_MATCHES_PER_RECORD * records), workers);
      // No model.json is written of what is pinned.
      fit.warnings().stream()
          .map(warning -> warning.replace(ExpectationMaximisation.WHERE_WHY_IS_TOLD, ""))
          .forEach(notes::add);
      ExpectedErrors expected =
          ExpectedErrors.at(fit.model(), census, ModelSettings.USUAL.threshold());
      if (expected.links() > 0 && expected.remainingLoss() > ExpectedErrors.GREATEST_LOSS) {
        throw new InputRefusedException(
            "these records can't tell matches from chance, as far as the model knows, so no persons"
                + " are made of them; load more, or look for defaults with 'linkage profile'");
      }
      return fit.model();
    } catch (ModelNotIdentifiableException e) {
      throw new InputRefusedException(
          e.getMessage() + "; load more records first: all providers, or more quarters");
    }
  }

  /**
   * Returns what weighs pairs.
   *
   * @param workers the threads that make its tables
   * @return a scorer, which threads may share
   */
  public Scorer scorer(Workers workers) {
    return new Scorer(model, ValueWeights.of(model.lattice(), values, workers));
  }

  /**
   * Plans how all pairs of some records are found that could be linked, those as well that agree as
   * none did when the model was fitted. Which links are found depends on no plan.
   *
   * @param scorer this model's
   * @param shared what pairs of the records both have; a plan for all that a pair could lack has
   *     five times as many keys (docs/decisions/0021)
   * @return a plan
   * @throws InputRefusedException if it would take too long
   */
  public BlockingPlan plan(Scorer scorer, SharedFields shared) {
    double least = logOdds();
    long[] shown = new long[census.lattice().patternCount()];
    for (int pattern = 0; pattern < shown.length; pattern++) {
      boolean wanted = scorer.bestLogOdds(pattern) >= least;
      boolean possible = !census.lattice().isConflict(pattern) && shared.canShow(pattern);
      shown[pattern] = possible ? Math.max(census.count(pattern), wanted ? 1 : 0) : 0;
    }
    PatternCounts reached = new PatternCounts(census.lattice(), shown);
    return BearablePlan.of(reached, scorer, least, records);
  }

  /**
   * Returns the threshold as odds.
   *
   * @return log2 of the least odds of a link
   */
  public double logOdds() {
    return Scorer.logOddsOf(threshold);
  }
}
