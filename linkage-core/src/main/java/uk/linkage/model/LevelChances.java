package uk.linkage.model;

import java.util.Locale;
import uk.linkage.schema.AgreementLattice;

/** Tables of a chance for each full level of each comparison, as callers hand them over. */
final class LevelChances {

  private static final double ROUNDING = 1e-6;

  private LevelChances() {}

  /** A copy of a table in which all chances are positive and add up to 1. */
  static double[][] checked(String what, AgreementLattice lattice, double[][] chances) {
    Coarsening coarsening = new Coarsening(lattice);
    if (chances.length != coarsening.comparisonCount()) {
      throw new IllegalArgumentException(what + " must be given for each comparison");
    }
    double[][] copy = new double[chances.length][];
    for (int k = 0; k < copy.length; k++) {
      copy[k] = chances[k].clone();
      double sum = 0;
      boolean positive = copy[k].length == coarsening.levelCount(k);
      for (double chance : copy[k]) {
        positive &= chance > 0;
        sum += chance;
      }
      if (!positive || Math.abs(sum - 1) > ROUNDING) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s of comparison %s must be a positive chance for each of %d levels, adding up to"
                    + " 1; they add up to %s",
                what,
                lattice.schema().comparisons().get(k).name(),
                coarsening.levelCount(k),
                sum));
      }
    }
    return copy;
  }

  /** The chances of levels in a table of all combinations. */
  static double[][] margins(AgreementLattice lattice, double[] table) {
    Coarsening coarsening = new Coarsening(lattice);
    if (table.length != coarsening.tableSize()) {
      throw new IllegalArgumentException(
          "the table must have " + coarsening.tableSize() + " entries, got " + table.length);
    }
    double[][] margins = new double[coarsening.comparisonCount()][];
    for (int k = 0; k < margins.length; k++) {
      margins[k] = new double[coarsening.levelCount(k)];
      for (int entry = 0; entry < table.length; entry++) {
        margins[k][coarsening.levelOf(entry, k)] += table[entry];
      }
    }
    return margins;
  }
}
