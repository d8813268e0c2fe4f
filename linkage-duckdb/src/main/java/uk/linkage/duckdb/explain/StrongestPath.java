package uk.linkage.duckdb.explain;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import uk.linkage.cluster.UnionFind;

/**
 * The chain of links between two records whose weakest link is strongest; of several the shortest;
 * of several of these the first in the order of nodes.
 */
final class StrongestPath {

  /*
   * Links are taken from the strongest down until the two are connected: the last one taken is the
   * weakest that is needed. Among links that are no weaker, breadth-first search finds the shortest chain.
   */

  /**
   * A link.
   *
   * @param left a node
   * @param right another
   * @param strength how strong it is
   */
  record Edge(int left, int right, double strength) {}

  private StrongestPath() {}

  /** The places of the links of the chain, in order; none if nothing connects the two. */
  static List<Integer> between(int nodes, int from, int to, List<Edge> edges) {
    double weakest = weakestNeeded(nodes, from, to, edges);
    List<List<Integer>> edgesAt = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      edgesAt.add(new ArrayList<>());
    }
    for (int edge = 0; edge < edges.size(); edge++) {
      if (edges.get(edge).strength() >= weakest) {
        edgesAt.get(edges.get(edge).left()).add(edge);
        edgesAt.get(edges.get(edge).right()).add(edge);
      }
    }
    int[] reachedBy = new int[nodes];
    Arrays.fill(reachedBy, -1);
    ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(from));
    while (!queue.isEmpty() && reachedBy[to] < 0) {
      int node = queue.remove();
      List<Integer> onward = edgesAt.get(node);
      onward.sort(Comparator.comparingInt(edge -> other(edges.get(edge), node)));
      for (int edge : onward) {
        int next = other(edges.get(edge), node);
        if (next != from && reachedBy[next] < 0) {
          reachedBy[next] = edge;
          queue.add(next);
        }
      }
    }
    List<Integer> path = new ArrayList<>();
    for (int node = to; node != from && reachedBy[node] >= 0; ) {
      path.add(reachedBy[node]);
      node = other(edges.get(reachedBy[node]), node);
    }
    Collections.reverse(path);
    return path;
  }

  /** The greatest strength at which links no weaker connect the two. */
  private static double weakestNeeded(int nodes, int from, int to, List<Edge> edges) {
    UnionFind sets = new UnionFind(nodes);
    List<Edge> order =
        IntStream.range(0, edges.size())
            .mapToObj(edges::get)
            .sorted(Comparator.comparingDouble(Edge::strength).reversed())
            .toList();
    for (Edge edge : order) {
      sets.join(edge.left(), edge.right());
      if (sets.find(from) == sets.find(to)) {
        return edge.strength();
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private static int other(Edge edge, int node) {
    return edge.left() == node ? edge.right() : edge.left();
  }
}
