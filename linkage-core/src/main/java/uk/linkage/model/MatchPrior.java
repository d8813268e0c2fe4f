package uk.linkage.model;

import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.AgreementLattice.Cell;

/**
 * How common matches are among pairs of which the same is known, before anything is compared.
 *
 * <p>What is missing says nothing of agreement, but it may say who is looked at: a client without a
 * home has no postcode in any record, a provider that asks for no sex has other clients than one
 * that does. So the log odds of a match are a sum of one term for what is known of each comparison.
 */
public final class MatchPrior {

  private static final double GREATEST_LOG_ODDS = 1_000;

  private final AgreementLattice lattice;
  private final double overall;
  private final double logOdds;
  private final double[][] ofCell;

  private MatchPrior(AgreementLattice lattice, double overall, double logOdds, double[][] ofCell) {
    if (!(overall > 0 && overall < 1)) {
      throw new IllegalArgumentException("the prior must be between 0 and 1, got " + overall);
    }
    if (!(Math.abs(logOdds) <= GREATEST_LOG_ODDS)) {
      throw new IllegalArgumentException(
          "the log odds of the prior must be within 1,000 of 0, got " + logOdds);
    }
    this.lattice = lattice;
    this.overall = overall;
    this.logOdds = logOdds;
    this.ofCell = new double[lattice.comparisonCount()][];
    for (int k = 0; k < this.ofCell.length; k++) {
      this.ofCell[k] = ofCell[k].clone();
      requireOneTermForEachKnowledge(k);
    }
  }

  private void requireOneTermForEachKnowledge(int comparison) {
    double[] terms = ofCell[comparison];
    for (int cell = 0; cell < lattice.cells(comparison).size(); cell++) {
      Cell of = lattice.cells(comparison).get(cell);
      boolean sameAsBefore =
          cell > 0 && lattice.cells(comparison).get(cell - 1).known() == of.known();
      if (!Double.isFinite(terms[cell]) || (sameAsBefore && terms[cell] != terms[cell - 1])) {
        throw new IllegalArgumentException(
            "there must be one finite term for what is known of comparison " + comparison);
      }
    }
  }

  /**
   * A prior that is the same whatever is known.
   *
   * @param lattice the patterns
   * @param share the share of matches among all pairs, above 0 and below 1
   * @return the prior
   */
  public static MatchPrior even(AgreementLattice lattice, double share) {
    double[][] terms = new double[lattice.comparisonCount()][];
    for (int k = 0; k < terms.length; k++) {
      terms[k] = new double[lattice.cells(k).size()];
    }
    return new MatchPrior(lattice, share, StrictMath.log(share) - StrictMath.log1p(-share), terms);
  }

  /**
   * A prior that depends on what is known.
   *
   * @param lattice the patterns
   * @param overall the share of matches among all pairs, above 0 and below 1
   * @param logOdds the natural log odds to which the terms are added
   * @param terms for each comparison and cell, the term; the same for cells of which the same is
   *     known
   * @return the prior
   */
  public static MatchPrior byKnowledge(
      AgreementLattice lattice, double overall, double logOdds, double[][] terms) {
    return new MatchPrior(lattice, overall, logOdds, terms);
  }

  /**
   * Returns the share of matches among all pairs.
   *
   * @return above 0, below 1
   */
  public double overall() {
    return overall;
  }

  /**
   * Returns the natural log odds of a match, all terms left out.
   *
   * @return the log odds of pairs of which the usual is known
   */
  public double logOdds() {
    return logOdds;
  }

  /**
   * Returns the term of a comparison.
   *
   * @param comparison the place of the comparison in the schema
   * @param cell a cell with the knowledge in question
   * @return natural log odds to add
   */
  public double term(int comparison, int cell) {
    return ofCell[comparison][cell];
  }

  /**
   * Returns the natural log odds of a match among pairs of which as much is known as in a pattern.
   *
   * @param pattern a pattern of the lattice
   * @return the log odds before comparing
   */
  public double logOdds(int pattern) {
    double sum = logOdds;
    for (int k = 0; k < ofCell.length; k++) {
      sum += ofCell[k][lattice.cellOf(pattern, k)];
    }
    return sum;
  }
}
