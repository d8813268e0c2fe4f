package uk.linkage.match;

/**
 * What a blocking key of a plan turned out to give.
 *
 * @param name the key
 * @param predictedPairs how many candidate pairs the census said would belong to it
 * @param pairs how many there were
 * @param largestBlock the most records that share one value of the key
 * @param links how many of the pairs are links
 */
public record ScoredKey(
    String name, long predictedPairs, long pairs, int largestBlock, long links) {}
