package uk.linkage.disclosure;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Withholds further cells until no small count can be worked out: the hypercube method.
 *
 * <p>A cell and an opposite one that differs from it in every dimension span a hypercube of 2^k
 * cells. Add 1 to the cell, and take 1 from or add 1 to the other corners: between two places of a
 * dimension the sign changes, between a place and the total it stays. Then every total still falls
 * short of its parts by what it did before. So if all corners are suppressed and none becomes
 * negative, a reader can't tell the two tables apart. Moves add up: this class protects a cell by
 * moving it, step by step through tables that a reader can't rule out, by {@link #WIDTH} in all.
 *
 * <p>The shape is that of the hypercube method of tau-Argus, by Giessing and Repsilber (2002). That
 * method gives each cell one hypercube; here several may share the work, which loses less.
 */
final class ComplementarySuppression {

  /** How far apart the least and the largest possible count of a small cell must be. */
  static final int WIDTH = 5;

  /*
   * Corners looked at in search of cells that needn't have been suppressed, some seconds. A count of
   * work rather than of time: the same table must give the same pattern on any machine.
   */
  private static final long TIDYING_BUDGET = 500_000_000;

  private static final int[] NONE = {};

  /** A hypercube that protects, and what it costs. */
  @SuppressWarnings("ArrayRecordComponent") // Compared with nothing, and gone after the search.
  private record Hypercube(int[] corners, boolean[] falls, long room, long people, int cells) {
    boolean costsMoreThan(long otherPeople, int otherCells) {
      return people > otherPeople || (people == otherPeople && cells > otherCells);
    }
  }

  private final int k;
  private final int[] sizes;
  private final int[] strides;
  private final boolean[] additive;
  private final boolean bounded;

  private final CountTable table;
  private final long[] counts;
  private final BitSet primary;
  private final BitSet suppressed;

  /** A table that a reader can't rule out; away from the counts where {@link #moved} says. */
  private final long[] possible;

  private final BitSet moved = new BitSet();

  /** The complementary cells that the present cell's protection uses. */
  private final BitSet used = new BitSet();

  /** The same for every cell, once it is protected. */
  private final int[][] witnesses;

  // The hypercube that is being put together; corner s has the opposite place where s has a bit.
  private final int[] origin;
  private final boolean[] changesSign;
  private final int[] corners;
  private final boolean[] falls;

  private @Nullable Hypercube cheapest;

  private long work;

  ComplementarySuppression(CountTable table, BitSet primary) {
    this.table = table;
    this.k = table.dimensions().size();
    this.sizes = table.dimensions().stream().mapToInt(CountTable.Dimension::size).toArray();
    this.strides = IntStream.range(0, k).map(table::stride).toArray();
    this.additive = new boolean[k];
    for (int d = 0; d < k; d++) {
      additive[d] = table.dimensions().get(d).additive();
    }
    this.bounded = table.dimensions().stream().anyMatch(dimension -> !dimension.additive());
    this.counts = table.counts();
    this.possible = table.counts();
    this.primary = primary;
    this.suppressed = (BitSet) primary.clone();
    this.witnesses = new int[counts.length][];
    Arrays.fill(witnesses, NONE);
    this.origin = new int[k];
    this.changesSign = new boolean[k];
    this.corners = new int[1 << k];
    this.falls = new boolean[1 << k];
  }

  /**
   * Suppresses what is needed.
   *
   * @return all suppressed cells
   */
  BitSet complete() {
    if (IntStream.of(sizes).anyMatch(size -> size == 0)) {
      return suppressed; // All counts are 0, and the shape says so.
    }
    // The order of the cells is the one that lost least in trials; ties keep that of the table.
    for (int cell : largestFirst(primary)) {
      protect(cell);
    }
    tidy();
    showUnused();
    return suppressed;
  }

  /** Protects a cell, suppressing others where those that are don't suffice. */
  private void protect(int cell) {
    long missing = missing(cell);
    while (missing > 0) {
      cheapest = null;
      start(cell, false);
      seek(0, 0, 0);
      if (cheapest == null) {
        throw new IllegalStateException("no hypercube protects cell " + cell);
      }
      for (int corner : cheapest.corners) {
        suppressed.set(corner);
      }
      long step = Math.min(missing, cheapest.room);
      move(cheapest.corners, cheapest.falls, step);
      missing -= step;
    }
    witnesses[cell] = used.stream().toArray();
  }

  /** Moves a cell through the cells that are suppressed; by how much less than it should. */
  private long missing(int cell) {
    used.clear();
    putBack();
    start(cell, true);
    long width = shift(0, WIDTH);
    putBack();
    start(cell, false);
    width += shift(0, WIDTH - width);
    return WIDTH - width;
  }

  private void putBack() {
    moved.stream().forEach(cell -> possible[cell] = counts[cell]);
    moved.clear();
  }

  private void start(int cell, boolean down) {
    for (int d = 0; d < k; d++) {
      origin[d] = table.place(cell, d);
    }
    corners[0] = cell;
    falls[0] = down;
  }

  /** Moves the first corner by some at most, through all hypercubes that are suppressed. */
  private long shift(int d, long most) {
    if (d == k) {
      long step = Math.min(most, room());
      if (step > 0) {
        move(corners, falls, step);
      }
      return step;
    }
    long done = 0;
    for (int place = 0; place <= sizes[d] && done < most; place++) {
      if (place != origin[d] && extend(d, place) && areSuppressed(d)) {
        done += shift(d + 1, most - done);
      }
    }
    return done;
  }

