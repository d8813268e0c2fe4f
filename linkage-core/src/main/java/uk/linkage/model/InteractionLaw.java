package uk.linkage.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import uk.linkage.model.Margins.Margin;

/** Comparisons any two of which may hang together: a log-linear model of all combinations. */
final class InteractionLaw implements PatternLaw {

  /*
   * The chance of each combination of full levels is exp(sum of a term for each level and for each
   * pair of levels of two comparisons): all two-way interactions, and of three or more only those of
   * single fields that are asked for (Margins). Families
   * and twins make strangers depend on each other this way [1].
   *
   * Maximising such a model has no closed form; iterative proportional fitting multiplies the table, for
   * one margin after the other, by wanted / current. Each such step
   * maximises the likelihood over the terms of that margin with the others held, so one sweep over
   * all pairs never lowers it, and one sweep in each round of EM is enough: it is an ECM [2].
   * The pairs of a coarse pattern are shared out among the combinations it leaves open in proportion
   * to their current chances. Pseudo-pairs, spread evenly, keep every margin above 0.
   *
   * Cost of a round: the sum over rows of the combinations left open, and the table once for each two
   * comparisons; some 10^4 operations for the attributor.
   *
   * [1] Winkler 1993, Improved decision rules in the Fellegi-Sunter model of record linkage.
   * [2] Meng & Rubin 1993, Maximum likelihood estimation via the ECM algorithm, Biometrika 80,
   * whose example this is; Bishop, Fienberg & Holland 1975, chapter 3.
   */

  private static final double GREATEST_MATCHED_SHARE = 0.1;

  private final ObservedPatterns data;
  private final int twoWay;
  private final double pseudoPairs;
  private final List<Margin> margins;
  private final double[] table;
  private final double[] collected;
  private final int[][] open;
  private final double[] rowProbability;
  private final double[] logs;
  private boolean logsAreStale = true;

  /**
   * A law to start from, without interactions yet.
   *
   * @param data the patterns
   * @param start the chance of each level of each comparison, none 0, adding up to 1
   * @param pseudoPairs how many pairs the prior is worth in all; positive
   */
  InteractionLaw(ObservedPatterns data, double[][] start, double pseudoPairs) {
    this.data = data;
    Coarsening coarsening = data.coarsening();
    this.margins = new ArrayList<>(new Margins(data).ofComparisons());
    this.twoWay = margins.size();
    this.table = new double[coarsening.tableSize()];
    this.pseudoPairs = pseudoPairs / table.length;
    this.collected = new double[table.length];
    this.logs = new double[table.length];
    this.open = new int[data.rows()][];
    this.rowProbability = new double[data.rows()];
    double[][] even = new double[start.length][];
    for (int k = 0; k < start.length; k++) {
      even[k] = start[k].clone();
      data.even(k, even[k]);
    }
    for (int entry = 0; entry < table.length; entry++) {
      double product = 1;
      for (int k = 0; k < start.length; k++) {
        product *= even[k][coarsening.levelOf(entry, k)];
      }
      table[entry] = product;
    }
    for (int row = 0; row < open.length; row++) {
      open[row] = coarsening.open(data.cells(row));
    }
    refreshRows();
  }

  private void refreshRows() {
    logsAreStale = true;
    for (int row = 0; row < open.length; row++) {
      double sum = 0;
      for (int entry : open[row]) {
        sum += table[entry];
      }
      rowProbability[row] = sum;
    }
  }

  @Override
  public double logProbability(int row) {
    return StrictMath.log(rowProbability[row]);
  }

  @Override
  public void collect(int row, double pairs) {
    double perChance = pairs / rowProbability[row];
    for (int entry : open[row]) {
      collected[entry] += perChance * table[entry];
    }
  }

  @Override
  public void maximise() {
    double total = 0;
    for (int entry = 0; entry < collected.length; entry++) {
      collected[entry] += pseudoPairs;
      total += collected[entry];
    }
    for (Margin margin : margins) {
      fitMargin(margin, total);
    }
    Arrays.fill(collected, 0);
    refreshRows();
  }

