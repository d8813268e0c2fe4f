package uk.linkage.model;

import uk.linkage.census.PatternCounts;

/**
 * What linking all pairs above a match probability gets right and wrong, as the model expects it.
 * No labels are needed.
 *
 * <p>With n pairs of a pattern, of match probability z: true links are sum n z, missed ones sum n z
 * below the threshold, false ones sum n (1 - z) at and above it.
 *
 * @param threshold the least match probability of a link
 * @param links the number of pairs at and above it
 * @param trueLinks the expected number of matches among all pairs
 * @param falseLinks the expected number of links that are no match
 * @param missedLinks the expected number of matches that are no link
 */
public record ExpectedErrors(
    double threshold, long links, double trueLinks, double falseLinks, double missedLinks) {

  /**
   * With more than this left of the loss of linking nothing, linking is hardly better than that.
   */
  public static final double GREATEST_LOSS = 0.8;

  /**
   * Expects the errors at a threshold.
   *
   * @param model weighs the patterns
   * @param census how many pairs show each pattern
   * @param threshold the least match probability of a link, 0 to 1
   * @return the errors
   */
  public static ExpectedErrors at(LinkageModel model, PatternCounts census, double threshold) {
    long links = 0;
    double found = 0;
    double falseLinks = 0;
    double missed = 0;
    for (int pattern = 0; pattern < census.lattice().patternCount(); pattern++) {
      long pairs = census.count(pattern);
      double probability = model.probability(pattern);
      if (probability < threshold) {
        missed += pairs * probability;
      } else {
        links += pairs;
        found += pairs * probability;
        falseLinks += pairs * (1 - probability);
      }
    }
    return new ExpectedErrors(threshold, links, found + missed, falseLinks, missed);
  }

  /**
   * Returns the expected share of links that are matches.
   *
   * @return 0 to 1; 1 if there are no links
   */
  public double precision() {
    return links == 0 ? 1 : 1 - falseLinks / links;
  }

  /**
   * Returns the expected share of matches that are links.
   *
   * @return 0 to 1; 1 if there are no matches
   */
  public double recall() {
    return trueLinks == 0 ? 1 : 1 - missedLinks / trueLinks;
  }

  /**
   * Returns how much of the loss of linking nothing at all remains.
   *
   * @return false and missed links together, as a share of the matches; 1 if there are none
   */
  public double remainingLoss() {
    return trueLinks == 0 ? 1 : (falseLinks + missedLinks) / trueLinks;
  }
}
