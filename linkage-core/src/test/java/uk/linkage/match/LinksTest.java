package uk.linkage.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import uk.linkage.Seeded;
import uk.linkage.sort.RowSorter;

class LinksTest {

  private static Links random(int size, SplittableRandom random) {
    long[] pairs = new long[size];
    byte[] keys = new byte[size];
    double[] logOdds = new double[size];
    for (int i = 0; i < size; i++) {
      pairs[i] = (long) random.nextInt(1000) << 32 | i;
      keys[i] = (byte) random.nextInt(5);
      // Few different odds, negative ones and both zeros among them.
      logOdds[i] = (random.nextInt(7) - 3) * (random.nextBoolean() ? 0.5 : -1.25);
    }
    return Links.weighed(pairs, keys, logOdds, new RowSorter());
  }

  @Test
  void strongestFirst_randomOdds_isTheOrderOfAStableSort() {
    SplittableRandom random = Seeded.random("strongestFirst_randomOdds_isTheOrderOfAStableSort");
    for (int size : new int[] {0, 1, 2, 500}) {
      Links links = random(size, random);
      List<Integer> expected = new ArrayList<>(IntStream.range(0, size).boxed().toList());
      expected.sort(Comparator.comparing((Integer link) -> -links.logOdds(link) + 0.0));
      List<Double> found = new ArrayList<>();
      for (int link : links.strongestFirst()) {
        found.add(links.logOdds(link) + 0.0);
      }
      assertThat(found).isEqualTo(expected.stream().map(l -> links.logOdds(l) + 0.0).toList());
      assertThat(links.strongestFirst()).hasSize(size).doesNotHaveDuplicates();
    }
  }

  @Test
  void only_someLinks_keepsWhatBelongsToThem() {
    Links links = random(100, Seeded.random("only_someLinks_keepsWhatBelongsToThem"));
    Links odd = links.only(link -> link % 2 == 1);
    assertThat(odd.size()).isEqualTo(50);
    for (int i = 0; i < 50; i++) {
      assertThat(odd.left(i)).isEqualTo(links.left(2 * i + 1));
      assertThat(odd.right(i)).isEqualTo(links.right(2 * i + 1));
      assertThat(odd.key(i)).isEqualTo(links.key(2 * i + 1));
      assertThat(odd.logOdds(i)).isEqualTo(links.logOdds(2 * i + 1));
    }
    assertThat(links.only(link -> true)).isSameAs(links);
    assertThat(Links.none().size()).isZero();
  }
}
