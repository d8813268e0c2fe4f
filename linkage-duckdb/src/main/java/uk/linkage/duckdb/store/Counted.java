package uk.linkage.duckdb.store;

import java.util.Locale;

/** How many there are of something, in a sentence. */
public final class Counted {

  private Counted() {}

  /**
   * Says how many there are.
   *
   * @param n how many
   * @param one what one of them is called, with its verb where there is one
   * @param several what any other number of them is called
   * @return such as {@code 1 record is} or {@code 2,345 records are}
   */
  public static String of(long n, String one, String several) {
    return String.format(Locale.ROOT, "%,d %s", n, n == 1 ? one : several);
  }
}
