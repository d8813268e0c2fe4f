package uk.linkage.census;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import uk.linkage.schema.Exchange;

/** Walks the tree of groups, depth first. One instance serves one thread. */
final class GroupSearch {

  /*
   * The walk keeps its own stack. Written as methods that call one another in a circle, it was as
   * fast once warm; but the compiler inlined the circle into itself, and spent longer on that one
   * method (3.7 s where 1 s of counting was to be done) than on all others together.
   *
   * The limits below are flat optima, measured on 954,901 generated clients: 24 entries instead of
   * 16 cost 2 % more processor time, 48 a third more; 256 or 2,048 instead of 512 changed nothing
   * that could be told from noise.
   */

  /** Groups of at most so many entries are looked at pair by pair. */
  private static final int PAIRS_UP_TO = 16;

  /** Groups of at least so many entries are merged when a comparison has been decided. */
  private static final int MERGE_FROM = 64;

  /** Tail groups of at most so many entries are always looked at pair by pair. */
  private static final int TAIL_PAIRS_UP_TO = 8;

  /** Tail groups of at least so many entries are merged. */
  private static final int TAIL_MERGE_FROM = 512;

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
  private final List<SearchFrame> frames = new ArrayList<>();
  private int depth;

  GroupSearch(SearchPlan plan, PresenceClasses.Pairs presence, SearchTasks tasks, int taskSize) {
    this.plan = plan;
    this.tasks = tasks;
    this.taskSize = taskSize;
    this.tally = new Tally(plan.combinations(), plan.steps().size(), presence.knownCount());
    this.pairs = new PairLook(tally, presence);
    this.tails = new TailCounter(plan.tail(), tally, presence);
  }

  /** The entries from which on a group is split up among threads, for a number of records. */
  static int taskSize(int records) {
    return Math.max(SMALLEST_TASK, records / TASKS);
  }

  Tally tally() {
    return tally;
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
    int[] ends = task.ends();
    SearchFrame base = frame(0);
    if (task.split()) {
      base.begin(Step.NOWHERE, 0, Entries.NONE, 0, 0, false);
      base.setGroups(task.step(), task.decided(), task.entries(), ends, ends.length, task.sided());
      base.start = task.start();
      depth = 0;
      walk();
    } else {
      base.begin(Step.NOWHERE, task.decided(), task.entries(), task.start(), ends[0], task.sided());
      split(base, task.step(), new Entries(0));
      queueGroups(base);
    }
    frames.forEach(SearchFrame::release);
  }

  private void walk() {
    while (depth >= 0) {
      SearchFrame top = frames.get(depth);
      if (top.group < top.endCount) {
        int from = top.start;
        int to = top.ends[top.group++];
        top.start = to;
        visit(top, from, to);
      } else if (!nextChild(top)) {
        depth--;
      }
    }
  }

  private SearchFrame frame(int at) {
    while (frames.size() <= at) {
      frames.add(new SearchFrame());
    }
    return frames.get(at);
  }

  /** Counts a group's pairs, or begins to split it. */
  private void visit(SearchFrame parent, int from, int to) {
    tally.noteGroup();
    Step step = parent.groupStep;
    Step.Look look = step.look();
    if (step.stage == plan.tail().place) {
      visitTail(parent, look, from, to);
    } else if (to - from <= PAIRS_UP_TO && look != null) {
      pairs.count(look, parent.groupDecided, parent.groups, from, to, parent.groupSided);
    } else if (!parent.groupSided || parent.groups.hasBothSides(from, to)) {
      push(parent, from, to);
    }
  }

  private void visitTail(SearchFrame parent, Step.@Nullable Look look, int from, int to) {
    int decided = parent.groupDecided;
    boolean sided = parent.groupSided;
    Entries in = parent.groups;
    int first = from;
    int end = to;
    if (to - from >= TAIL_MERGE_FROM) {
      in = to - from > taskSize ? new Entries(0) : frame(depth + 1).merged;
      end = merger.merge(parent.groups, from, to, plan.stage(plan.tail().place).open, in);
      first = 0;
    }
    if (look == null) {
      tails.count(decided, in, first, end, sided, /* evenIfDear= */ true);
    } else if (end - first <= TAIL_PAIRS_UP_TO
        || !tails.count(decided, in, first, end, sided, /* evenIfDear= */ false)) {
      pairs.count(look, decided, in, first, end, sided);
    }
  }

