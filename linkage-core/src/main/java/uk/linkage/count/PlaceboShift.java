package uk.linkage.count;

/**
 * How many pairs share an attributor when all dates of one side are moved by some days: whoever
 * agrees then agrees by chance. A check of {@link ChanceAgreement} that assumes less.
 *
 * @param mean pairs, on the average of the shifts
 * @param deviation the standard deviation over the shifts
 * @param shifts how many shifts there were
 */
public record PlaceboShift(double mean, double deviation, int shifts) {

  /*
   * Not moved by a multiple of a week, a month or ten days, by which dates are mistyped; few by much, for
   * the first and the last year of birth lose as many days as dates are moved by.
   */
  private static final int[] SHIFTS = {33, 41, 52, 64, 75, 87, 98, 109, 121, 132};

  /**
   * Moves the dates of one of two files.
   *
   * @param a the attributors of the records of the one
   * @param b those of the other
   * @return pairs of a record of each, births on 1 January left out
   */
  public static PlaceboShift between(DatedAttributors a, DatedAttributors b) {
    return of(a.byDayNumber(), b.byDayNumber(), 1);
  }

  /**
   * Moves the dates of one record of every pair of a file.
   *
   * @param all the attributors of its records
   * @return pairs, births on 1 January left out
   */
  public static PlaceboShift within(DatedAttributors all) {
    long[] days = all.byDayNumber();
    // Each pair is met twice: with the one moved and with the other.
    return of(days, days, 2);
  }

  private static PlaceboShift of(long[] a, long[] b, double met) {
    double sum = 0;
    double squares = 0;
    for (int shift : SHIFTS) {
      for (int days : new int[] {shift, -shift}) {
        double pairs = EqualKeys.between(a, b, days) / met;
        sum += pairs;
        squares += pairs * pairs;
      }
    }
    int count = 2 * SHIFTS.length;
    double mean = sum / count;
    double variance = Math.max(0, squares / count - mean * mean) * count / (count - 1);
    return new PlaceboShift(mean, StrictMath.sqrt(variance), count);
  }
}
