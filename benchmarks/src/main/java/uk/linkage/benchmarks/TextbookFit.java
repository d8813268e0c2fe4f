package uk.linkage.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import uk.linkage.census.PatternCounts;
import uk.linkage.fixtures.reference.TextbookEm;
import uk.linkage.schema.AgreementLattice;

/**
 * A model fitted as a textbook does it: pair by pair and round by round, over all pairs of records
 * that have every field.
 */
final class TextbookFit {

  private static final double STARTING_M = 0.9;
  private static final double PSEUDO_PAIRS = 0.5;
  private static final double PSEUDO_MATCHES = 1;

  private final List<boolean[][]> pairs = new ArrayList<>();
  private final double[][] m;
  private final double[][] u;
  private final double[][] pseudo;
  private final double prior;

  /** All pairs of a census, one by one; each is about whole records, so each has one level. */
  TextbookFit(PatternCounts census, double expectedMatches) {
    AgreementLattice lattice = census.lattice();
    int comparisons = lattice.comparisonCount();
    m = new double[comparisons][];
    u = new double[comparisons][];
    pseudo = new double[comparisons][];
    for (int k = 0; k < comparisons; k++) {
      int levels = lattice.schema().comparisons().get(k).answerCount();
      m[k] = new double[levels];
      u[k] = new double[levels];
      pseudo[k] = new double[levels];
      Arrays.fill(m[k], (1 - STARTING_M) / (levels - 1));
      m[k][0] = STARTING_M;
      Arrays.fill(pseudo[k], PSEUDO_PAIRS);
    }
    census.forEachPattern(
        pattern -> {
          boolean[][] shown = new boolean[comparisons][];
          for (int k = 0; k < comparisons; k++) {
            int level = lattice.cells(k).get(lattice.cellOf(pattern, k)).level();
            shown[k] = new boolean[m[k].length];
            shown[k][level] = true;
            // Nearly all pairs are strangers, so how all pairs agree is where u may start.
            u[k][level] += (double) census.count(pattern) / census.pairs();
          }
          for (long pair = 0; pair < census.count(pattern); pair++) {
            pairs.add(shown);
          }
        });
    prior = expectedMatches / census.pairs();
  }

  /** Makes some rounds. */
  TextbookEm run(int rounds) {
    TextbookEm em = new TextbookEm(pairs, m, u, prior);
    for (int round = 0; round < rounds; round++) {
      em.round(pseudo, pseudo, PSEUDO_MATCHES, PSEUDO_MATCHES / prior);
    }
    return em;
  }

  /** How many pairs a round goes through. */
  long pairs() {
    return pairs.size();
  }
}
