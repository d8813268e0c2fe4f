package uk.linkage.benchmarks.accuracy;

import org.jspecify.annotations.Nullable;
import uk.linkage.match.Links;
import uk.linkage.model.ExpectedErrors;

/**
 * The links of a run: what is true of them, and what the model believed without knowing the truth.
 *
 * @param links how many there are
 * @param trueLinks how many join two records of one person
 * @param truePairs how many pairs of records are of one person
 * @param expected what the model believes; null if the method has none
 */
record LinkFigures(long links, long trueLinks, long truePairs, @Nullable ExpectedErrors expected) {

  static LinkFigures of(
      Links links, int[] truth, long truePairs, @Nullable ExpectedErrors expected) {
    long trueLinks = 0;
    for (int link = 0; link < links.size(); link++) {
      trueLinks += truth[links.left(link)] == truth[links.right(link)] ? 1 : 0;
    }
    return new LinkFigures(links.size(), trueLinks, truePairs, expected);
  }

  /** The share of links that are true. */
  double precision() {
    return links == 0 ? 1 : (double) trueLinks / links;
  }

  /** The share of true pairs that are links. */
  double recall() {
    return truePairs == 0 ? 1 : (double) trueLinks / truePairs;
  }

  /** The number of true pairs that the model believes in; not a number without a model. */
  double estimatedPairs() {
    return expected == null ? Double.NaN : expected.trueLinks();
  }

  /** By which share of the true pairs the model's number is too high. */
  double estimateOff() {
    return (estimatedPairs() - truePairs) / truePairs;
  }

  /** The precision that the model believes in. */
  double estimatedPrecision() {
    return expected == null ? Double.NaN : expected.precision();
  }

  /** The recall that the model believes in. */
  double estimatedRecall() {
    return expected == null ? Double.NaN : expected.recall();
  }
}
