package uk.linkage.model;

import java.util.Arrays;
import uk.linkage.schema.AgreementLattice;

/** The prior by what is known, as expectation-maximisation changes it. */
final class PriorLaw {

  /*
   * The log odds of a match are a sum of a term for what is known of each comparison: a logistic
   * regression of matches on knowledge, in which rows of the same knowledge share a group for each
   * comparison. Its likelihood equations ask that in each group the expected matches be the ones
   * collected. One group after the other, the odds are multiplied by
   *
   *   odds(collected share) / odds(expected share).
   *
   * A mixed group moves less than its term does (the derivative of the logit of a mean of
   * logistics is at most 1), so the step never passes the summit, and as the likelihood is concave
   * in the term it never falls. One sweep a round will do, as in InteractionLaw.
   *
   * Pseudo-pairs: each group is given some matches and non-matches at the odds of the first guess,
   * so that a knowledge that few pairs share doesn't run away.
   *
   * The bound: if the matches exceed it, the terms go only part of the way. On the way the
   * likelihood is concave and at its end not lower, so it is nowhere lower than at its beginning.
   */

  private static final int HALVINGS = 40;

  /**
   * No log odds go further: the chance beyond is 0 as a number, and no round would come back from
   * there. In a census of four patterns two groups can lead each other that far.
   */
  private static final double FURTHEST = 600;

  private final ObservedPatterns data;
  private final double bound;
  private final double pseudoMatches;
  private final double pseudoPairs;
  private final int[][] groupOfCell;
  private final double[][] terms;
  private final double[] perPair;
  private final double[] logOdds;
  private final double[] chance;
  private final double[] chanceNot;
  private final double[] lesser;
  private final double[] logOfBoth;
  private boolean chancesAreStale = true;
  private final double[] matched;
  private final double[] unmatched;

  /**
   * A prior to start from, the same whatever is known.
   *
   * @param start the share of matches; 0 for no matches, now and ever
   * @param guess the share of matches among pseudo-pairs, above 0 and below 1
   * @param pseudoMatches how many matches each knowledge of a comparison is given
   * @param bound the most matches there can be
   */
  PriorLaw(ObservedPatterns data, double start, double guess, double pseudoMatches, double bound) {
    this.data = data;
    this.bound = Math.min(bound, data.pairs() / 2);
    this.pseudoMatches = pseudoMatches;
    this.pseudoPairs = pseudoMatches / guess;
    this.groupOfCell = groups(data.lattice());
    this.terms = new double[groupOfCell.length][];
    for (int k = 0; k < terms.length; k++) {
      terms[k] = new double[groupOfCell[k][groupOfCell[k].length - 1] + 1];
    }
    double share = Math.min(start, this.bound / data.pairs());
    Arrays.fill(terms[0], StrictMath.log(share) - StrictMath.log1p(-share));
    this.logOdds = new double[data.knowledgeCount()];
    this.chance = new double[logOdds.length];
    this.chanceNot = new double[logOdds.length];
    this.lesser = new double[logOdds.length];
    this.logOfBoth = new double[logOdds.length];
    this.matched = new double[data.knowledgeCount()];
    this.unmatched = new double[data.knowledgeCount()];
    this.perPair = pseudoPerPair();
    refresh();
  }

  private static int[][] groups(AgreementLattice lattice) {
    int[][] groups = new int[lattice.comparisonCount()][];
    for (int k = 0; k < groups.length; k++) {
      groups[k] = new int[lattice.cells(k).size()];
      for (int cell = 1; cell < groups[k].length; cell++) {
        boolean same = lattice.cells(k).get(cell).known() == lattice.cells(k).get(cell - 1).known();
        groups[k][cell] = groups[k][cell - 1] + (same ? 0 : 1);
      }
    }
    return groups;
  }

  private int group(int known, int comparison) {
    return groupOfCell[comparison][data.lattice().cellOf(data.patternKnown(known), comparison)];
  }