  /**
   * Looks for the hypercube with any room that suppresses the fewest people, and of those the
   * fewest cells. To ask for room for all that is missing, and so for one hypercube a cell, loses
   * more.
   */
  private void seek(int d, long people, int cells) {
    if (d == k) {
      long room = room();
      if (room > 0) {
        cheapest = new Hypercube(corners.clone(), falls.clone(), room, people, cells);
      }
      return;
    }
    for (int place = 0; place <= sizes[d]; place++) {
      if (place != origin[d] && extend(d, place)) {
        long morePeople = people;
        int moreCells = cells;
        for (int s = 1 << d; s < 2 << d; s++) {
          if (!suppressed.get(corners[s])) {
            morePeople += counts[corners[s]];
            moreCells++;
          }
        }
        if (cheapest == null || cheapest.costsMoreThan(morePeople, moreCells)) {
          seek(d + 1, morePeople, moreCells);
        }
      }
    }
  }

  /** Adds the corners at a place of one more dimension; whether those that fall can. */
  private boolean extend(int d, int place) {
    int half = 1 << d;
    int apart = (place - origin[d]) * strides[d];
    boolean changes = place != sizes[d] && origin[d] != sizes[d];
    changesSign[d] = changes;
    work += half;
    for (int s = 0; s < half; s++) {
      int corner = corners[s] + apart;
      boolean fall = falls[s] ^ changes;
      if (fall && possible[corner] == 0) {
        return false;
      }
      corners[half + s] = corner;
      falls[half + s] = fall;
    }
    return true;
  }

  private boolean areSuppressed(int d) {
    for (int s = 1 << d; s < 2 << d; s++) {
      if (!suppressed.get(corners[s])) {
        return false;
      }
    }
    return true;
  }

  /** By how much the corners can move without a count below 0 or a part above its total. */
  private long room() {
    long room = Long.MAX_VALUE;
    for (int s = 0; s < corners.length; s++) {
      if (falls[s]) {
        room = Math.min(room, possible[corners[s]]);
      }
    }
    if (bounded) {
      for (int d = 0; d < k; d++) {
        for (int s = 0; !additive[d] && s < corners.length && room > 0; s++) {
          if ((s >> d & 1) == 0) {
            room = Math.min(room, roomBelowTotal(d, s));
          }
        }
      }
    }
    return room;
  }

  /** The same for the one line of a dimension through a corner, and through its neighbour. */
  private long roomBelowTotal(int d, int s) {
    int one = corners[s];
    int other = corners[s | 1 << d];
    int total = one + (sizes[d] - origin[d]) * strides[d];
    if (changesSign[d]) {
      return possible[total] - possible[falls[s] ? other : one];
    }
    if (!falls[s]) {
      return Long.MAX_VALUE; // The total rises with one of its parts.
    }
    long largest = 0;
    for (int place = 1; place <= sizes[d]; place++) {
      int part = total - place * strides[d];
      if (part != one && part != other) {
        largest = Math.max(largest, possible[part]);
      }
    }
    return possible[total] - largest;
  }

  private void move(int[] cells, boolean[] down, long step) {
    for (int s = 0; s < cells.length; s++) {
      int cell = cells[s];
      possible[cell] += down[s] ? -step : step;
      moved.set(cell);
      if (!primary.get(cell)) {
        used.set(cell);
      }
    }
  }

  /**
   * Shows again what needn't be suppressed, largest counts first. What was suppressed for one cell
   * may have become needless by what was suppressed for a later one.
   */
  private void tidy() {
    List<List<Integer>> users = new ArrayList<>(counts.length);
    for (int cell = 0; cell < counts.length; cell++) {
      users.add(new ArrayList<>());
    }
    primary.stream().forEach(cell -> enter(cell, users));
    BitSet complementary = (BitSet) suppressed.clone();
    complementary.andNot(primary);
    work = 0;
    for (int cell : largestFirst(complementary)) {
      if (work < TIDYING_BUDGET) {
        suppressed.clear(cell);
        suppressed.set(cell, !areProtectedWithout(cell, users));
      }
    }
  }

  /**
   * Shows the cells that no protection uses any more: a reader can work those out, as every cell
   * that is used moves. In tidying, a cell that was needed when it was its turn may be needed no
   * more by the end: one table in some thousand random ones.
   */
  private void showUnused() {
    suppressed.clear();
    suppressed.or(primary);
    primary.stream().forEach(cell -> IntStream.of(witnesses[cell]).forEach(suppressed::set));
  }

  private List<Integer> largestFirst(BitSet cells) {
    return cells.stream()
        .boxed()
        .sorted(Comparator.comparingLong((Integer cell) -> counts[cell]).reversed())
        .toList();
  }

  /**
   * Protects anew all cells that used one which is shown now; false, and no change, if it fails.
   */
  private boolean areProtectedWithout(int shown, List<List<Integer>> users) {
    int[] cells =
        users.get(shown).stream()
            .mapToInt(Integer::intValue)
            .filter(user -> Arrays.binarySearch(witnesses[user], shown) >= 0)
            .distinct()
            .toArray();
    int[][] found = new int[cells.length][];
    for (int i = 0; i < cells.length; i++) {
      if (work >= TIDYING_BUDGET || missing(cells[i]) > 0) {
        return false;
      }
      found[i] = used.stream().toArray();
    }
    for (int i = 0; i < cells.length; i++) {
      witnesses[cells[i]] = found[i];
      enter(cells[i], users);
    }
    return true;
  }

  private void enter(int user, List<List<Integer>> users) {
    for (int cell : witnesses[user]) {
      users.get(cell).add(user);
    }
  }
}
