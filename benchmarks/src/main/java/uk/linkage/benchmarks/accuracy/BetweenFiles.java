package uk.linkage.benchmarks.accuracy;

import java.util.stream.IntStream;
import uk.linkage.evaluate.Accuracy;
import uk.linkage.intake.Clients;
import uk.linkage.match.Links;

/**
 * Pairs of records of different files only, as who matches two files counts them.
 *
 * @param truePairs pairs that are one person
 * @param held pairs that are held to be one person
 * @param found pairs that are both
 * @param links links between files
 * @param trueLinks links between files that are right
 */
record BetweenFiles(long truePairs, long held, long found, long links, long trueLinks) {

  /** What is not within a file is between two. */
  static BetweenFiles of(Trial trial) {
    Clients clients = trial.clients();
    Accuracy all = trial.persons();
    long truePairs = all.truePairs();
    long held = all.predictedPairs();
    long found = all.commonPairs();
    for (int provider = 0; provider < clients.providerNames().size(); provider++) {
      int file = provider;
      int[] of =
          IntStream.range(0, clients.size()).filter(i -> clients.provider(i) == file).toArray();
      Accuracy within = Accuracy.of(of(trial.predicted(), of), of(trial.truth(), of));
      truePairs -= within.truePairs();
      held -= within.predictedPairs();
      found -= within.commonPairs();
    }
    Links links = trial.result().links();
    int[] between =
        IntStream.range(0, links.size())
            .filter(k -> clients.provider(links.left(k)) != clients.provider(links.right(k)))
            .toArray();
    long trueLinks =
        IntStream.of(between)
            .filter(k -> trial.truth()[links.left(k)] == trial.truth()[links.right(k)])
            .count();
    return new BetweenFiles(truePairs, held, found, between.length, trueLinks);
  }

  private static int[] of(int[] grouping, int[] records) {
    return IntStream.of(records).map(i -> grouping[i]).toArray();
  }
}
