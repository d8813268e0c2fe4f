package uk.linkage.census;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Walks the tree of groups, depth first. One instance serves one thread. */
final class GroupSearch {

  /** Groups of at most so many entries are looked at pair by pair. */
  static final int PAIRS_UP_TO = 16;

  /** Groups of at least so many entries are merged when a comparison has been decided. */
  static final int MERGE_FROM = 64;

  /** Tail groups of at most so many entries are always looked at pair by pair. */
  static final int TAIL_PAIRS_UP_TO = 8;

  /** Tail groups of at least so many entries are merged. */
  static final int TAIL_MERGE_FROM = 512;

  private static final int SMALLEST_TASK = 1 << 14;
  private static final int TASKS = 64;

  private final SearchPlan plan;
  private final SearchTasks tasks;
  private final int taskSize;
  private final Tally tally;
  private final PairLook pairs;
  private final TailCounter tails;
  private final GroupSplitter splitter = new GroupSplitter();
  private final EntryMerger merger = new EntryMerger();
  private final List<Entries> levels = new ArrayList<>();

  GroupSearch(SearchPlan plan, PresenceClasses.Pairs presence, SearchTasks tasks, int taskSize) {
    this.plan = plan;
    this.tasks = tasks;
    this.taskSize = taskSize;
    this.tally = new Tally(plan.combinations(), plan.steps().size(), presence.knownCount());
    this.pairs = new PairLook(tally, presence);
    this.tails = new TailCounter(plan.tail(), tally, presence);
  }

  Tally tally() {
    return tally;
  }

  /** The entries from which on a group is split up among threads, for a number of records. */
  static int taskSize(int records) {
    return Math.max(SMALLEST_TASK, records / TASKS);
  }

  /** Takes tasks until there are none. */
  void work() {
    SearchTasks.Task task = tasks.take();
    while (task != null) {
      boolean whole = false;
      try {
        run(task);
        whole = true;
      } finally {
        if (!whole) {
          tasks.abandon();
        }
        tasks.done();
      }
      task = tasks.take();
    }
  }

  private void run(SearchTasks.Task task) {
    int start = task.start();
    for (int end : task.ends()) {
      visit(task.step(), task.decided(), task.entries(), start, end, task.sided(), 0);
      start = end;
    }
  }

  /**
   * Counts the pairs of a group, in this step and all that follow.
   *
   * @param step the step that the group has come to
   * @param decided the choices of the comparisons before that of the step
   * @param sided whether only pairs of different sides count
   * @param depth how many levels of working arrays are in use
   */
  private void visit(
      Step step, int decided, Entries in, int from, int to, boolean sided, int depth) {
    tally.noteGroup();
    int size = to - from;
    if (step.stage == plan.tail().place) {
      visitTail(step, decided, in, from, to, sided, depth);
    } else if (size > PAIRS_UP_TO || !lookAtPairs(step, decided, in, from, to, sided)) {
      if (step.isRoot() && step.stage > 0 && size >= MERGE_FROM) {
        Entries merged = target(size, depth);
        int count = merger.merge(in, from, to, plan.stage(step.stage).open, merged);
        follow(step, decided, merged, 0, count, sided, depth + 1);
      } else {
        follow(step, decided, in, from, to, sided, depth);
      }
    }
  }

  private void visitTail(
      Step step, int decided, Entries in, int from, int to, boolean sided, int depth) {
    int size = to - from;
    if (size >= TAIL_MERGE_FROM) {
      Entries merged = target(size, depth);
      int count = merger.merge(in, from, to, plan.stage(step.stage).open, merged);
      visitTailMerged(step, decided, merged, 0, count, sided);
    } else {
      visitTailMerged(step, decided, in, from, to, sided);
    }
  }

  private void visitTailMerged(
      Step step, int decided, Entries in, int from, int to, boolean sided) {
    if (to - from <= TAIL_PAIRS_UP_TO || !tails.count(decided, in, from, to, sided)) {
      Stage stage = plan.stage(step.stage);
      pairs.count(stage, stage.twists, step.id, decided, 0, in, from, to, sided);
    }
  }

