package uk.linkage.model;

import java.util.List;
import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.Level;

/** Keeps levels that hardly any pair shows from weighing more than those that agree on more. */
final class ScarceLevels {

  /*
   * Where everybody lives in one postcode area, no pair shows "none": its chances come from the
   * pseudo-pairs of both classes alone, and their ratio is whatever it happens to be. It was 12 bits, in
   * favour, and a model that was trained in one area and used in another made one person of everybody
   * who lived in different ones. A level that fewer than a hundred non-matches show can't be better
   * evidence than one that agrees on more: it gets the least weight of those.
   */

  private static final double SCARCE_PAIRS = 100;

  private ScarceLevels() {}

  /**
   * Finds by how much the chance of each level among non-matches must grow.
   *
   * @param pairs how many pairs the chances come from
   * @return 1 for nearly all
   */
  static double[][] factors(AgreementLattice lattice, double[][] m, double[][] u, double pairs) {
    double[][] factors = new double[m.length][];
    for (int k = 0; k < m.length; k++) {
      List<Level> levels = lattice.schema().comparisons().get(k).levels();
      factors[k] = new double[m[k].length];
      for (int worse = 0; worse < m[k].length; worse++) {
        factors[k][worse] = 1;
        if (u[k][worse] * pairs < SCARCE_PAIRS) {
          double least = Double.POSITIVE_INFINITY;
          for (int better = 0; better < worse; better++) {
            boolean seen = u[k][better] * pairs >= SCARCE_PAIRS;
            if (seen && agreesOnMore(levels, better, worse)) {
              least = Math.min(least, m[k][better] / u[k][better]);
            }
          }
          factors[k][worse] = Math.max(1, m[k][worse] / u[k][worse] / least);
        }
      }
    }
    return factors;
  }

  /** Whether one level holds whenever it agrees on what another does, and on more. */
  static boolean agreesOnMore(List<Level> levels, int better, int worse) {
    return worse == levels.size()
        || (levels.get(better).twist() == null
            && levels.get(worse).twist() == null
            && (levels.get(worse).mask() & ~levels.get(better).mask()) == 0);
  }
}