  private void refresh() {
    for (int known = 0; known < logOdds.length; known++) {
      double sum = 0;
      for (int k = 0; k < terms.length; k++) {
        sum += terms[k][group(known, k)];
      }
      // Without matches they are minus infinity, and stay so.
      logOdds[known] = Double.isInfinite(sum) ? sum : Math.max(-FURTHEST, Math.min(FURTHEST, sum));
    }
    chancesAreStale = true;
  }

  /** What follows from the log odds, each number once: they are asked for again and again. */
  private void refreshChances() {
    if (!chancesAreStale) {
      return;
    }
    for (int known = 0; known < logOdds.length; known++) {
      double odds = StrictMath.exp(logOdds[known]);
      double inverse = StrictMath.exp(-logOdds[known]);
      chance[known] = 1 / (1 + inverse);
      chanceNot[known] = 1 / (1 + odds);
      lesser[known] = logOdds[known] >= 0 ? inverse : odds;
    }
    Arrays.fill(logOfBoth, Double.NaN);
    chancesAreStale = false;
  }

  /** What log(1 + exp(x)) has beyond max(x, 0), for x the log odds or their negative. */
  private double logOfBoth(int known) {
    refreshChances();
    if (Double.isNaN(logOfBoth[known])) {
      logOfBoth[known] = StrictMath.log1p(lesser[known]);
    }
    return logOfBoth[known];
  }

  static double logistic(double logOdds) {
    return 1 / (1 + StrictMath.exp(-logOdds));
  }

  /** The log odds of a match of a row before it is compared. */
  double logOdds(int row) {
    return logOdds[data.knowledge(row)];
  }

  /** Minus the log of the chance that a pair of a row is no match, before it is compared. */
  double minusLogNoMatch(int row) {
    int known = data.knowledge(row);
    return Math.max(logOdds[known], 0) + logOfBoth(known);
  }

  /** Takes in matches and non-matches of a row. */
  void collect(int row, double matches, double nonMatches) {
    matched[data.knowledge(row)] += matches;
    unmatched[data.knowledge(row)] += nonMatches;
  }

  /** Moves to where the collected matches and the prior are not less likely. */
  void maximise() {
    if (isWithout()) {
      return;
    }
    double[][] before = new double[terms.length][];
    for (int k = 0; k < terms.length; k++) {
      before[k] = terms[k].clone();
    }
    for (int k = 0; k < terms.length; k++) {
      fitGroups(k);
    }
    Arrays.fill(matched, 0);
    Arrays.fill(unmatched, 0);
    if (matches() > bound) {
      goPartOfTheWay(before);
    }
  }

  /**
   * Multiplies the odds of each group; matches and non-matches are summed apart, so none cancel.
   */
  private void fitGroups(int comparison) {
    int groups = terms[comparison].length;
    double[] wanted = new double[groups];
    double[] wantedNot = new double[groups];
    double[] current = new double[groups];
    double[] currentNot = new double[groups];
    refreshChances();
    for (int known = 0; known < logOdds.length; known++) {
      int group = group(known, comparison);
      double weight = perPair[known] * data.pairsKnown(known);
      double pairs = data.pairsKnown(known) + pseudoPairs * weight;
      wanted[group] += matched[known] + pseudoMatches * weight;
      wantedNot[group] += unmatched[known] + (pseudoPairs - pseudoMatches) * weight;
      current[group] += pairs * chance[known];
      currentNot[group] += pairs * chanceNot[known];
    }
    for (int group = 0; group < groups; group++) {
      if (wanted[group] > 0) {
        terms[comparison][group] +=
            StrictMath.log(wanted[group] / current[group])
                + StrictMath.log(currentNot[group] / wantedNot[group]);
      }
    }
    refresh();
  }

