package uk.linkage.census;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import uk.linkage.parallel.Workers;
import uk.linkage.schema.AgreementLattice;

/**
 * Counts the patterns of agreement of all pairs of records, without visiting them.
 *
 * <p>The counts are exact, and the same for every order of records and every number of threads. A
 * census is used by one thread at a time; the counting is done by its workers.
 */
public final class PatternCensus {

  /*
   * Records that are equal on some bits are a group, and a group of n records is n(n-1)/2 pairs that
   * agree at least on those bits. So the pairs that agree at least on every combination of choices
   * (one for each comparison, see ChoiceAxis) are found by splitting groups, and the pairs that
   * agree on exactly that by Moebius inversion of these numbers (ExactCounts). It is the iceberg
   * cube of data warehouses with a support of two records, and it is computed as that is [1]: depth
   * first, comparison by comparison, group by group, so that groups soon fit into a cache, and the
   * records of a group that has one record are never seen again. Five things make it fast:
   *
   *   - Once a comparison has been decided its bits don't matter, and records that are alike in the
   *     rest are merged (EntryMerger): where no postcode was chosen, what is left of a million records
   *     is their distinct attributors.
   *   - The pairs of a small group are looked at one by one (PairLook), which settles all that is
   *     open at once. They are counted by the step at which they left, and added to all steps that
   *     follow from it at the very end. Each choice has one step that leads to it (Step), so that no
   *     pair is counted for it twice.
   *   - The last comparisons, of a few bits together, are not split but counted by table
   *     (TailCounter), which halves the time.
   *   - What is missing splits nothing. A record belongs to one of a few presence classes, and the
   *     pairs of a group are counted by the classes of both (PresenceClasses).
   *   - A twist costs one more choice: see GroupSearch. Two files are two sides, which are the means
   *     by which twists are counted as well.
   *
   * Groups that are larger than a share of the records are tasks for whichever thread is free
   * (SearchTasks); every thread counts for itself, and sums of longs come out the same in any order.
   *
   * Cost: each record is met once for each combination in which it is not alone, merged where it has
   * equals: some 30 times before the tail, and 18 times in it, for a million clients. Memory:
   * 16 bytes for each record, as much again for what is merged and for each thread's largest split;
   * less than 90 bytes a record at 10 million clients on two threads.
   *
   * [1] Beyer and Ramakrishnan, Bottom-up computation of sparse and iceberg CUBEs, SIGMOD 1999.
   */

  private final SearchPlan plan;
  private final Workers workers;
  private CensusEffort effort = CensusEffort.NONE;

  /**
   * A census of one kind of records.
   *
   * @param lattice the patterns to be counted
   * @param workers the threads that count
   */
  public PatternCensus(AgreementLattice lattice, Workers workers) {
    this.plan = new SearchPlan(lattice);
    this.workers = workers;
  }

  /**
   * Counts the pairs of one file.
   *
   * @param records packed records
   * @return the counts of all N(N-1)/2 pairs
   */
  public PatternCounts within(long[] records) {
    return count(records, new long[0], false);
  }

  /**
   * Counts the pairs of two files.
   *
   * @param left packed records
   * @param right others; a record that stands in both files pairs with itself too
   * @return the counts of all pairs of one record of each file
   */
  public PatternCounts between(long[] left, long[] right) {
    return count(left, right, true);
  }

  /**
   * Returns what the latest count took.
   *
   * @return nothing before the first count
   */
  public synchronized CensusEffort effort() {
    return effort;
  }

  private PatternCounts count(long[] left, long[] right, boolean sided) {
    PresenceClasses classes = new PresenceClasses(plan.lattice());
    SearchTasks tasks = begin(left, right, sided, classes);
    PresenceClasses.Pairs presence = classes.pairs();
    Tally tally = search(presence, tasks, GroupSearch.taskSize(left.length + right.length));
    synchronized (this) {
      effort = new CensusEffort(tally.groups(), tally.pairsLookedAt());
    }
    PatternCounts counts = new ExactCounts(plan, presence, tally).counts();
    assert counts.pairs() == pairs(left.length, right.length, sided)
        : "pairs=" + counts.pairs() + ", left=" + left.length + ", right=" + right.length;
    return counts;
  }

  private static long pairs(long left, long right, boolean sided) {
    return sided ? left * right : left * (left - 1) / 2;
  }

  /**
   * All records as one group; nobody else keeps them, so that they go when they have been split.
   */
  private SearchTasks begin(long[] left, long[] right, boolean sided, PresenceClasses classes) {
    SearchTasks tasks = new SearchTasks();
    int size = Math.addExact(left.length, right.length);
    Entries all = new Entries(size);
    fill(all, 0, left, false, classes);
    fill(all, left.length, right, true, classes);
    if (size > 1) {
      int[] ends = {size};
      tasks.add(new SearchTasks.Task(plan.stage(0).root, true, 0, all, 0, ends, sided));
    }
    return tasks;
  }

  private void fill(
      Entries entries, int from, long[] records, boolean otherSide, PresenceClasses classes) {
    long open = plan.stage(0).open;
    for (int i = 0; i < records.length; i++) {
      entries.keys[from + i] = records[i] & open;
      entries.infos[from + i] = Entries.info(classes.classOf(records[i]), otherSide);
    }
  }

  private Tally search(PresenceClasses.Pairs presence, SearchTasks tasks, int taskSize) {
    List<Callable<Tally>> searches = new ArrayList<>();
    for (int thread = 0; thread < workers.count(); thread++) {
      searches.add(
          () -> {
            GroupSearch search = new GroupSearch(plan, presence, tasks, taskSize);
            search.work();
            return search.tally();
          });
    }
    List<Tally> tallies = workers.run(searches);
    Tally sum = tallies.get(0);
    for (int i = 1; i < tallies.size(); i++) {
      sum.add(tallies.get(i));
    }
    return sum;
  }
}
