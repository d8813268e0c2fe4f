package uk.linkage.model;

import java.util.Arrays;
import java.util.List;
import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.AgreementLattice.Cell;
import uk.linkage.schema.Level;

/** Which full levels a cell leaves open: those that would look like it if less were known. */
final class Coarsening {

  /*
   * Two records of which everything is known show one of the "full" levels of a comparison: its
   * levels, and none of them. If less is known, several full levels look the same: with units unknown,
   * "unit" and "sector" are both seen as "sector". What is known cuts the full levels into sets, one for
   * each cell with that knowledge, so the chance of a cell is the sum over its set, and these sums
   * add up to 1. Data of this kind are called coarsened; if what is known does not depend on what is
   * unknown, the likelihood may ignore how it came to be known [1].
   *
   * How a full level looks: it agrees on the best plain level that lies in both its own mask and what
   * is known. A twisted level is seen as itself only if all its fields are known; if not, as the
   * plain remainder that the twist leaves in place.
   *
   * [1] Heitjan & Rubin 1991, Ignorability and coarse data, Annals of Statistics 19.
   */

  private final int[] levelCounts;
  private final int[] strides;
  private final int tableSize;
  private final int[][][] open;

  /**
   * The coarsening of a lattice.
   *
   * @param lattice the patterns
   */
  Coarsening(AgreementLattice lattice) {
    int comparisons = lattice.comparisonCount();
    levelCounts = new int[comparisons];
    strides = new int[comparisons];
    open = new int[comparisons][][];
    int size = 1;
    for (int k = comparisons - 1; k >= 0; k--) {
      List<Level> levels = lattice.schema().comparisons().get(k).levels();
      levelCounts[k] = levels.size() + 1;
      strides[k] = size;
      size = Math.multiplyExact(size, levelCounts[k]);
      open[k] = openLevels(levels, lattice.cells(k));
    }
    tableSize = size;
  }

  private static int[][] openLevels(List<Level> levels, List<Cell> cells) {
    long whole = cells.stream().mapToLong(Cell::known).reduce(0, (a, b) -> a | b);
    int[][] open = new int[cells.size()][];
    for (int cell = 0; cell < open.length; cell++) {
      Cell seen = cells.get(cell);
      int[] found = new int[levels.size() + 1];
      int count = 0;
      for (int level = 0; level <= levels.size(); level++) {
        if (seen.known() == 0 || lookOf(levels, level, seen.known(), whole) == seen.level()) {
          found[count++] = level;
        }
      }
      open[cell] = Arrays.copyOf(found, count);
    }
    return open;
  }

  /** The level that a pair of a full level shows to somebody who knows no more than some bits. */
  private static int lookOf(List<Level> levels, int level, long known, long whole) {
    if (level == levels.size() || known == whole) {
      return level;
    }
    Level full = levels.get(level);
    if (full.twist() != null && (full.mask() & ~known) == 0) {
      return level;
    }
    long agreed = full.mask() & known;
    if (full.twist() != null) {
      agreed &= ~(full.twist().left().mask() | full.twist().right().mask());
    }
    for (int plain = 0; plain < levels.size(); plain++) {
      Level look = levels.get(plain);
      if (look.twist() == null && (look.mask() & ~agreed) == 0) {
        return plain;
      }
    }
    return levels.size();
  }

  int comparisonCount() {
    return levelCounts.length;
  }

  /** The number of full levels of a comparison, none of them included, which comes last. */
  int levelCount(int comparison) {
    return levelCounts[comparison];
  }

  /** The full levels that a cell leaves open, best first. */
  int[] open(int comparison, int cell) {
    return open[comparison][cell];
  }

  /** Whether each of some cells leaves both of two levels open, or neither. */
  boolean together(int comparison, boolean[] cells, int a, int b) {
    for (int cell = 0; cell < cells.length; cell++) {
      int[] levels = open[comparison][cell];
      if (cells[cell]
          && Arrays.binarySearch(levels, a) >= 0 != Arrays.binarySearch(levels, b) >= 0) {
        return false;
      }
    }
    return true;
  }

  /** The number of combinations of full levels. */
  int tableSize() {
    return tableSize;
  }

  /** The level of a comparison in a combination of full levels. */
  int levelOf(int entry, int comparison) {
    return entry / strides[comparison] % levelCounts[comparison];
  }

  /**
   * The combinations of full levels that some cells leave open, in order.
   *
   * @param cells the cell of each comparison, or -1 to leave all its levels open
   */
  int[] open(int[] cells) {
    int[] entries = {0};
    for (int k = 0; k < levelCounts.length; k++) {
      int[] levels = cells[k] < 0 ? open[k][0] : open[k][cells[k]];
      int[] longer = new int[entries.length * levels.length];
      int at = 0;
      for (int entry : entries) {
        for (int level : levels) {
          longer[at++] = entry + strides[k] * level;
        }
      }
      entries = longer;
    }
    return entries;
  }
}
