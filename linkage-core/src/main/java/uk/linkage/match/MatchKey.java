package uk.linkage.match;

import uk.linkage.block.BlockingKey;

/**
 * A rule that links two records by itself: they share its blocking key.
 *
 * @param key what the records share; its name is the match key's
 * @param why why sharing it is enough, in a sentence
 */
public record MatchKey(BlockingKey key, String why) {

  /**
   * Returns what the match key is called in outputs.
   *
   * @return the name
   */
  public String name() {
    return key.name();
  }
}
