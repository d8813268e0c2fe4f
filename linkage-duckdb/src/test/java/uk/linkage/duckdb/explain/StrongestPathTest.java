package uk.linkage.duckdb.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import uk.linkage.duckdb.explain.StrongestPath.Edge;

class StrongestPathTest {

  private static final long SEED = 20_261_122;

  @Test
  void strongDetour_isPreferredToAWeakLink() {
    List<Edge> edges =
        List.of(new Edge(0, 3, 1), new Edge(0, 1, 5), new Edge(1, 2, 4), new Edge(2, 3, 6));
    assertThat(StrongestPath.between(4, 0, 3, edges)).containsExactly(1, 2, 3);
    assertThat(StrongestPath.between(4, 3, 0, edges)).containsExactly(3, 2, 1);
  }

  @Test
  void equalChains_shortestThenFirst() {
    List<Edge> edges =
        List.of(
            new Edge(0, 2, 3),
            new Edge(2, 3, 3),
            new Edge(0, 1, 3),
            new Edge(1, 3, 3),
            new Edge(1, 2, 9));
    assertThat(StrongestPath.between(4, 0, 3, edges)).containsExactly(2, 3);
  }

  @Test
  void nothingConnects_none() {
    assertThat(StrongestPath.between(3, 0, 2, List.of(new Edge(0, 1, 3)))).isEmpty();
  }

  /** The best of all chains without a circle, found by trying each. */
  private static final class AllChains {
    private final List<Edge> edges;
    private final int to;
    private double best = Double.NEGATIVE_INFINITY;
    private int shortest;

    AllChains(List<Edge> edges, int to) {
      this.edges = edges;
      this.to = to;
    }

    void walk(int at, long seen, double weakest, int length) {
      if (at == to) {
        if (weakest > best || (weakest == best && length < shortest)) {
          best = weakest;
          shortest = length;
        }
        return;
      }
      for (Edge edge : edges) {
        int next = edge.left() == at ? edge.right() : edge.right() == at ? edge.left() : -1;
        if (next >= 0 && (seen >> next & 1) == 0) {
          walk(next, seen | 1L << next, Math.min(weakest, edge.strength()), length + 1);
        }
      }
    }
  }

  @Test
  void chain_isTheBestOfAll() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 300; round++) {
      int nodes = 2 + random.nextInt(6);
      List<Edge> edges = new ArrayList<>();
      for (int a = 0; a < nodes; a++) {
        for (int b = a + 1; b < nodes; b++) {
          if (random.nextInt(3) > 0) {
            edges.add(new Edge(a, b, random.nextInt(5)));
          }
        }
      }
      AllChains all = new AllChains(edges, nodes - 1);
      all.walk(0, 1, Double.POSITIVE_INFINITY, 0);
      List<Integer> path = StrongestPath.between(nodes, 0, nodes - 1, edges);
      assertThat(path).hasSize(all.shortest);
      double weakest =
          path.stream().mapToDouble(edge -> edges.get(edge).strength()).min().orElse(0);
      if (!path.isEmpty()) {
        assertThat(weakest).isEqualTo(all.best);
      }
    }
  }
}
