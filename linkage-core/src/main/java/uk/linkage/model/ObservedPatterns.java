package uk.linkage.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import uk.linkage.census.PatternCounts;
import uk.linkage.schema.AgreementLattice;

/**
 * The patterns that some pair shows, as rows: what expectation-maximisation reads over and over.
 *
 * <p>A comparison that says nothing (never known, or the same in all pairs) is read as missing.
 * Levels that no pair tells apart are one kind: where units are never known, "unit" and "sector"
 * are. Levels of a kind keep equal chances. Apart they would be a hidden class of pairs, free to
 * explain whatever else there is.
 */
final class ObservedPatterns {

  private final AgreementLattice lattice;
  private final Coarsening coarsening;
  private final boolean[] silent;
  private final int[][] kinds;
  private final int[] patterns;
  private final double[] counts;
  private final double[] logShares;
  private final int[] knowledge;
  private final List<Integer> knowledges;
  private final double[] pairsKnown;
  private final int[][] cells;
  private final double pairs;

  ObservedPatterns(PatternCounts census) {
    lattice = census.lattice();
    coarsening = new Coarsening(lattice);
    boolean[][] seen = cellsSeen(census);
    silent = silentComparisons(lattice, seen);
    kinds = kindsOfLevels(coarsening, seen);
    int[] found = new int[lattice.patternCount()];
    int rows = 0;
    for (int pattern = 0; pattern < found.length; pattern++) {
      if (census.count(pattern) != 0) {
        found[rows++] = pattern;
      }
    }
    patterns = Arrays.copyOf(found, rows);
    counts = new double[rows];
    cells = new int[rows][];
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      counts[row] = census.count(patterns[row]);
      sum += counts[row];
      cells[row] = cellsOf(patterns[row]);
    }
    pairs = sum;
    Map<Integer, Integer> places = new HashMap<>();
    List<Integer> firsts = new ArrayList<>();
    knowledge = new int[rows];
    for (int row = 0; row < rows; row++) {
      int first = firstOfTheEquallyKnown(patterns[row]);
      Integer place = places.putIfAbsent(first, firsts.size());
      knowledge[row] = place == null ? firsts.size() : place;
      if (place == null) {
        firsts.add(first);
      }
    }
    knowledges = List.copyOf(firsts);
    pairsKnown = new double[firsts.size()];
    for (int row = 0; row < rows; row++) {
      pairsKnown[knowledge[row]] += counts[row];
    }
    logShares = new double[rows];
    for (int row = 0; row < rows; row++) {
      logShares[row] = StrictMath.log(counts[row] / pairsKnown[knowledge[row]]);
    }
  }

  private static boolean[][] cellsSeen(PatternCounts census) {
    AgreementLattice lattice = census.lattice();
    boolean[][] seen = new boolean[lattice.comparisonCount()][];
    for (int k = 0; k < seen.length; k++) {
      boolean[] ofOne = new boolean[lattice.cells(k).size()];
      int comparison = k;
      census.forEachPattern(pattern -> ofOne[lattice.cellOf(pattern, comparison)] = true);
      seen[k] = ofOne;
    }
    return seen;
  }

  private static boolean[] silentComparisons(AgreementLattice lattice, boolean[][] seen) {
    boolean[] silent = new boolean[seen.length];
    for (int k = 0; k < silent.length; k++) {
      silent[k] = !differs(lattice, k, seen[k]);
    }
    return silent;
  }

  /**
   * Numbers the kinds of levels of each comparison: levels that every cell seen has or lacks
   * together.
   */
  private static int[][] kindsOfLevels(Coarsening coarsening, boolean[][] seen) {
    int[][] kinds = new int[seen.length][];
    for (int k = 0; k < kinds.length; k++) {
      kinds[k] = new int[coarsening.levelCount(k)];
      int count = 0;
      for (int level = 0; level < kinds[k].length; level++) {
        int like = 0;
        while (like < level && !coarsening.together(k, seen[k], level, like)) {
          like++;
        }
        kinds[k][level] = like < level ? kinds[k][like] : count++;
      }
    }
    return kinds;
  }

  /** Whether pairs of which the same is known differ in what they show. */
  private static boolean differs(AgreementLattice lattice, int comparison, boolean[] seen) {
    for (int a = 1; a < seen.length; a++) {
      for (int b = 1; b < a; b++) {
        if (seen[a]
            && seen[b]
            && lattice.cells(comparison).get(a).known()
                == lattice.cells(comparison).get(b).known()) {
          return true;
        }
      }
    }
    return false;
  }

  /**
   * The first pattern in which the same is known of every comparison: it stands for all of them.
   * What a silent comparison shows counts as knowledge.
   */
  int firstOfTheEquallyKnown(int pattern) {
    int first = 0;
    for (int k = 0; k < silent.length; k++) {
      int cell = lattice.cellOf(pattern, k);
      while (!silent[k]
          && cell > 0
          && lattice.cells(k).get(cell - 1).known() == lattice.cells(k).get(cell).known()) {
        cell--;
      }
      first += cell * lattice.stride(k);
    }
    return first;
  }

  /** The cell of each comparison in a pattern; -1 for those that say nothing. */
  int[] cellsOf(int pattern) {
    int[] result = new int[silent.length];
    for (int k = 0; k < result.length; k++) {
      int cell = lattice.cellOf(pattern, k);
      result[k] = silent[k] || cell == 0 ? -1 : cell;
    }
    return result;
  }

  AgreementLattice lattice() {
    return lattice;
  }

  Coarsening coarsening() {
    return coarsening;
  }

  /** Whether a comparison can't tell any two pairs apart. */
  boolean isSilent(int comparison) {
    return silent[comparison];
  }

  /** The kind of a level: levels that no pair tells apart are of one kind. */
  int kind(int comparison, int level) {
    return kinds[comparison][level];
  }

  /** The number of kinds of levels of a comparison. */
  int kindCount(int comparison) {
    int most = 0;
    for (int kind : kinds[comparison]) {
      most = Math.max(most, kind);
    }
    return most + 1;
  }

  /** Shares what the levels of a kind have among them evenly. */
  void even(int comparison, double[] levels) {
    double[] sums = new double[levels.length];
    int[] members = new int[levels.length];
    for (int level = 0; level < levels.length; level++) {
      sums[kinds[comparison][level]] += levels[level];
      members[kinds[comparison][level]]++;
    }
    for (int level = 0; level < levels.length; level++) {
      int kind = kinds[comparison][level];
      levels[level] = sums[kind] / members[kind];
    }
  }

  int speakingComparisons() {
    int count = 0;
    for (boolean says : silent) {
      count += says ? 0 : 1;
    }
    return count;
  }

  /** The number of combinations of kinds of levels that pairs can show. */
  int speakingCombinations() {
    int count = 1;
    for (int k = 0; k < silent.length; k++) {
      count *= silent[k] ? 1 : kindCount(k);
    }
    return count;
  }

  int rows() {
    return patterns.length;
  }

  double pairs() {
    return pairs;
  }

  int pattern(int row) {
    return patterns[row];
  }

  /** The number of pairs of a row. */
  double count(int row) {
    return counts[row];
  }

  /** The natural logarithm of the share of a row among the pairs of which the same is known. */
  double logShare(int row) {
    return logShares[row];
  }

  /** The cell of each comparison; -1 where a comparison says nothing. */
  int[] cells(int row) {
    return cells[row];
  }

  /** How many different things are known of pairs. */
  int knowledgeCount() {
    return pairsKnown.length;
  }

  /** What is known of the pairs of a row, 0 to {@link #knowledgeCount()} - 1. */
  int knowledge(int row) {
    return knowledge[row];
  }

  /** The number of pairs of which the same is known. */
  double pairsKnown(int ofKnowledge) {
    return pairsKnown[ofKnowledge];
  }

  /** A pattern with a knowledge. */
  int patternKnown(int ofKnowledge) {
    return knowledges.get(ofKnowledge);
  }
}
