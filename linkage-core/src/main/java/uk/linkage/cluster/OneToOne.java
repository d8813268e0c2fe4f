package uk.linkage.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Pairs off the members of two sides: each with at most one of the other, so that all pairs
 * together weigh as much as they can; and says of each how much that is more than without it.
 *
 * <p>Members that no link connects don't matter to each other, so each component of linked members
 * is settled by itself.
 */
public final class OneToOne {

  /*
   * Kuhn 1955, The Hungarian method for the assignment problem, with shortest augmenting paths and
   * potentials (Edmonds & Karp 1972). Rows are the members of the left side; each may stay alone, at no gain,
   * in a column of its own.
   *
   * What a pair is worth: if it is forbidden, the best assignment differs from this one along one
   * alternating cycle through it, for any other change would have paid before; where one column more is
   * taken and one is left behind, the cycle is closed through all free columns. So it is the length of the
   * shortest path from its row to its column, in the lengths that the potentials leave, none of which is
   * negative.
   *
   * Cost: O(n^3) for a component of n members; nearly all have two or three.
   */

  /** Larger components are paired off strongest first, and all their pairs declared ambiguous. */
  static final int MOST_MEMBERS = 600;

  private static final double NOTHING = 0;

  private final int firstRight;
  private final List<Pair> pairs = new ArrayList<>();

  private OneToOne(int firstRight) {
    this.firstRight = firstRight;
  }

  /**
   * A pair of one member of each side.
   *
   * @param link the place of its link
   * @param margin how many bits all pairs together weigh more than without it; 0 if something else
   *     is as likely, or its component is too large to tell
   */
  public record Pair(int link, double margin) {}

  /** Weighed links between two sides. */
  public interface Links {

    /** Returns the number of links. */
    int size();

    /** Returns the member of the left side. */
    int left(int link);

    /** Returns the member of the right side, a number at or above the first of that side. */
    int right(int link);

    /** Returns the weight of a link in bits. */
    double weight(int link);
  }

  /**
   * Pairs members off.
   *
   * @param members how many members there are on both sides
   * @param firstRight the number of the first member of the right side
   * @param links links between a left and a right member; those that weigh nothing or less are left
   *     out
   * @return the pairs, in order of their links
   */
  public static List<Pair> of(int members, int firstRight, Links links) {
    UnionFind sets = new UnionFind(members);
    for (int link = 0; link < links.size(); link++) {
      if (links.weight(link) > NOTHING) {
        sets.join(links.left(link), links.right(link));
      }
    }
    int[] byComponent = byComponent(sets, links);
    OneToOne assignment = new OneToOne(firstRight);
    for (int from = 0, to; from < byComponent.length; from = to) {
      int component = sets.find(links.left(byComponent[from]));
      to = from + 1;
      while (to < byComponent.length && sets.find(links.left(byComponent[to])) == component) {
        to++;
      }
      assignment.settle(Arrays.copyOfRange(byComponent, from, to), links);
    }
    assignment.pairs.sort(java.util.Comparator.comparingInt(Pair::link));
    return List.copyOf(assignment.pairs);
  }

  /** The links that weigh something, those of a component together and in order. */
  private static int[] byComponent(UnionFind sets, Links links) {
    long[] order = new long[links.size()];
    int count = 0;
    for (int link = 0; link < order.length; link++) {
      if (links.weight(link) > NOTHING) {
        order[count++] = (long) sets.find(links.left(link)) << 32 | link;
      }
    }
    Arrays.sort(order, 0, count);
    int[] sorted = new int[count];
    for (int i = 0; i < count; i++) {
      sorted[i] = (int) order[i];
    }
    return sorted;
  }

  private void settle(int[] component, Links links) {
    if (component.length == 1) {
      pairs.add(new Pair(component[0], links.weight(component[0])));
      return;
    }
    int[] lefts = Arrays.stream(component).map(links::left).sorted().distinct().toArray();
    int[] rights = Arrays.stream(component).map(links::right).sorted().distinct().toArray();
    if (lefts.length + rights.length > MOST_MEMBERS) {
      greedily(component, links);
      return;
    }
    int[][] linkOf = new int[lefts.length][rights.length];
    double[][] gain = new double[lefts.length][rights.length];
    for (int[] row : linkOf) {
      Arrays.fill(row, -1);
    }
    for (int link : component) {
      int row = Arrays.binarySearch(lefts, links.left(link));
      int column = Arrays.binarySearch(rights, links.right(link));
      linkOf[row][column] = link;
      gain[row][column] = links.weight(link);
    }
    Assignment best = new Assignment(gain);
    for (int row = 0; row < lefts.length; row++) {
      int column = best.columnOf(row);
      if (column < rights.length && linkOf[row][column] >= 0) {
        pairs.add(new Pair(linkOf[row][column], best.marginOf(row)));
      }
    }
  }

  private void greedily(int[] component, Links links) {
    Integer[] order = Arrays.stream(component).boxed().toArray(Integer[]::new);
    Arrays.sort(
        order,
        java.util.Comparator.<Integer>comparingDouble(link -> -links.weight(link))
            .thenComparingInt(link -> link));
    java.util.Set<Integer> taken = new java.util.HashSet<>();
    for (int link : order) {
      assert links.right(link) >= firstRight : "right=" + links.right(link);
      if (!taken.contains(links.left(link)) && !taken.contains(links.right(link))) {
        taken.add(links.left(link));
        taken.add(links.right(link));
        pairs.add(new Pair(link, 0));
      }
    }
  }
}
