package uk.linkage.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.Seeded;

class OneToOneTest {

  private record Link(int left, int right, double weight) {}

  private record Weighed(List<Link> links) implements OneToOne.Links {
    @Override
    public int size() {
      return links.size();
    }

    @Override
    public int left(int link) {
      return links.get(link).left();
    }

    @Override
    public int right(int link) {
      return links.get(link).right();
    }

    @Override
    public double weight(int link) {
      return links.get(link).weight();
    }
  }

  /** The most that any set of links weighs in which nobody stands twice. */
  private static double best(List<Link> links, int from, Set<Integer> taken) {
    if (from == links.size()) {
      return 0;
    }
    Link link = links.get(from);
    double without = best(links, from + 1, taken);
    if (link.weight() <= 0 || taken.contains(link.left()) || taken.contains(link.right())) {
      return without;
    }
    taken.add(link.left());
    taken.add(link.right());
    double with = link.weight() + best(links, from + 1, taken);
    taken.remove(link.left());
    taken.remove(link.right());
    return Math.max(with, without);
  }

  private static double best(List<Link> links) {
    return best(links, 0, new HashSet<>());
  }

  private static List<Link> links(int left, int right, double share, boolean ties, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Link> links = new ArrayList<>();
    for (int a = 0; a < left; a++) {
      for (int b = left; b < left + right; b++) {
        if (random.nextDouble() < share) {
          double weight = ties ? random.nextInt(-1, 4) : random.nextDouble(-2, 20);
          links.add(new Link(a, b, weight));
        }
      }
    }
    return links;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void of_randomComponents_weighsAsMuchAsTheBestAndKnowsEachMargin(boolean ties) {
    SplittableRandom random = Seeded.random("of_randomComponents_weighsAsMuchAsTheBest");
    for (int round = 0; round < 1500; round++) {
      int left = random.nextInt(1, 6);
      int right = random.nextInt(1, 6);
      List<Link> links = links(left, right, random.nextDouble(.1, .8), ties, random.nextLong());
      List<OneToOne.Pair> pairs = OneToOne.of(left + right, left, new Weighed(links));
      Set<Integer> members = new TreeSet<>();
      double total = 0;
      int before = -1;
      double best = best(links);
      for (OneToOne.Pair pair : pairs) {
        Link link = links.get(pair.link());
        assertThat(pair.link()).isGreaterThan(before);
        assertThat(members.add(link.left()) && members.add(link.right())).isTrue();
        total += link.weight();
        before = pair.link();
        List<Link> others = new ArrayList<>(links);
        others.remove(pair.link());
        assertThat(pair.margin()).isEqualTo(best - best(others), within(1e-9));
      }
      assertThat(total).isEqualTo(best, within(1e-9));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void of_linksInAnotherOrder_givesTheSame(boolean ties) {
    SplittableRandom random = Seeded.random("of_linksInAnotherOrder_givesTheSame");
    for (int round = 0; round < 200; round++) {
      List<Link> links = links(30, 30, .05, ties, random.nextLong());
      Set<String> first = described(links);
      List<Link> shuffled = new ArrayList<>();
      for (int place : Seeded.permutation(links.size(), random)) {
        shuffled.add(links.get(place));
      }
      assertThat(described(shuffled)).isEqualTo(first);
    }
  }

  private static Set<String> described(List<Link> links) {
    Set<String> described = new TreeSet<>();
    for (OneToOne.Pair pair : OneToOne.of(60, 30, new Weighed(links))) {
      described.add(links.get(pair.link()) + " " + pair.margin());
    }
    return described;
  }

  @Test
  void of_twoWhoAreAsLikely_areAmbiguous() {
    List<Link> links = List.of(new Link(0, 1, 5), new Link(0, 2, 5));
    List<OneToOne.Pair> pairs = OneToOne.of(3, 1, new Weighed(links));
    assertThat(pairs).hasSize(1);
    assertThat(pairs.get(0).margin()).isZero();
  }

  @Test
  void of_theStrongestLinkInTheWay_isGivenUpForTwo() {
    List<Link> links = List.of(new Link(0, 2, 6), new Link(0, 3, 10), new Link(1, 3, 6));
    List<OneToOne.Pair> pairs = OneToOne.of(4, 2, new Weighed(links));
    assertThat(pairs).extracting(OneToOne.Pair::link).containsExactly(0, 2);
    assertThat(pairs).allMatch(pair -> Math.abs(pair.margin() - 2) < 1e-9);
  }

  @Test
  void of_noLinks_givesNone() {
    assertThat(OneToOne.of(0, 0, new Weighed(List.of()))).isEmpty();
    assertThat(OneToOne.of(4, 2, new Weighed(List.of(new Link(0, 2, 0), new Link(1, 3, -1)))))
        .isEmpty();
  }

  @Test
  void of_aComponentTooLarge_isPairedStrongestFirstAndAmbiguous() {
    // A chain: each left member is linked to two right ones, more strongly to the second.
    int left = OneToOne.MOST_MEMBERS / 2 + 1;
    List<Link> links = new ArrayList<>();
    for (int a = 0; a < left; a++) {
      links.add(new Link(a, left + a, 1));
      if (a + 1 < left) {
        links.add(new Link(a, left + a + 1, 2));
      }
    }
    List<OneToOne.Pair> pairs = OneToOne.of(2 * left, left, new Weighed(links));
    assertThat(pairs).hasSize(left - 1).allMatch(pair -> pair.margin() == 0);
    assertThat(pairs).allMatch(pair -> links.get(pair.link()).weight() == 2);
    assertThat(OneToOne.of(2 * left, left, new Weighed(links.subList(2, links.size()))))
        .as("a component that is just small enough")
        .anyMatch(pair -> pair.margin() > 0);
  }
}
