package uk.linkage.evaluate;

import uk.linkage.sort.RowSorter;

/**
 * A grouping of records compared with the true one, by pairs, by records and by counts.
 *
 * <p>With n_ij the records of predicted person i and true person j:
 *
 * <ul>
 *   <li>pairs: true positives are sum C(n_ij, 2), predicted ones sum C(n_i., 2), true ones sum
 *       C(n_.j, 2)
 *   <li>B-cubed, averaged over records: precision (1/n) sum n_ij^2 / n_i., recall (1/n) sum n_ij^2
 *       / n_.j
 *   <li>splits: for each true person the predicted ones it is spread over, less one; merges: for
 *       each predicted person the true ones it holds, less one; so predicted persons - true persons
 *       = splits - merges, exactly
 * </ul>
 *
 * @param records how many records were compared
 * @param predictedPersons how many persons the linkage found
 * @param truePersons how many there are
 * @param predictedPairs pairs of records that the linkage holds to be one person
 * @param truePairs pairs of records that are one person
 * @param commonPairs pairs that are both
 * @param bcubedPrecision B-cubed precision, 0 to 1
 * @param bcubedRecall B-cubed recall, 0 to 1
 * @param splits persons counted too many
 * @param merges persons counted too few
 */
public record Accuracy(
    long records,
    long predictedPersons,
    long truePersons,
    long predictedPairs,
    long truePairs,
    long commonPairs,
    double bcubedPrecision,
    double bcubedRecall,
    long splits,
    long merges) {

  /**
   * Compares two groupings.
   *
   * @param predicted the predicted person of each record, at least 0
   * @param truth the true person of each record, at least 0
   * @return how near they are
   */
  public static Accuracy of(int[] predicted, int[] truth) {
    if (predicted.length != truth.length) {
      throw new IllegalArgumentException(
          "both groupings must be of the same records, got "
              + predicted.length
              + " and "
              + truth.length);
    }
    Sizes predictedSizes = Sizes.of(predicted);
    Sizes trueSizes = Sizes.of(truth);
    long[] cells = new long[predicted.length];
    int[] rows = new int[predicted.length];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = (long) predicted[i] << 32 | truth[i];
      rows[i] = i;
    }
    new RowSorter().sort(cells, rows, 0, cells.length);

    long cellCount = 0;
    long commonPairs = 0;
    double precision = 0;
    double recall = 0;
    int start = 0;
    while (start < cells.length) {
      int end = start + 1;
      while (end < cells.length && cells[end] == cells[start]) {
        end++;
      }
      double size = end - start;
      cellCount++;
      commonPairs += pairs(end - start);
      precision += size * size / predictedSizes.of[predicted[rows[start]]];
      recall += size * size / trueSizes.of[truth[rows[start]]];
      start = end;
    }
    int records = Math.max(1, cells.length);
    return new Accuracy(
        cells.length,
        predictedSizes.groups,
        trueSizes.groups,
        predictedSizes.pairs,
        trueSizes.pairs,
        commonPairs,
        precision / records,
        recall / records,
        cellCount - trueSizes.groups,
        cellCount - predictedSizes.groups);
  }

  private static long pairs(long size) {
    return size * (size - 1) / 2;
  }

  /** How many records each group has. */
  private static final class Sizes {
    final int[] of;
    long groups;
    long pairs;

    private Sizes(int[] of) {
      this.of = of;
    }

    static Sizes of(int[] groupOf) {
      int largest = 0;
      for (int group : groupOf) {
        largest = Math.max(largest, group);
      }
      Sizes sizes = new Sizes(new int[largest + 1]);
      for (int group : groupOf) {
        sizes.of[group]++;
      }
      for (int size : sizes.of) {
        sizes.groups += size > 0 ? 1 : 0;
        sizes.pairs += Accuracy.pairs(size);
      }
      return sizes;
    }
  }

  /**
   * Returns the share of predicted pairs that are true.
   *
   * @return 0 to 1; 1 if nothing was predicted
   */
  public double precision() {
    return predictedPairs == 0 ? 1 : (double) commonPairs / predictedPairs;
  }

  /**
   * Returns the share of true pairs that were predicted.
   *
   * @return 0 to 1; 1 if there was nothing to find
   */
  public double recall() {
    return truePairs == 0 ? 1 : (double) commonPairs / truePairs;
  }

  /**
   * Returns the harmonic mean of precision and recall of pairs.
   *
   * @return 0 to 1
   */
  public double f1() {
    return harmonicMean(precision(), recall());
  }

  /**
   * Returns the harmonic mean of B-cubed precision and recall.
   *
   * @return 0 to 1
   */
  public double bcubedF1() {
    return harmonicMean(bcubedPrecision, bcubedRecall);
  }

  private static double harmonicMean(double a, double b) {
    return a + b == 0 ? 0 : 2 * a * b / (a + b);
  }

  /**
   * Returns by which share the count of persons is too high.
   *
   * @return (predicted - true) / true persons; 0 if there are none
   */
  public double countBias() {
    return truePersons == 0 ? 0 : (double) (predictedPersons - truePersons) / truePersons;
  }
}
