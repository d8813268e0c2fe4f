package uk.linkage.count;

/** Pairs of equal keys in ordered arrays. */
final class EqualKeys {

  private EqualKeys() {}

  /** Pairs within one array. */
  static long within(long[] keys) {
    long pairs = 0;
    for (int from = 0, to; from < keys.length; from = to) {
      to = end(keys, from, 0);
      pairs += (to - from) * (to - from - 1L) / 2;
    }
    return pairs;
  }

  /** Pairs of a key of one array and one of another, to which a number is added. */
  static long between(long[] a, long[] b, long added) {
    long pairs = 0;
    int j = 0;
    for (int i = 0, to; i < a.length; i = to) {
      to = end(a, i, 0);
      while (j < b.length && b[j] + added < a[i]) {
        j++;
      }
      int equal = j;
      while (j < b.length && b[j] + added == a[i]) {
        j++;
      }
      pairs += (long) (to - i) * (j - equal);
    }
    return pairs;
  }

  /** How many different keys there are. */
  static int distinct(long[] keys) {
    int distinct = 0;
    for (int i = 0; i < keys.length; i++) {
      distinct += i > 0 && keys[i] == keys[i - 1] ? 0 : 1;
    }
    return distinct;
  }

  /** Where the keys end that equal one, some lower bits left out. */
  static int end(long[] keys, int from, int bits) {
    int to = from + 1;
    while (to < keys.length && keys[to] >>> bits == keys[from] >>> bits) {
      to++;
    }
    return to;
  }
}