  private void push(SearchFrame parent, int from, int to) {
    Step step = parent.groupStep;
    SearchFrame top = frame(++depth);
    if (step.isRoot() && step.stage > 0 && to - from >= MERGE_FROM) {
      Entries merged = to - from > taskSize ? new Entries(0) : top.merged;
      int count = merger.merge(parent.groups, from, to, plan.stage(step.stage).open, merged);
      if (to - from > taskSize) {
        merged.trim(count);
      }
      top.begin(step, parent.groupDecided, merged, 0, count, parent.groupSided);
    } else {
      top.begin(step, parent.groupDecided, parent.groups, from, to, parent.groupSided);
    }
  }

  /**
   * Sets out the groups of the next child: first the whole group as one of the next comparison,
   * then its parts. What is large waits for whoever has time; nobody changes its entries any more.
   */
  private boolean nextChild(SearchFrame top) {
    Step step = top.step;
    int child = top.child++;
    if (child > step.next.size()) {
      return false;
    }
    boolean large = top.to - top.from > taskSize;
    if (child > 0 && large) {
      Step next = step.next.get(child - 1);
      int[] ends = {top.to};
      tasks.add(new SearchTasks.Task(next, false, top.decided, top.in, top.from, ends, top.sided));
    } else if (child > 0) {
      split(top, step.next.get(child - 1), top.split);
    } else if (step.choice != Step.NO_CHOICE) {
      Step next = plan.stage(step.stage + 1).root;
      int decided = top.decided + step.choice * plan.stride(step.stage);
      top.setGroup(next, decided, top.in, top.from, top.to, top.sided);
      if (large) {
        queueGroups(top);
      }
    }
    return true;
  }

  /** Sets out the groups of one child. */
  private void split(SearchFrame top, Step child, Entries out) {
    if (child.exchange != null) {
      int count = twist(child.exchange, top, out);
      top.setGroup(child, top.decided, out, 0, count, /* bySides= */ true);
      top.endCount = count > 1 ? 1 : 0;
    } else {
      splitter.split(child, top.in, top.from, top.to, top.sided, out);
      top.setGroups(child, top.decided, out, out.ends, out.groups, top.sided);
    }
  }

  /** Makes tasks of the groups that have been set out: small ones share a task. */
  private void queueGroups(SearchFrame top) {
    int start = top.start;
    int first = 0;
    for (int group = 0; group < top.endCount; group++) {
      int end = top.ends[group];
      if (end - start >= taskSize / 2 || group == top.endCount - 1) {
        int[] ends = Arrays.copyOfRange(top.ends, first, group + 1);
        tasks.add(
            new SearchTasks.Task(
                top.groupStep, true, top.groupDecided, top.groups, start, ends, top.groupSided));
        start = end;
        first = group + 1;
      }
    }
    top.group = top.endCount;
  }

  /*
   * Two records agree under a twist if one of them, twisted, equals the other. Where pairs are
   * counted between two sides already, one side is twisted and equal keys agree. Where they are not,
   * every record takes the smaller of its key and its twisted key, which makes a group of those that
   * agree either way; its side says which of the two it took, and pairs of different sides agree
   * under the twist. A record that is its own twist agrees as it stands, and takes no part.
   */
  private static int twist(Exchange exchange, SearchFrame top, Entries out) {
    out.ensureCapacity(top.to - top.from);
    final long[] keys = top.in.keys;
    final long[] infos = top.in.infos;
    final boolean sided = top.sided;
    int count = 0;
    for (int i = top.from; i < top.to; i++) {
      long key = keys[i];
      long twisted = exchange.twisted(key);
      if (twisted != key && exchange.isWhole(key)) {
        long info = infos[i];
        boolean takesTwisted = sided ? (info & Entries.SIDE) != 0 : twisted < key;
        out.keys[count] = takesTwisted ? twisted : key;
        out.infos[count++] = sided || !takesTwisted ? info : info | Entries.SIDE;
      }
    }
    return count;
  }
}
