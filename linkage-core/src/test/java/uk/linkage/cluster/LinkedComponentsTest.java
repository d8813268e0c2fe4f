package uk.linkage.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.Seeded;

class LinkedComponentsTest {

  private record Link(int a, int b) {}

  @ParameterizedTest
  @ValueSource(doubles = {0.005, 0.02, 0.03, 0.1, 1})
  void isComplete_randomLinks_leavesWhatFollowingAllLinksGives(double shareOfLinks) {
    SplittableRandom random =
        Seeded.random("isComplete_randomLinks_leavesWhatFollowingAllLinksGives");
    int size = 60;
    for (int round = 0; round < 50; round++) {
      double[][] odds = new double[size][size];
      List<Link> links = new ArrayList<>();
      for (int a = 0; a < size; a++) {
        for (int b = a + 1; b < size; b++) {
          boolean linked = random.nextDouble() < shareOfLinks;
          odds[a][b] = linked ? random.nextDouble(0, 20) : random.nextDouble(-30, 0);
          odds[b][a] = odds[a][b];
          if (linked) {
            links.add(new Link(a, b));
          }
        }
      }
      Comparator<Link> strongest = Comparator.comparingDouble(link -> -odds[link.a][link.b]);
      CohesiveClusters all = new CohesiveClusters(size, (a, b) -> odds[a][b], -4);
      links.stream().sorted(strongest).forEach(link -> all.join(link.a, link.b));

      LinkedComponents components = new LinkedComponents(size);
      links.forEach(link -> components.link(link.a, link.b));
      List<Link> open = links.stream().filter(link -> !components.isComplete(link.a)).toList();
      CohesiveClusters rest = new CohesiveClusters(components.sets(), (a, b) -> odds[a][b], -4);
      open.forEach(
          link -> {
            rest.release(link.a);
            rest.release(link.b);
          });
      open.stream().sorted(strongest).forEach(link -> rest.join(link.a, link.b));

      for (int record = 0; record < size; record++) {
        assertThat(rest.sets().find(record)).isEqualTo(all.sets().find(record));
      }
    }
  }
}
