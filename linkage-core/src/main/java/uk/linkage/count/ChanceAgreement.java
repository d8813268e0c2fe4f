package uk.linkage.count;

/**
 * How many pairs share a whole attributor, and how many of them are strangers, from how common
 * attributors are and without a model.
 *
 * <p>Counts are of pairs of records whose attributors are whole; those born on 1 January are left
 * out of everything but {@link #placeholderPairs}.
 *
 * @param exactPairs how many pairs share their attributor
 * @param strangers how many of these are strangers, from how common each combination of initials,
 *     sex and year of birth is (the empirical u)
 * @param placeholderPairs how many pairs share an attributor that was born on 1 January
 */
public record ChanceAgreement(long exactPairs, double strangers, long placeholderPairs) {

  /*
   * Empirical u. In a stratum of a and b records a b pairs agree on initials, sex and year; whoever is
   * not one person agrees on the day as well with chance 1 / M. With n pairs that do agree, of which f
   * are strangers, the pairs that don't agree on the day are a b - n, and f is to them as 1 to M - 1:
   *
   *   f = (sum a b - n) / (M - 1).
   *
   * True pairs whose day was mistyped are among a b - n; they are a share of the matches, divided by
   * 364, and don't matter.
   */
  /**
   * Looks at the pairs within one file.
   *
   * @param all the attributors of its records
   * @return the counts of all N(N-1)/2 pairs
   */
  public static ChanceAgreement within(DatedAttributors all) {
    long exact = EqualKeys.within(all.keys);
    return new ChanceAgreement(
        exact,
        Math.min((double) exact, strangers(all.keys, all.keys, true)),
        EqualKeys.within(all.firstOfJanuary));
  }

  /**
   * Looks at the pairs of two files.
   *
   * @param a the attributors of the records of the one
   * @param b those of the other
   * @return the counts of all pairs of one record of each
   */
  public static ChanceAgreement between(DatedAttributors a, DatedAttributors b) {
    long exact = EqualKeys.between(a.keys, b.keys, 0);
    return new ChanceAgreement(
        exact,
        Math.min((double) exact, strangers(a.keys, b.keys, false)),
        EqualKeys.between(a.firstOfJanuary, b.firstOfJanuary, 0));
  }

  /** The empirical u, summed over strata because years have 365 days or 366. */
  private static double strangers(long[] a, long[] b, boolean within) {
    double sum = 0;
    int j = 0;
    for (int i = 0, to; i < a.length; i = to) {
      to = EqualKeys.end(a, i, DatedAttributors.DAY_BITS);
      long stratum = DatedAttributors.stratum(a[i]);
      while (j < b.length && DatedAttributors.stratum(b[j]) < stratum) {
        j++;
      }
      int equal = j;
      while (j < b.length && DatedAttributors.stratum(b[j]) == stratum) {
        j++;
      }
      double records = to - i;
      double pairs = within ? records * (records - 1) / 2 : records * (j - equal);
      double exact = exact(a, i, to, b, equal, j, within);
      sum += (pairs - exact) / (DatedAttributors.days(a[i]) - 1);
    }
    return sum;
  }

  private static double exact(
      long[] a, int fromA, int toA, long[] b, int fromB, int toB, boolean within) {
    double exact = 0;
    int j = fromB;
    for (int i = fromA; i < toA; i++) {
      while (j < toB && b[j] < a[i]) {
        j++;
      }
      int k = j;
      while (k < toB && b[k] == a[i]) {
        k++;
      }
      exact += k - j;
    }
    // Within a file each pair was met from both sides, and each record met itself.
    return within ? (exact - (toA - fromA)) / 2 : exact;
  }
}
