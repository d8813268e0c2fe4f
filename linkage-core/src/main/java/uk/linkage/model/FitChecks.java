package uk.linkage.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import uk.linkage.schema.Comparison;
import uk.linkage.schema.Level;

/** Looks at a fitted model with suspicion: refuses what is nonsense, warns of what is doubtful. */
final class FitChecks {

  /*
   * A mixture always finds a second class if it is told to: any misfit of the first will do. It is a
   * class of matches only if
   *   - the likelihood says that it is there (Akaike 1974);
   *   - it agrees, in most comparisons, more often than strangers do;
   *   - linking by it avoids a good part of the errors of linking nothing.
   */

  private static final double DOUBTFUL_SPREAD = 0.01;
  private static final double DISORDER_DEVIATIONS = 4;
  private static final double FEW_MATCHES = 50;

  private FitChecks() {}

  /** Refuses a class of matches that isn't there, or isn't one. */
  static void requireMatches(ObservedPatterns data, Climb climb, FitAttempt attempt) {
    int added = climb.end().matches().parameters() + 1;
    if (data.pairs() <= added) {
      throw new ModelNotIdentifiableException(
          String.format(
              Locale.ROOT,
              "%.0f pairs of records are too few for the %d chances that a model of matches has",
              data.pairs(),
              added));
    }
    if (attempt.expectedMatches() < 1 || attempt.gain() <= added) {
      throw new ModelNotIdentifiableException(
          String.format(
              Locale.ROOT,
              "no pairs agree more often than chance would have it (%.1f matches expected among"
                  + " %.0f pairs, a gain of %.1f in log likelihood for %d parameters)",
              attempt.expectedMatches(),
              data.pairs(),
              attempt.gain(),
              added));
    }
    List<String> backward = new ArrayList<>();
    for (int k = 0; k < data.coarsening().comparisonCount(); k++) {
      if (!data.isSilent(k)
          && climb.end().matches().probability(k, 0)
              <= climb.end().nonMatches().probability(k, 0)) {
        backward.add(data.lattice().schema().comparisons().get(k).name());
      }
    }
    if (2 * backward.size() >= data.speakingComparisons()) {
      throw new ModelNotIdentifiableException(
          "the class of pairs that stands out agrees less often than strangers do on "
              + String.join(", ", backward));
    }
  }

  /** Refuses a model by which linking is hardly better than not linking. */
  static void requireSeparation(ExpectedErrors errors) {
    if (!(errors.remainingLoss() <= ExpectedErrors.GREATEST_LOSS)) {
      throw new ModelNotIdentifiableException(
          String.format(
              Locale.ROOT,
              "of %.0f matches %.0f would be missed, and %.0f of %d links would be false",
              errors.trueLinks(),
              errors.missedLinks(),
              errors.falseLinks(),
              errors.links()));
    }
  }

  static List<String> warnings(
      ObservedPatterns data, Climb climb, FitAttempt attempt, LinkageModel model, ModelFit fit) {
    List<String> warnings = new ArrayList<>();
    for (int k = 0; k < data.coarsening().comparisonCount(); k++) {
      Comparison comparison = data.lattice().schema().comparisons().get(k);
      if (data.isSilent(k)) {
        warnings.add(
            comparison.name() + " is missing or the same in all pairs and says nothing of them.");
      } else {
        warnOfDisorder(comparison, k, model, attempt.expectedMatches(), warnings);
      }
    }
    if (data.speakingComparisons() < ExpectationMaximisation.LEAST_FOR_INTERACTIONS) {
      warnings.add(
          "with only three comparisons the number of matches rests on what is assumed of strangers:"
              + " it can be off by a tenth and more.");
    }
    if (!attempt.converged()) {
      warnings.add(
          "the fit has not settled after "
              + attempt.trace().size()
              + " rounds: its figures are rough.");
    }
    if (attempt.spread() > DOUBTFUL_SPREAD) {
      warnings.add(
          format(
              "starts that fit equally well differ by %.1f %% in the number of matches: it is not"
                  + " better known than that.",
              100 * attempt.spread()));
    }
    if (climb.end().prior().isBounded()) {
      warnings.add(
          format(
              "the number of matches was held at its bound of %.0f; %.0f would fit better.",
              climb.end().prior().matches(), attempt.expectedMatches()));
    }
    if (attempt.expectedMatches() < FEW_MATCHES) {
      warnings.add(
          format(
              "with %.0f matches the levels' chances rest on assumptions more than on these pairs.",
              attempt.expectedMatches()));
    }
    if (fit.linkEffect() > ModelFit.DOUBTFUL_LINK_EFFECT) {
      warnings.add(
          format(
              "the model misfits %d patterns, which hold or lack %.1f %% of the matches: its error"
                  + " rates are rough.",
              fit.misfits().size(), 100 * fit.linkEffect()));
    }
    return warnings;
  }

  private static String format(String text, Object... values) {
    return String.format(Locale.ROOT, text, values);
  }

  /** To agree on more must not weigh less: between plain levels of which one holds the other. */
  private static void warnOfDisorder(
      Comparison comparison, int k, LinkageModel model, double matches, List<String> warnings) {
    List<Level> levels = comparison.levels();
    int[] worst = new int[2];
    double greatest = 0;
    for (int better = 0; better < levels.size(); better++) {
      for (int worse = better + 1; worse <= levels.size(); worse++) {
        // What the better level would hold if it weighed no less than the worse one.
        double due = matches * model.u(k, better) * model.m(k, worse) / model.u(k, worse);
        double lacking = due - matches * model.m(k, better);
        double bits = model.levelWeight(k, worse) - model.levelWeight(k, better);
        if (ScarceLevels.agreesOnMore(levels, better, worse)
            && lacking > DISORDER_DEVIATIONS * Math.sqrt(due)
            && bits > greatest) {
          greatest = bits;
          worst[0] = better;
          worst[1] = worse;
        }
      }
    }
    // One note a comparison: a value that many records share puts several of its levels out of
    // order.
    if (greatest > 0) {
      warnings.add(
          format(
              "%s '%s' weighs %.1f bits, less than '%s' with %.1f, which agrees on less.",
              comparison.name(),
              comparison.answerName(worst[0]),
              model.levelWeight(k, worst[0]),
              comparison.answerName(worst[1]),
              model.levelWeight(k, worst[1])));
    }
  }
}
