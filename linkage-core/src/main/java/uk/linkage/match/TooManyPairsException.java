package uk.linkage.match;

/** A key would make more pairs than there is memory for. */
public final class TooManyPairsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A refusal.
   *
   * @param key the name of the key
   * @param pairs how many pairs it makes
   * @param largestBlock the most records that share one value of the key
   * @param limit how many pairs there is memory for
   */
  public TooManyPairsException(String key, long pairs, int largestBlock, long limit) {
    super(
        String.format(
            java.util.Locale.ROOT,
            "key '%s' makes %,d pairs and there is memory for %,d over all keys; %,d records share"
                + " one value of it (a default value, perhaps: see 'linkage profile'; or allow more"
                + " memory: --memory 16g)",
            key,
            pairs,
            limit,
            largestBlock));
  }
}
