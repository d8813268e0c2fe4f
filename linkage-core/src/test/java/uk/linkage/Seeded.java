package uk.linkage;

import java.util.SplittableRandom;

/** Randomness for tests, whose seed is printed and can be set to repeat a run. */
public final class Seeded {

  private Seeded() {}

  /**
   * A source of randomness for one test.
   *
   * <p>Repeat a failing run with {@code -Dlinkage.seed=N}.
   */
  public static SplittableRandom random(String test) {
    long seed = Long.getLong("linkage.seed", System.nanoTime());
    System.out.println(test + ": -Dlinkage.seed=" + seed);
    return new SplittableRandom(seed);
  }

  /** Shuffles indices 0 to n - 1. */
  public static int[] permutation(int n, SplittableRandom random) {
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
