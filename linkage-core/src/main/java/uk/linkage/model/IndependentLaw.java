package uk.linkage.model;

import java.util.Arrays;

/** Comparisons that have nothing to do with one another: a chance for each level of each. */
final class IndependentLaw implements PatternLaw {

  /*
   * The chance of a pattern is the product over comparisons of the chance of its cell, and that of
   * a cell the sum over the full levels it leaves open (see Coarsening). Maximising is closed: the
   * pairs of a cell are shared out among its open levels in proportion to their chances, and the
   * chance of a level is its share of pairs and pseudo-pairs [1]. The pseudo-pairs are a Dirichlet
   * prior: no chance is ever 0, which could not be left again.
   *
   * A level may also be held back: with an exponential prior of rate b its chance p costs b p of log
   * likelihood, and with n pairs of each level the highest point is p = n / (c + b), with the c that
   * makes the chances add up to 1. For b = 0 that is the share of pairs.
   *
   * [1] Dempster, Laird & Rubin 1977, section 4.1.1 (multinomial sampling, partially classified).
   */

  /** Halves the greatest double to nothing that matters. */
  private static final int HALVINGS = 100;

  private final ObservedPatterns data;
  private final double[][] probability;
  private final double[][] pseudoPairs;
  private final double[][] heldBack;
  private final double[][] logOfCell;
  private final double[][] collected;

  /**
   * A law to start from.
   *
   * @param data the patterns
   * @param start the chance of each level of each comparison, none 0, adding up to 1
   * @param pseudoPairs for each level, how many pairs the prior is worth; all positive
   */
  IndependentLaw(ObservedPatterns data, double[][] start, double[][] pseudoPairs) {
    this(data, start, pseudoPairs, nothing(start));
  }

  /**
   * A law to start from that holds levels back.
   *
   * @param data the patterns
   * @param start the chance of each level of each comparison, none 0, adding up to 1
   * @param pseudoPairs for each level, how many pairs the prior is worth; all positive
   * @param heldBack for each level, how much log likelihood its chance costs; none negative, and 0
   *     for one level of each comparison at least
   */
  IndependentLaw(
      ObservedPatterns data, double[][] start, double[][] pseudoPairs, double[][] heldBack) {
    this.data = data;
    this.probability = copy(start);
    this.pseudoPairs = copy(pseudoPairs);
    this.heldBack = copy(heldBack);
    this.logOfCell = new double[start.length][];
    this.collected = new double[start.length][];
    for (int k = 0; k < start.length; k++) {
      int cells = data.lattice().cells(k).size();
      logOfCell[k] = new double[cells];
      collected[k] = new double[cells];
    }
    for (int k = 0; k < start.length; k++) {
      data.even(k, probability[k]);
      data.even(k, this.pseudoPairs[k]);
      hold(data, k, this.heldBack[k]);
    }
    refreshCells();
  }

  /**
   * Holds levels that no pair tells apart back as much as the least held back of them: where only
   * "exact" and "none" are seen, what isn't exact may be anything, and not seldom.
   */
  private static void hold(ObservedPatterns data, int comparison, double[] heldBack) {
    double[] least = new double[heldBack.length];
    Arrays.fill(least, Double.POSITIVE_INFINITY);
    for (int level = 0; level < heldBack.length; level++) {
      int kind = data.kind(comparison, level);
      least[kind] = Math.min(least[kind], heldBack[level]);
    }
    for (int level = 0; level < heldBack.length; level++) {
      heldBack[level] = least[data.kind(comparison, level)];
    }
  }

  private static double[][] nothing(double[][] shape) {
    double[][] nothing = new double[shape.length][];
    for (int k = 0; k < shape.length; k++) {
      nothing[k] = new double[shape[k].length];
    }
    return nothing;
  }

  private static double[][] copy(double[][] table) {
    double[][] copy = new double[table.length][];
    for (int k = 0; k < table.length; k++) {
      copy[k] = table[k].clone();
    }
    return copy;
  }

