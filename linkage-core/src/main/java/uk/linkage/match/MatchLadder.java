package uk.linkage.match;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import uk.linkage.block.BlockingIndex;
import uk.linkage.block.CandidatePairs;
import uk.linkage.parallel.Workers;
import uk.linkage.sort.RowSorter;

/**
 * Links records by match keys in order: each pair is linked by the first key that joins it, and
 * counted under that key alone.
 */
public final class MatchLadder {

  /** The keys and the number of a link's key share a byte. */
  private static final int MOST_KEYS = 127;

  private final List<MatchKey> keys;

  /**
   * A ladder.
   *
   * @param keys the match keys, strictest first
   */
  public MatchLadder(List<MatchKey> keys) {
    if (keys.isEmpty() || keys.size() > MOST_KEYS) {
      throw new IllegalArgumentException("a ladder has 1 to 127 keys, got " + keys.size());
    }
    this.keys = List.copyOf(keys);
  }

  /**
   * Returns the match keys.
   *
   * @return an unmodifiable list, in order
   */
  public List<MatchKey> keys() {
    return keys;
  }

  /**
   * What a ladder gave.
   *
   * @param links the links of all keys
   * @param reports one for each key, in order
   */
  public record Result(Links links, List<MatchKeyReport> reports) {}

  private record KeyLinks(PairList pairs, MatchKeyReport report) {}

  /**
   * Links records.
   *
   * @param records packed records
   * @param workers the threads; each takes a key at a time
   * @param pairLimit the most pairs that there is memory for
   * @return links, the same whatever the number of threads
   * @throws TooManyPairsException if the keys make more pairs than that
   */
  public Result link(long[] records, Workers workers, long pairLimit) {
    CandidatePairs candidates =
        new CandidatePairs(records, keys.stream().map(MatchKey::key).toList());
    AtomicLong total = new AtomicLong();
    List<Callable<KeyLinks>> tasks = new ArrayList<>();
    for (int key = 0; key < keys.size(); key++) {
      int place = key;
      tasks.add(() -> linkByKey(place, candidates, total, pairLimit));
    }
    List<KeyLinks> found = workers.run(tasks);

    long[] pairs = new long[Math.toIntExact(total.get())];
    int[] keyOfPair = new int[pairs.length];
    int at = 0;
    for (int key = 0; key < found.size(); key++) {
      PairList ofKey = found.get(key).pairs();
      ofKey.copyTo(pairs, at);
      java.util.Arrays.fill(keyOfPair, at, at + ofKey.size(), key);
      at += ofKey.size();
    }
    return new Result(
        Links.ordered(pairs, keyOfPair, new RowSorter()),
        found.stream().map(KeyLinks::report).toList());
  }

  private KeyLinks linkByKey(int key, CandidatePairs candidates, AtomicLong total, long pairLimit) {
    String name = keys.get(key).name();
    BlockingIndex index = candidates.index(key, new RowSorter());
    if (index.pairsInBlocks() > pairLimit) {
      throw new TooManyPairsException(name, index.pairsInBlocks(), index.largestBlock(), pairLimit);
    }
    PairList pairs = new PairList(total, pairLimit);
    try {
      candidates.forEachPair(key, index, pairs);
    } catch (PairList.LimitReached e) {
      throw new TooManyPairsException(name, index.pairsInBlocks(), index.largestBlock(), pairLimit);
    }
    return new KeyLinks(
        pairs, new MatchKeyReport(name, index.admitted(), index.largestBlock(), pairs.size()));
  }
}