  /** Every group of every comparison has its pseudo-pairs, spread over it as its pairs are. */
  private double[] pseudoPerPair() {
    double[] result = new double[data.knowledgeCount()];
    for (int k = 0; k < terms.length; k++) {
      double[] pairs = new double[terms[k].length];
      for (int known = 0; known < result.length; known++) {
        pairs[group(known, k)] += data.pairsKnown(known);
      }
      for (int known = 0; known < result.length; known++) {
        result[known] += 1 / pairs[group(known, k)];
      }
    }
    return result;
  }

  private void goPartOfTheWay(double[][] before) {
    double[][] after = new double[terms.length][];
    for (int k = 0; k < terms.length; k++) {
      after[k] = terms[k].clone();
    }
    double within = 0;
    double beyond = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double way = (within + beyond) / 2;
      goTo(before, after, way);
      if (matches() > bound) {
        beyond = way;
      } else {
        within = way;
      }
    }
    goTo(before, after, within);
  }

  private void goTo(double[][] before, double[][] after, double way) {
    for (int k = 0; k < terms.length; k++) {
      for (int group = 0; group < terms[k].length; group++) {
        terms[k][group] = before[k][group] + way * (after[k][group] - before[k][group]);
      }
    }
    refresh();
  }

  /** The terms of the log odds, in a fixed order. */
  double[] logTerms() {
    return Arrays.stream(terms).flatMapToDouble(Arrays::stream).toArray();
  }

  /**
   * Moves to other terms.
   *
   * @return whether the matches they imply are within the bound
   */
  boolean moveTo(double[] logTerms) {
    int at = 0;
    for (double[] ofComparison : terms) {
      for (int group = 0; group < ofComparison.length; group++) {
        ofComparison[group] = logTerms[at++];
      }
    }
    refresh();
    return matches() <= bound;
  }

  double logPrior() {
    if (isWithout()) {
      return 0;
    }
    double sum = 0;
    for (int known = 0; known < logOdds.length; known++) {
      double weight = perPair[known] * data.pairsKnown(known);
      sum -=
          weight
              * (pseudoMatches * (Math.max(-logOdds[known], 0) + logOfBoth(known))
                  + (pseudoPairs - pseudoMatches)
                      * (Math.max(logOdds[known], 0) + logOfBoth(known)));
    }
    return sum;
  }

  private boolean isWithout() {
    return terms[0][0] == Double.NEGATIVE_INFINITY;
  }

  /** The expected number of matches before anything is compared. */
  double matches() {
    refreshChances();
    double sum = 0;
    for (int known = 0; known < logOdds.length; known++) {
      sum += data.pairsKnown(known) * chance[known];
    }
    return sum;
  }

  boolean isBounded() {
    return matches() > bound * (1 - 1e-6);
  }

  /** The number of free parameters. */
  int parameters() {
    int count = 1;
    for (int k = 0; k < terms.length; k++) {
      boolean[] seen = new boolean[terms[k].length];
      int different = 0;
      for (int known = 0; known < logOdds.length; known++) {
        different += seen[group(known, k)] ? 0 : 1;
        seen[group(known, k)] = true;
      }
      count += different - 1;
    }
    return isWithout() ? 0 : count;
  }

  /** The prior for a model, with terms of 0 for the knowledge that most pairs share. */
  MatchPrior freeze() {
    double usual = 0;
    double[][] ofCell = new double[terms.length][];
    for (int k = 0; k < terms.length; k++) {
      double[] pairs = new double[terms[k].length];
      for (int known = 0; known < logOdds.length; known++) {
        pairs[group(known, k)] += data.pairsKnown(known);
      }
      int most = 0;
      for (int group = 1; group < pairs.length; group++) {
        most = pairs[group] >= pairs[most] ? group : most;
      }
      usual += terms[k][most];
      ofCell[k] = new double[groupOfCell[k].length];
      for (int cell = 0; cell < ofCell[k].length; cell++) {
        int group = groupOfCell[k][cell];
        ofCell[k][cell] = pairs[group] > 0 ? terms[k][group] - terms[k][most] : 0;
      }
    }
    return MatchPrior.byKnowledge(data.lattice(), matches() / data.pairs(), usual, ofCell);
  }
}
