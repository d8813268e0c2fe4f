package uk.linkage.match;

/**
 * What one match key did.
 *
 * @param name what it is called
 * @param admitted records with every value that the key needs
 * @param largestBlock the most records that share one value of the key
 * @param links pairs linked by this key and by none before it
 */
public record MatchKeyReport(String name, long admitted, int largestBlock, long links) {}
