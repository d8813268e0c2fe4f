package uk.linkage.count;

/**
 * The number of persons behind a number of different attributors, where strangers may share one:
 * the estimator of Pandiani and Banks, taken in strata of initials, sex and year of birth.
 *
 * <p>It corrects for chance agreement alone, and not for slips of the pen.
 */
public final class StratifiedOccupancy {

  /*
   * Where k of M days are taken, P(k) = sum over j < k of M / (M - j) persons are expected to have
   * taken them, with variance sum of M j / (M - j)^2. P(k) - n is a martingale in the number n of
   * persons, so both are unbiased as long as a stratum is not full. Births on 1 January, and persons
   * without a whole attributor, are counted as they are.
   *
   * Pandiani & Banks, patents US6470298 and US7139675; strata of the whole attributor and the
   * martingale are ours (docs/method.md).
   */
  private static final int MOST_DAYS = 366;

  private StratifiedOccupancy() {}

  /**
   * Estimates how many persons there are.
   *
   * @param all the attributors of some records
   * @return persons, if nobody was ever written in two ways
   */
  public static Estimate persons(DatedAttributors all) {
    double persons = all.partial + EqualKeys.distinct(all.firstOfJanuary);
    double variance = 0;
    long[] keys = all.keys;
    for (int i = 0; i < keys.length; ) {
      int days = 1;
      int j = i + 1;
      while (j < keys.length && sameStratum(keys[j], keys[i])) {
        days += keys[j] == keys[j - 1] ? 0 : 1;
        j++;
      }
      int of = DatedAttributors.days(keys[i]);
      persons += expected(days, of);
      variance += variance(days, of);
      i = j;
    }
    return new Estimate("stratified occupancy", persons, variance, 0);
  }

  /**
   * Estimates how many persons are in both of two files.
   *
   * @param left the attributors of the records of one file
   * @param right those of the other
   * @return persons whose attributor is the same in both
   */
  public static Estimate overlap(DatedAttributors left, DatedAttributors right) {
    Estimate a = persons(left);
    Estimate b = persons(right);
    Estimate union = persons(left.with(right));
    // Nobody is the same person for lacking the same part of an attributor; those cancel.
    double overlap = Math.max(0, a.value() + b.value() - union.value());
    double smaller = Math.min(a.variance(), b.variance());
    double larger = Math.max(a.variance(), b.variance());
    double variance = smaller + Math.max(0, union.variance() - larger);
    return new Estimate("stratified occupancy of both and of their union", overlap, variance, 0);
  }

  private static boolean sameStratum(long a, long b) {
    return DatedAttributors.stratum(a) == DatedAttributors.stratum(b);
  }

  /** Persons behind some taken days; a full year could be any number and is taken one short. */
  static double expected(int taken, int days) {
    double sum = 0;
    for (int j = 0; j < Math.min(taken, days); j++) {
      sum += (double) days / Math.max(1, days - j);
    }
    return sum;
  }

  /** The variance of that. */
  static double variance(int taken, int days) {
    assert days <= MOST_DAYS;
    double sum = 0;
    for (int j = 0; j < Math.min(taken, days); j++) {
      double free = Math.max(1, days - j);
      sum += days * j / (free * free);
    }
    return sum;
  }
}
