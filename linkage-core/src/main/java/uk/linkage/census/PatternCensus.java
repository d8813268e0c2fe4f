package uk.linkage.census;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import uk.linkage.parallel.Workers;
import uk.linkage.schema.AgreementLattice;

/** Counts the patterns of agreement of all pairs of records, without visiting them. */
public final class PatternCensus {

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
    return new ExactCounts(plan, presence, tally).counts();
  }

  /** All records as one group; nobody else keeps them, so that they go when they have been split. */
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
