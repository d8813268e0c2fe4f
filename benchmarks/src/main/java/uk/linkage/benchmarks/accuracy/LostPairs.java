package uk.linkage.benchmarks.accuracy;

import java.util.Arrays;
import java.util.stream.IntStream;
import uk.linkage.match.Links;
import uk.linkage.match.ScoredKey;
import uk.linkage.match.Scorer;

/**
 * What the plan of a run lost, against a look at all pairs with the scorer of the run.
 *
 * @param reached pairs whose odds reach the threshold
 * @param lost those of them that are no link
 * @param unearned links whose odds don't reach the threshold
 * @param predictedCandidates how many candidate pairs the census said there would be
 * @param candidates how many there were
 */
record LostPairs(
    long reached, long lost, long unearned, long predictedCandidates, long candidates) {

  static LostPairs of(Trial trial, int threads) {
    Scorer scorer = trial.model().scorer();
    double threshold = Scorer.logOddsOf(trial.result().settings().model().threshold());
    long[] reached =
        EveryPair.where(
            trial.clients().records(), threads, (a, b) -> scorer.logOdds(a, b) >= threshold);
    Links links = trial.result().links();
    long[] linked =
        IntStream.range(0, links.size())
            .mapToLong(link -> EveryPair.pair(links.left(link), links.right(link)))
            .sorted()
            .toArray();
    return new LostPairs(
        reached.length,
        missing(reached, linked),
        missing(linked, reached),
        trial.model().keys().stream().mapToLong(ScoredKey::predictedPairs).sum(),
        trial.model().keys().stream().mapToLong(ScoredKey::pairs).sum());
  }

  /** How many of some sorted numbers are not among others. */
  private static long missing(long[] some, long[] others) {
    return Arrays.stream(some).filter(n -> Arrays.binarySearch(others, n) < 0).count();
  }
}
