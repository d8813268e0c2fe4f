package uk.linkage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.count.DatedAttributors;

class AttributorsTest {

  /** Few values, each missing now and then; the postcode says nothing. */
  private static long[] records(int count, SplittableRandom random) {
    long[] records = new long[count];
    for (int i = 0; i < count; i++) {
      records[i] =
          AttributorLayout.FIRST_INITIAL.place(random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(3))
              | AttributorLayout.LAST_INITIAL.place(1 + random.nextInt(3))
              | AttributorLayout.packBirthDate(1980, 1 + random.nextInt(12), 1 + random.nextInt(9))
              | AttributorLayout.SEX.place(random.nextInt(3))
              | AttributorLayout.POSTCODE_AREA.place(random.nextInt(4));
    }
    return records;
  }

  private static boolean isWhole(long record) {
    return AttributorLayout.FIRST_INITIAL.isPresentIn(record)
        && AttributorLayout.SEX.isPresentIn(record);
  }

  private static Map<Long, Integer> counts(long[] records) {
    Map<Long, Integer> counts = new HashMap<>();
    for (long record : records) {
      if (isWhole(record)) {
        counts.merge(record & AttributorLayout.ATTRIBUTOR_MASK, 1, Integer::sum);
      }
    }
    return counts;
  }

  @Test
  void inBoth_randomRecords_isTheSizeOfTheIntersection() {
    SplittableRandom random = Seeded.random("inBoth_randomRecords_isTheSizeOfTheIntersection");
    for (int size : new int[] {0, 1, 30, 600}) {
      long[] left = records(size, random);
      long[] right = records(size * 2, random);
      Set<Long> both = new HashSet<>(counts(left).keySet());
      both.retainAll(counts(right).keySet());
      assertThat(DatedAttributors.of(left).inBoth(DatedAttributors.of(right)))
          .isEqualTo(both.size());
      assertThat(DatedAttributors.of(right).inBoth(DatedAttributors.of(left)))
          .isEqualTo(both.size());
      assertThat(DatedAttributors.of(left).inBoth(DatedAttributors.of(left)))
          .isEqualTo(counts(left).size());
    }
  }

  @Test
  void shared_randomPersons_pairsOffAsManyAsThereAre() {
    SplittableRandom random = Seeded.random("shared_randomPersons_pairsOffAsManyAsThereAre");
    for (int size : new int[] {0, 1, 30, 600}) {
      long[] left = records(size, random);
      long[] right = records(size * 2, random);
      List<PersonLink> links = Attributors.shared(left, right);
      Map<Long, Integer> ofLeft = counts(left);
      Map<Long, Integer> ofRight = counts(right);
      int expected =
          ofLeft.entrySet().stream()
              .mapToInt(of -> Math.min(of.getValue(), ofRight.getOrDefault(of.getKey(), 0)))
              .sum();
      assertThat(links).hasSize(expected);
      assertThat(links).isSortedAccordingTo((a, b) -> Integer.compare(a.ims(), b.ims()));
      Set<Integer> ims = new TreeSet<>();
      Set<Integer> ndtms = new TreeSet<>();
      for (PersonLink link : links) {
        long attributor = left[link.ims() - 1] & AttributorLayout.ATTRIBUTOR_MASK;
        assertThat(right[link.ndtms() - 1] & AttributorLayout.ATTRIBUTOR_MASK)
            .isEqualTo(attributor);
        assertThat(ims.add(link.ims()) && ndtms.add(link.ndtms())).isTrue();
        assertThat(link.logOdds()).isNaN();
        boolean clear = ofLeft.get(attributor) == 1 && ofRight.get(attributor) == 1;
        assertThat(link.isAmbiguous()).isEqualTo(!clear);
      }
    }
  }
}