  private boolean lookAtPairs(
      Step step, int decided, Entries in, int from, int to, boolean sided) {
    Stage stage = plan.stage(step.stage);
    if (!step.isUnderTwist()) {
      if (stage.looksAtPairs()) {
        Stage.OpenTwist[] twists = step.isRoot() ? stage.twists : stage.laterTwists;
        pairs.count(stage, twists, step.id, decided, 0, in, from, to, sided);
        return true;
      }
      return false;
    }
    Stage next = plan.stage(step.stage + 1);
    if (next.looksAtPairs()) {
      int choices = decided + step.twistedChoice * stage.stride;
      long alike = plan.axes().get(step.stage).mask(step.twistedChoice);
      pairs.count(next, next.twists, next.root.id, choices, alike, in, from, to, sided);
      return true;
    }
    return false;
  }

  private void follow(
      Step step, int decided, Entries in, int from, int to, boolean sided, int depth) {
    if (sided && !in.hasBothSides(from, to)) {
      return;
    }
    if (step.choice != Step.NO_CHOICE) {
      Stage stage = plan.stage(step.stage);
      Step next = plan.stage(step.stage + 1).root;
      int choices = decided + step.choice * stage.stride;
      if (to - from > taskSize) {
        tasks.add(new SearchTasks.Task(next, choices, in, from, new int[] {to}, sided));
      } else {
        visit(next, choices, in, from, to, sided, depth);
      }
    }
    for (Step child : step.next) {
      if (child.exchange != null) {
        refineTwisted(child, child.exchange, decided, in, from, to, sided, depth);
      } else {
        refine(child, decided, in, from, to, sided, depth);
      }
    }
  }

  private void refine(
      Step step, int decided, Entries in, int from, int to, boolean sided, int depth) {
    Entries out = target(to - from, depth);
    splitter.split(step, in, from, to, sided, out);
    if (to - from > taskSize) {
      queueGroups(step, decided, out, sided);
      return;
    }
    int start = 0;
    for (int group = 0; group < out.groups; group++) {
      int end = out.ends[group];
      visit(step, decided, out, start, end, sided, depth + 1);
      start = end;
    }
  }

  private void queueGroups(Step step, int decided, Entries out, boolean sided) {
    int start = 0;
    int first = 0;
    for (int group = 0; group < out.groups; group++) {
      int end = out.ends[group];
      if (end - start >= taskSize / 2 || group == out.groups - 1) {
        int[] ends = Arrays.copyOfRange(out.ends, first, group + 1);
        tasks.add(new SearchTasks.Task(step, decided, out, start, ends, sided));
        start = end;
        first = group + 1;
      }
    }
  }

  /*
   * Two records agree under a twist if one of them, twisted, equals the other. Where pairs are
   * counted between two sides already, one side is twisted and equal keys agree. Where they are not,
   * every record takes the smaller of its key and its twisted key, which makes a group of those that
   * agree either way; its side says which of the two it took, and pairs of different sides agree
   * under the twist. A record that is its own twist agrees as it stands, and takes no part.
   */
  private void refineTwisted(
      Step step,
      Exchange exchange,
      int decided,
      Entries in,
      int from,
      int to,
      boolean sided,
      int depth) {
    Entries out = target(to - from, depth);
    int count = 0;
    for (int i = from; i < to; i++) {
      long key = in.keys[i];
      long twisted = exchange.twisted(key);
      if (twisted != key && exchange.isWhole(key)) {
        long info = in.infos[i];
        boolean takesTwisted = sided ? (info & Entries.SIDE) != 0 : twisted < key;
        out.keys[count] = takesTwisted ? twisted : key;
        out.infos[count++] = sided || !takesTwisted ? info : info | Entries.SIDE;
      }
    }
    if (count > 1) {
      visit(step, decided, out, 0, count, /* sided= */ true, depth + 1);
    }
  }

  /** Working arrays; those of a large group become tasks, and are not used again. */
  private Entries target(int size, int depth) {
    if (size > taskSize) {
      return new Entries(size);
    }
    while (levels.size() <= depth) {
      levels.add(new Entries(0));
    }
    levels.get(depth).ensureCapacity(size);
    return levels.get(depth);
  }
}
