package uk.linkage.journey;

import java.util.Arrays;

/**
 * How long persons wait, by Kaplan and Meier (1958): after the time t the share that still waits is
 * the product over all days up to t of (1 - d / n), where d is how many stop waiting on the day and
 * n how many were still waiting and being watched. Who is watched no longer leaves n after the day.
 */
public final class WaitingCurve {

  /** The normal quantile of a 95 % interval. */
  private static final double Z = 1.959963984540054;

  private final long persons;
  private final long ended;
  private final int[] days;
  private final double[] waiting;

  /** Greenwood's sum of d / (n (n - d)). */
  private final double[] greenwood;

  private WaitingCurve(long persons, long ended, int[] days, double[] waiting, double[] greenwood) {
    this.persons = persons;
    this.ended = ended;
    this.days = days;
    this.waiting = waiting;
    this.greenwood = greenwood;
  }

  /**
   * Makes the curve.
   *
   * @param watched how many days each person was watched, 0 or more
   * @param isEnd whether the waiting ended on the last of them, or the watching alone
   * @return the curve
   */
  public static WaitingCurve of(int[] watched, boolean[] isEnd) {
    int longest = Arrays.stream(watched).max().orElse(0);
    long[] ends = new long[longest + 1];
    long[] all = new long[longest + 1];
    for (int person = 0; person < watched.length; person++) {
      all[watched[person]]++;
      ends[watched[person]] += isEnd[person] ? 1 : 0;
    }
    int[] days = new int[longest + 1];
    double[] waiting = new double[longest + 1];
    double[] greenwood = new double[longest + 1];
    int size = 0;
    long atRisk = watched.length;
    double share = 1;
    double sum = 0;
    for (int day = 0; day <= longest; day++) {
      if (ends[day] > 0) {
        share *= 1 - (double) ends[day] / atRisk;
        sum += (double) ends[day] / ((double) atRisk * (atRisk - ends[day]));
        days[size] = day;
        waiting[size] = share;
        greenwood[size++] = sum;
      }
      atRisk -= all[day];
    }
    return new WaitingCurve(
        watched.length,
        Arrays.stream(ends).sum(),
        Arrays.copyOf(days, size),
        Arrays.copyOf(waiting, size),
        Arrays.copyOf(greenwood, size));
  }

  /**
   * Returns how many persons were watched.
   *
   * @return persons
   */
  public long persons() {
    return persons;
  }

  /**
   * Returns for how many of them the waiting ended.
   *
   * @return persons
   */
  public long ended() {
    return ended;
  }

  /**
   * Returns the share whose waiting has ended.
   *
   * @param day a number of days, 0 or more
   * @return 0 to 1: 1 less the share that still waits after that day
   */
  public double shareWithin(int day) {
    int step = step(day);
    return step < 0 ? 0 : 1 - waiting[step];
  }

  /**
   * Returns an end of the 95 % interval of that share: Greenwood's variance on the scale of
   * log(-log S), so that it stays between 0 and 1.
   *
   * @param day a number of days, 0 or more
   * @param upper whether the upper end is asked for
   * @return 0 to 1; the share itself where it is 0 or 1
   */
  public double shareWithinBound(int day, boolean upper) {
    int step = step(day);
    if (step < 0 || waiting[step] <= 0) {
      return shareWithin(day);
    }
    double log = StrictMath.log(waiting[step]);
    double width = Z * StrictMath.sqrt(greenwood[step]) / StrictMath.abs(log);
    double exponent = StrictMath.exp(upper ? width : -width);
    return 1 - StrictMath.pow(waiting[step], exponent);
  }

  /**
   * Returns after how many days a share has stopped waiting.
   *
   * @param share above 0 and below 1; a half for the median
   * @return the first day by which it has, or -1 if it never does as far as was watched
   */
  public int daysUntil(double share) {
    for (int step = 0; step < days.length; step++) {
      // The share was multiplied up, so it may be a trifle off where it is a simple fraction.
      if (waiting[step] <= 1 - share + 1e-12) {
        return days[step];
      }
    }
    return -1;
  }

  /** The last step up to a day, -1 if there is none. */
  private int step(int day) {
    int at = Arrays.binarySearch(days, day);
    return at >= 0 ? at : -at - 2;
  }
}
