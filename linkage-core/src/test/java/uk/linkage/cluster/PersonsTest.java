package uk.linkage.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.Seeded;
import uk.linkage.fixtures.reference.ConnectedComponents;

class PersonsTest {

  @ParameterizedTest
  @ValueSource(doubles = {0, .01, .1, .5, .9, .99, 1, 3})
  void join_randomGraphs_agreesWithBreadthFirstSearch(double edgesPerNode) {
    SplittableRandom random = Seeded.random("join_randomGraphs_agreesWithBreadthFirstSearch");
    int nodes = random.nextInt(1, 2000);
    int edges = (int) (nodes * edgesPerNode);
    int[] from = random.ints(edges, 0, nodes).toArray();
    int[] to = random.ints(edges, 0, nodes).toArray();

    UnionFind sets = new UnionFind(nodes);
    int joined = 0;
    for (int edge = 0; edge < edges; edge++) {
      joined += sets.join(from[edge], to[edge]) ? 1 : 0;
    }
    Persons persons = Persons.of(sets);

    int[] expected = ConnectedComponents.of(nodes, from, to);
    assertThat(IntStream.range(0, nodes).map(sets::find).toArray()).isEqualTo(expected);
    assertThat(persons.count()).isEqualTo(nodes - joined);
    assertThat(persons.count()).isEqualTo((int) IntStream.of(expected).distinct().count());
  }

  @Test
  void of_threeSets_numbersThemByTheirFirstRecord() {
    UnionFind sets = new UnionFind(6);
    sets.join(4, 1);
    sets.join(5, 1);
    sets.join(2, 3);
    Persons persons = Persons.of(sets);
    assertThat(IntStream.range(0, 6).map(persons::personOf)).containsExactly(1, 2, 3, 3, 2, 2);
    assertThat(persons.recordsOf(2)).isEqualTo(3);
    assertThat(persons.bySize()).containsExactly(0, 1, 1, 1);
  }

  @Test
  void of_nobody_isEmpty() {
    Persons persons = Persons.of(new UnionFind(0));
    assertThat(persons.count()).isZero();
    assertThat(persons.bySize()).containsExactly(0);
  }
}
