package uk.linkage.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import uk.linkage.parallel.Workers;

/**
 * The order of records by provider and record id, as text: the order that everything after the
 * intake works in, so that the order of rows in the input can change nothing.
 *
 * @param rows the rows in order; those of the same id stay in order of row
 * @param repeated how many ids stand in their provider again
 * @param examples the first of them
 */
@SuppressWarnings("ArrayRecordComponent") // handed on and never compared
record IdOrder(int[] rows, long repeated, List<Twice> examples) {

  static final int EXAMPLES = 5;

  /** Two rows with the same id. */
  record Twice(int first, int second) {}

  /**
   * Puts ids in order, the providers beside each other.
   *
   * @param ids the id of each row
   * @param providers the provider of each row, as its rank in the order of names
   * @param providerCount how many providers there are
   * @param workers the threads
   */
  static IdOrder of(RecordIds ids, int[] providers, int providerCount, Workers workers) {
    int[] starts = new int[providerCount + 1];
    for (int row = 0; row < ids.size(); row++) {
      starts[providers[row] + 1]++;
    }
    for (int provider = 0; provider < providerCount; provider++) {
      starts[provider + 1] += starts[provider];
    }
    int[] rows = new int[ids.size()];
    int[] places = starts.clone();
    for (int row = 0; row < rows.length; row++) {
      rows[places[providers[row]]++] = row;
    }
    List<Callable<IdSorter>> sorting = new ArrayList<>();
    for (int provider = 0; provider < providerCount; provider++) {
      int from = starts[provider];
      int to = starts[provider + 1];
      sorting.add(() -> IdSorter.sort(ids, rows, from, to));
    }
    long repeated = 0;
    List<Twice> examples = new ArrayList<>();
    for (IdSorter sorted : workers.run(sorting)) {
      repeated += sorted.repeated();
      sorted.examples().stream().limit(EXAMPLES - examples.size()).forEach(examples::add);
    }
    return new IdOrder(rows, repeated, examples);
  }
}
