package uk.linkage.person;

import java.util.Arrays;

/** Links between records that are known by their keys. */
public final class WeighedPairs {

  private int[] left;
  private int[] right;
  private double[] odds;
  private double[] today;
  private int size;

  /**
   * Without pairs.
   *
   * @param expected about how many there will be
   */
  public WeighedPairs(int expected) {
    int room = Math.max(16, expected);
    this.left = new int[room];
    this.right = new int[room];
    this.odds = new double[room];
    this.today = new double[room];
  }

  /**
   * Adds a pair.
   *
   * @param a the smaller key
   * @param b the greater one
   * @param logOdds log2 of the odds, by whatever the records ever had
   * @param logOddsToday the same by what they have today
   */
  public void add(int a, int b, double logOdds, double logOddsToday) {
    if (size == left.length) {
      int larger = size + (size >> 1);
      left = Arrays.copyOf(left, larger);
      right = Arrays.copyOf(right, larger);
      odds = Arrays.copyOf(odds, larger);
      today = Arrays.copyOf(today, larger);
    }
    left[size] = a;
    right[size] = b;
    odds[size] = logOdds;
    today[size++] = logOddsToday;
  }

  /**
   * Returns how many there are.
   *
   * @return a number of pairs
   */
  public int size() {
    return size;
  }

  /**
   * Returns the smaller key of a pair.
   *
   * @param pair 0 to {@link #size()} - 1
   * @return a key
   */
  public int left(int pair) {
    return left[pair];
  }

  /**
   * Returns the greater key of a pair.
   *
   * @param pair 0 to {@link #size()} - 1
   * @return a key
   */
  public int right(int pair) {
    return right[pair];
  }

  /**
   * Returns what speaks for a pair.
   *
   * @param pair 0 to {@link #size()} - 1
   * @return log2 of the odds, by whatever the records ever had
   */
  public double odds(int pair) {
    return odds[pair];
  }

  /**
   * Returns what speaks for a pair today.
   *
   * @param pair 0 to {@link #size()} - 1
   * @return log2 of the odds, by what the records have today
   */
  public double today(int pair) {
    return today[pair];
  }
}
