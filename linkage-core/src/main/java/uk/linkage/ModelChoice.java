package uk.linkage;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import uk.linkage.census.PatternCounts;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.model.ExpectationMaximisation;
import uk.linkage.model.FitResult;
import uk.linkage.model.FitSettings;
import uk.linkage.model.LinkageModel;
import uk.linkage.model.ModelFit;
import uk.linkage.model.ModelNotIdentifiableException;
import uk.linkage.parallel.Workers;

/** Where the model of a run comes from: the records themselves, or an earlier run. */
final class ModelChoice {

  /*
   * A person has a few records, rarely many: more than forty pairs for every record would be
   * persons of eighty records on the average.
   */
  static final double MOST_MATCHES_PER_RECORD = 40;

  // The share of the matches that misfitting patterns may hold or lack.
  private static final double GREATEST_MISFIT = 0.5;

  private final LinkageSettings settings;
  private final int records;
  private final Stages stages;
  private final List<String> notes;

  ModelChoice(LinkageSettings settings, int records, Stages stages, List<String> notes) {
    this.settings = settings;
    this.records = records;
    this.stages = stages;
    this.notes = notes;
  }

  /** A model fitted to these records. */
  FitResult fit(PatternCounts census, Workers workers) {
    long start = stages.started("fit", -1);
    try {
      FitResult fit =
          ExpectationMaximisation.fit(
              census, FitSettings.upTo(MOST_MATCHES_PER_RECORD * records), workers);
      notes.addAll(fit.warnings());
      stages.finished("fit", start, census.pairs(), fit.trace().size(), "rounds", 0);
      return fit;
    } catch (ModelNotIdentifiableException e) {
      throw new UnlinkableException(
          String.valueOf(e.getMessage()),
          "link them by '--method ladder' or '--method attributor', or score them with a"
              + " model trained on more records of the kind ('--model FILE')");
    }
  }

  /** A model trained before, with the prior of these records, if it fits them at all. */
  LinkageModel trained(PatternCounts census) {
    return trained(census, GREATEST_MISFIT);
  }

  /** The same where persons are known, and only their number is estimated by it. */
  LinkageModel pinned(PatternCounts census) {
    return trained(census, Double.POSITIVE_INFINITY);
  }

  private LinkageModel trained(PatternCounts census, double greatestMisfit) {
    LinkageModel model =
        Objects.requireNonNull(settings.model().trained())
            .withPriorFor(census, MOST_MATCHES_PER_RECORD * records);
    double misfit = new ModelFit(model, census).linkEffect();
    if (misfit > greatestMisfit) {
      throw new InputRefusedException(
          String.format(
              Locale.ROOT,
              "the model must fit these records, got patterns that hold or lack %.0f %% of the"
                  + " matches; fit a model to these records (leave --model out) or take one that"
                  + " was trained on records of the same kind",
              100 * misfit));
    }
    if (misfit > ModelFit.DOUBTFUL_LINK_EFFECT) {
      notes.add(
          String.format(
              Locale.ROOT,
              "the model was trained on other records and doesn't fit these well (patterns that"
                  + " hold or lack %.0f %% of the matches): its error rates are rough.",
              100 * misfit));
    }
    return model;
  }
}
