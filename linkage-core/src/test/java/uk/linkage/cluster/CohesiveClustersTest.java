package uk.linkage.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.Seeded;

class CohesiveClustersTest {

  private record Link(int a, int b) {}

  /** Every pair has odds; those of 0 and more are links. */
  private static double[][] odds(int size, double shareOfLinks, SplittableRandom random) {
    double[][] odds = new double[size][size];
    for (int a = 0; a < size; a++) {
      for (int b = 0; b < a; b++) {
        boolean link = random.nextDouble() < shareOfLinks;
        odds[a][b] = link ? random.nextDouble(0, 20) : random.nextDouble(-30, 0);
        odds[b][a] = odds[a][b];
      }
    }
    return odds;
  }

  private static List<Link> strongestFirst(double[][] odds) {
    List<Link> links = new ArrayList<>();
    for (int a = 0; a < odds.length; a++) {
      for (int b = a + 1; b < odds.length; b++) {
        if (odds[a][b] >= 0) {
          links.add(new Link(a, b));
        }
      }
    }
    links.sort(Comparator.comparingDouble((Link link) -> -odds[link.a][link.b]));
    return links;
  }

  /** The same rule with sets of sets, all means taken anew. */
  private static Set<Set<Integer>> slowly(double[][] odds, PairOdds rule, double cut) {
    List<Set<Integer>> clusterOf = new ArrayList<>();
    IntStream.range(0, odds.length).forEach(i -> clusterOf.add(new HashSet<>(Set.of(i))));
    for (Link link : strongestFirst(odds)) {
      Set<Integer> left = clusterOf.get(link.a);
      Set<Integer> right = clusterOf.get(link.b);
      double mean =
          left.stream()
              .flatMapToDouble(a -> right.stream().mapToDouble(b -> rule.logOdds(a, b)))
              .average()
              .orElseThrow();
      if (!left.equals(right) && mean >= cut) {
        left.addAll(right);
        left.forEach(record -> clusterOf.set(record, left));
      }
    }
    return new HashSet<>(clusterOf);
  }

  private static Set<Set<Integer>> fast(double[][] odds, PairOdds rule, double cut) {
    CohesiveClusters clusters = new CohesiveClusters(odds.length, rule, cut);
    for (Link link : strongestFirst(odds)) {
      clusters.join(link.a, link.b);
    }
    Set<Set<Integer>> found = new HashSet<>();
    for (int root = 0; root < odds.length; root++) {
      int of = root;
      Set<Integer> members = new HashSet<>();
      IntStream.range(0, odds.length)
          .filter(record -> clusters.sets().find(record) == clusters.sets().find(of))
          .forEach(members::add);
      found.add(members);
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.05, 0.2, 0.6, 1})
  void join_randomLinks_agreesWithTakingAllMeans(double shareOfLinks) {
    SplittableRandom random = Seeded.random("join_randomLinks_agreesWithTakingAllMeans");
    for (double cut : new double[] {-12, -4, 0}) {
      double[][] odds = odds(40, shareOfLinks, random);
      PairOdds all = (a, b) -> odds[a][b];
      assertThat(fast(odds, all, cut)).isEqualTo(slowly(odds, all, cut));
      PairOdds sameThird =
          (a, b) -> a % 3 == 0 && b % 3 == 0 ? Double.NEGATIVE_INFINITY : odds[a][b];
      assertThat(fast(odds, sameThird, cut)).isEqualTo(slowly(odds, sameThird, cut));
    }
  }

  @Test
  void join_twoPersonsAndAFalseLink_keepsThemApart() {
    double[][] odds = new double[8][8];
    for (int a = 0; a < 8; a++) {
      for (int b = 0; b < 8; b++) {
        odds[a][b] = a / 4 == b / 4 ? 10 : -15;
      }
    }
    odds[1][6] = 1;
    odds[6][1] = 1;
    assertThat(fast(odds, (a, b) -> odds[a][b], CohesiveClusters.USUAL_CUT))
        .containsExactlyInAnyOrder(Set.of(0, 1, 2, 3), Set.of(4, 5, 6, 7));
    int[] weighed = new int[1];
    PairOdds counted =
        (a, b) -> {
          weighed[0]++;
          return odds[a][b];
        };
    CohesiveClusters clusters = new CohesiveClusters(8, counted, CohesiveClusters.USUAL_CUT);
    long refusals =
        strongestFirst(odds).stream().filter(link -> !clusters.join(link.a(), link.b())).count();
    assertThat(refusals).isEqualTo(1);
    // Asked again, the same refusal is remembered and nothing is weighed.
    int before = weighed[0];
    assertThat(clusters.join(1, 6)).isFalse();
    assertThat(weighed[0]).isEqualTo(before);
  }

  @Test
  void join_aLinkedPair_isJoinedWhateverTheCut() {
    CohesiveClusters clusters = new CohesiveClusters(2, (a, b) -> 0.1, 5);
    assertThat(clusters.join(0, 1)).isTrue();
  }

  @Test
  void join_chainOfLinks_makesNoGiant() {
    int size = 2000;
    CohesiveClusters clusters =
        new CohesiveClusters(size, (a, b) -> Math.abs(a - b) == 1 ? 2 : -20, -4);
    for (int record = 1; record < size; record++) {
      clusters.join(record - 1, record);
    }
    long[] bySize = Persons.of(clusters.sets()).bySize();
    assertThat(bySize.length).isLessThanOrEqualTo(4);
  }
}
