package uk.linkage.cluster;

import java.util.List;
import uk.linkage.schema.Comparison;
import uk.linkage.schema.Schema;

/** One packed record for each person: what most of the person's records say. */
public final class Representatives {

  private Representatives() {}

  /**
   * Makes one record of those of each person. What a comparison looks at is taken as a whole, so
   * that no date is made up of two; blanks have no say; of values that are as common, the one that
   * stands in the first record is taken.
   *
   * @param records packed records
   * @param persons the person of each
   * @param schema what is compared
   * @return a record for each person, in order of their numbers
   */
  public static long[] of(long[] records, Persons persons, Schema schema) {
    int[] starts = new int[persons.count() + 1];
    for (int person = 1; person <= persons.count(); person++) {
      starts[person] = starts[person - 1] + persons.recordsOf(person);
    }
    long[] byPerson = new long[records.length];
    int[] next = starts.clone();
    for (int record = 0; record < records.length; record++) {
      byPerson[next[persons.personOf(record) - 1]++] = records[record];
    }
    List<Comparison> comparisons = schema.comparisons();
    long[] result = new long[persons.count()];
    for (int person = 0; person < result.length; person++) {
      int from = starts[person];
      int to = starts[person + 1];
      if (to - from == 1) {
        result[person] = byPerson[from];
        continue;
      }
      for (Comparison comparison : comparisons) {
        result[person] |= commonest(byPerson, from, to, comparison.mask());
      }
    }
    return result;
  }

  private static long commonest(long[] records, int from, int to, long mask) {
    long best = 0;
    int most = 0;
    for (int i = from; i < to; i++) {
      long value = records[i] & mask;
      int count = 0;
      for (int j = from; j < to && value != 0; j++) {
        count += (records[j] & mask) == value ? 1 : 0;
      }
      if (count > most) {
        most = count;
        best = value;
      }
    }
    return best;
  }
}