  /** Makes the table agree with the collected pairs in the groups of a margin. */
  private void fitMargin(Margin margin, double total) {
    double[] wanted = new double[margin.groupCount()];
    double[] current = new double[margin.groupCount()];
    for (int entry = 0; entry < table.length; entry++) {
      wanted[margin.group(entry)] += collected[entry];
      current[margin.group(entry)] += table[entry];
    }
    for (int group = 0; group < wanted.length; group++) {
      // A group that has underflowed stays as it is: its entries can't be raised from 0.
      wanted[group] = current[group] > 0 ? wanted[group] / (total * current[group]) : 1;
    }
    for (int entry = 0; entry < table.length; entry++) {
      table[entry] *= wanted[margin.group(entry)];
    }
  }

  /** Lets more hang together. The law stays where it is. */
  void allow(List<Margin> more) {
    margins.addAll(more);
  }

  /** What is allowed to hang together beyond any two comparisons. */
  List<String> interactionsOfFields() {
    return margins.subList(twoWay, margins.size()).stream().map(Margin::name).toList();
  }

  /**
   * The margins in which the collected pairs differ from the law by more than chance and a
   * parameter are worth, and which hold few matches.
   *
   * @param candidates margins of three fields
   * @param matches the number of matches for each combination of levels
   */
  List<Margin> worthwhile(List<Margin> candidates, double[] matches) {
    double total = Arrays.stream(collected).sum();
    double worth = StrictMath.log(data.pairs());
    List<Margin> found = new ArrayList<>();
    for (Margin margin : candidates) {
      double[] seen = new double[Margins.ALL_AGREE + 1];
      double[] due = new double[Margins.ALL_AGREE + 1];
      double matched = 0;
      for (int entry = 0; entry < table.length; entry++) {
        int group = margin.group(entry);
        seen[group] += collected[entry];
        due[group] += total * table[entry];
        matched += group == Margins.ALL_AGREE ? matches[entry] : 0;
      }
      double chiSquare = 0;
      for (int group = 0; group < seen.length; group++) {
        double off = seen[group] - due[group];
        chiSquare += due[group] > 0 ? off * off / due[group] : 0;
      }
      if (chiSquare > worth && matched < GREATEST_MATCHED_SHARE * seen[Margins.ALL_AGREE]) {
        found.add(margin);
      }
    }
    return found;
  }

  @Override
  public double logPrior() {
    double sum = 0;
    for (double log : logChances()) {
      sum += pseudoPairs * log;
    }
    return sum;
  }

  @Override
  public double[] logChances() {
    if (logsAreStale) {
      for (int entry = 0; entry < table.length; entry++) {
        logs[entry] = StrictMath.log(table[entry]);
      }
      logsAreStale = false;
    }
    return logs;
  }

  @Override
  public double probability(int comparison, int level) {
    double sum = 0;
    for (int entry = 0; entry < table.length; entry++) {
      if (data.coarsening().levelOf(entry, comparison) == level) {
        sum += table[entry];
      }
    }
    return sum;
  }

  @Override
  public double[] chances() {
    return table.clone();
  }

  @Override
  public void moveTo(double[] chances) {
    double total = Arrays.stream(chances).sum();
    for (int entry = 0; entry < table.length; entry++) {
      table[entry] = chances[entry] / total;
    }
    refreshRows();
  }

  @Override
  public int parameters() {
    int count = 0;
    int comparisons = data.coarsening().comparisonCount();
    for (int a = 0; a < comparisons; a++) {
      if (data.isSilent(a)) {
        continue;
      }
      count += data.kindCount(a) - 1;
      for (int b = a + 1; b < comparisons; b++) {
        count += data.isSilent(b) ? 0 : (data.kindCount(a) - 1) * (data.kindCount(b) - 1);
      }
    }
    return count + margins.size() - twoWay;
  }

  /** The chance of each combination of full levels. */
  double[] table() {
    return table.clone();
  }
}
