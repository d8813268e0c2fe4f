package uk.linkage.count;

import uk.linkage.attributor.AttributorLayout;
import uk.linkage.census.PatternCounts;
import uk.linkage.model.LinkageModel;
import uk.linkage.schema.AgreementLattice;

/**
 * How many pairs of records are one person, as far as the census, a model and how common
 * attributors are can tell together.
 *
 * @param pairs the number of true pairs
 * @param chance how common attributors are among the same pairs
 * @param variance how uncertain the number is because the model had little to compare
 */
public record PairEvidence(double pairs, ChanceAgreement chance, double variance) {

  /*
   * The model lets two comparisons of strangers hang together, so it can't tell well whether pairs of
   * equal initials, sex and date, and postcodes far apart, are strangers or persons who moved: over
   * seeds its number of strangers among them varies by a tenth, and with it the matches between a region and
   * the whole country by 2.5 %. The empirical u knows it to the root of their number. So the matches
   * among pairs of equal attributors are counted by that, and all others by the model.
   */

  /**
   * Weighs the evidence.
   *
   * @param model a model of the pairs
   * @param census how many pairs show each pattern
   * @param chance how common attributors are among the same pairs
   * @return the number of true pairs
   */
  public static PairEvidence of(LinkageModel model, PatternCounts census, ChanceAgreement chance) {
    AgreementLattice lattice = census.lattice();
    double matches = 0;
    double exactMatches = 0;
    double exact = 0;
    for (int pattern = 0; pattern < lattice.patternCount(); pattern++) {
      long pairs = census.count(pattern);
      if (pairs > 0) {
        double matched = pairs * model.probability(pattern);
        matches += matched;
        if (isExact(lattice, pattern)) {
          exact += pairs;
          exactMatches += matched;
        }
      }
    }
    // Births on 1 January are left to the model.
    double dated = exact == 0 ? 0 : Math.min(1, chance.exactPairs() / exact);
    double trueDated = Math.max(0, chance.exactPairs() - chance.strangers());
    return new PairEvidence(
        matches - exactMatches * dated + trueDated,
        chance,
        ModelDoubt.ofFewComparisons(model, matches));
  }

  private static boolean isExact(AgreementLattice lattice, int pattern) {
    long agreed = 0;
    for (int comparison = 0; comparison < lattice.comparisonCount(); comparison++) {
      agreed |= lattice.cells(comparison).get(lattice.cellOf(pattern, comparison)).agreed();
    }
    return (agreed & AttributorLayout.ATTRIBUTOR_MASK) == AttributorLayout.ATTRIBUTOR_MASK;
  }
}
