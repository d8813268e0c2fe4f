package uk.linkage.model;

import uk.linkage.census.PatternCounts;
import uk.linkage.schema.AgreementLattice;

/** Fits the prior of a model to other pairs than those it was trained on. */
final class PriorShift {

  /*
   * One number is added to all log odds of the prior. At the greatest likelihood the expected matches
   * are as many before the pairs are compared as after; their difference changes its sign once, so
   * halving finds it. If all pairs are matches the odds would go on for ever, so the matches are bounded.
   */

  private static final double WIDEST = 60;
  private static final int HALVINGS = 80;
  private static final double GREATEST_SHARE = 0.5;

  private PriorShift() {}

  static MatchPrior fitted(LinkageModel model, PatternCounts census, double maximumMatches) {
    double bound = Math.min(maximumMatches, GREATEST_SHARE * census.pairs());
    double low = -WIDEST;
    double high = WIDEST;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (matches(model, census, middle) <= bound && gain(model, census, middle) > 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return shifted(model, census, (low + high) / 2);
  }

  /** The expected matches after comparing less those before. */
  private static double gain(LinkageModel model, PatternCounts census, double shift) {
    double sum = 0;
    for (int pattern = 0; pattern < census.lattice().patternCount(); pattern++) {
      long pairs = census.count(pattern);
      if (pairs > 0) {
        double before = model.prior().logOdds(pattern) + shift;
        double after = before + model.logMatch(pattern) - model.logNonMatch(pattern);
        sum += pairs * (PriorLaw.logistic(after) - PriorLaw.logistic(before));
      }
    }
    return sum;
  }

  private static MatchPrior shifted(LinkageModel model, PatternCounts census, double shift) {
    AgreementLattice lattice = census.lattice();
    double[][] terms = new double[lattice.comparisonCount()][];
    for (int k = 0; k < terms.length; k++) {
      terms[k] = new double[lattice.cells(k).size()];
      for (int cell = 0; cell < terms[k].length; cell++) {
        terms[k][cell] = model.prior().term(k, cell);
      }
    }
    double matches = 0;
    for (int pattern = 0; pattern < lattice.patternCount(); pattern++) {
      matches += census.count(pattern) * PriorLaw.logistic(model.prior().logOdds(pattern) + shift);
    }
    double share = Math.max(Double.MIN_NORMAL, matches / Math.max(1, census.pairs()));
    return MatchPrior.byKnowledge(lattice, share, model.prior().logOdds() + shift, terms);
  }

  /** The expected matches before anything is compared. */
  private static double matches(LinkageModel model, PatternCounts census, double shift) {
    double matches = 0;
    for (int pattern = 0; pattern < census.lattice().patternCount(); pattern++) {
      matches += census.count(pattern) * PriorLaw.logistic(model.prior().logOdds(pattern) + shift);
    }
    return matches;
  }
}