  private void refreshCells() {
    for (int k = 0; k < probability.length; k++) {
      for (int cell = 1; cell < logOfCell[k].length; cell++) {
        logOfCell[k][cell] = StrictMath.log(ofCell(k, cell));
      }
    }
  }

  private double ofCell(int comparison, int cell) {
    double sum = 0;
    for (int level : data.coarsening().open(comparison, cell)) {
      sum += probability[comparison][level];
    }
    return sum;
  }

  @Override
  public double logProbability(int row) {
    int[] cells = data.cells(row);
    double sum = 0;
    for (int k = 0; k < cells.length; k++) {
      if (cells[k] >= 0) {
        sum += logOfCell[k][cells[k]];
      }
    }
    return sum;
  }

  @Override
  public void collect(int row, double pairs) {
    int[] cells = data.cells(row);
    for (int k = 0; k < cells.length; k++) {
      if (cells[k] >= 0) {
        collected[k][cells[k]] += pairs;
      }
    }
  }

  @Override
  public void maximise() {
    for (int k = 0; k < probability.length; k++) {
      double[] pairs = pseudoPairs[k].clone();
      for (int cell = 1; cell < collected[k].length; cell++) {
        if (collected[k][cell] > 0) {
          double perChance = collected[k][cell] / ofCell(k, cell);
          for (int level : data.coarsening().open(k, cell)) {
            pairs[level] += perChance * probability[k][level];
          }
        }
      }
      settle(pairs, heldBack[k], probability[k]);
      Arrays.fill(collected[k], 0);
    }
    refreshCells();
  }

  /** Gives each level its share of pairs, less where it is held back. */
  private static void settle(double[] pairs, double[] heldBack, double[] chances) {
    double total = 0;
    double most = 0;
    for (int level = 0; level < pairs.length; level++) {
      total += pairs[level];
      most = Math.max(most, heldBack[level]);
    }
    double least = 0;
    double divisor = total;
    for (int halving = 0; most > 0 && halving < HALVINGS; halving++) {
      double middle = (least + divisor) / 2;
      double sum = 0;
      for (int level = 0; level < pairs.length; level++) {
        sum += pairs[level] / (middle + heldBack[level]);
      }
      if (sum > 1) {
        least = middle;
      } else {
        divisor = middle;
      }
    }
    double sum = 0;
    for (int level = 0; level < pairs.length; level++) {
      chances[level] = pairs[level] / (divisor + heldBack[level]);
      sum += chances[level];
    }
    for (int level = 0; level < pairs.length; level++) {
      chances[level] /= sum;
    }
  }

  @Override
  public double logPrior() {
    double sum = 0;
    for (int k = 0; k < probability.length; k++) {
      for (int level = 0; level < probability[k].length; level++) {
        sum +=
            pseudoPairs[k][level] * StrictMath.log(probability[k][level])
                - heldBack[k][level] * probability[k][level];
      }
    }
    return sum;
  }

  @Override
  public double probability(int comparison, int level) {
    return probability[comparison][level];
  }

  @Override
  public double[] chances() {
    return Arrays.stream(probability).flatMapToDouble(Arrays::stream).toArray();
  }

  @Override
  public double[] logChances() {
    double[] logs = chances();
    for (int i = 0; i < logs.length; i++) {
      logs[i] = StrictMath.log(logs[i]);
    }
    return logs;
  }

  @Override
  public void moveTo(double[] chances) {
    int at = 0;
    for (double[] levels : probability) {
      double total = 0;
      for (int level = 0; level < levels.length; level++) {
        total += chances[at + level];
      }
      for (int level = 0; level < levels.length; level++) {
        levels[level] = chances[at++] / total;
      }
    }
    refreshCells();
  }

  @Override
  public int parameters() {
    int count = 0;
    for (int k = 0; k < probability.length; k++) {
      count += data.isSilent(k) ? 0 : data.kindCount(k) - 1;
    }
    return count;
  }
}
