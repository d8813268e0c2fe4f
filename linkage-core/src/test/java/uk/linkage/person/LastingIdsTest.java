package uk.linkage.person;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.person.LastingIds.Old;

class LastingIdsTest {

  private static final int[] KEYS = {1, 2, 3, 4, 5, 6};

  @Test
  void of_merge_theOlderKeepsItsIdWhateverTheSizes() {
    LastingIds ids =
        LastingIds.of(
            KEYS,
            new long[] {7, 9, 9, 9, 9, 9},
            new int[] {1, 1, 1, 1, 1, 1},
            1,
            List.of(new Old(9, 2, 5), new Old(7, 1, 1)),
            20);
    assertThat(ids.ids()).containsExactly(7);
    assertThat(ids.became()).containsExactly(Map.entry(9L, 7L));
    assertThat(ids.next()).isEqualTo(20);
  }

  @Test
  void of_mergeOfOnesOfTheSameLoad_theLargerThenTheSmallerIdKeepsIt() {
    long[] before = {3, 3, 8, 8, 8, 2};
    int[] all = {1, 1, 1, 1, 1, 1};
    List<Old> old = List.of(new Old(2, 1, 1), new Old(3, 1, 2), new Old(8, 1, 3));
    assertThat(LastingIds.of(KEYS, before, all, 1, old, 20).ids()).containsExactly(8);
    List<Old> same = List.of(new Old(3, 1, 2), new Old(2, 1, 2));
    assertThat(LastingIds.of(KEYS, new long[] {3, 3, 2, 2, 0, 0}, all, 1, same, 20).ids())
        .containsExactly(2);
  }

  @Test
  void of_split_theLargerPartKeepsTheIdAndTheOtherGetsANewOne() {
    LastingIds ids =
        LastingIds.of(
            KEYS,
            new long[] {4, 4, 4, 4, 4, 0},
            new int[] {1, 1, 2, 2, 2, 3},
            3,
            List.of(new Old(4, 1, 5)),
            20);
    assertThat(ids.ids()).containsExactly(20, 4, 21);
    assertThat(ids.became()).isEmpty();
  }

  @Test
  void of_splitInHalves_thePartWithTheEarliestRecordKeepsTheId() {
    LastingIds ids =
        LastingIds.of(
            new int[] {5, 1, 4, 2},
            new long[] {4, 4, 4, 4},
            new int[] {1, 2, 1, 2},
            2,
            List.of(new Old(4, 1, 4)),
            20);
    assertThat(ids.ids()).containsExactly(20, 4);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void of_randomParts_obeysTheLaws(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int records = 40;
    int[] keys = new int[records];
    long[] before = new long[records];
    int[] persons = new int[records];
    Map<Long, Integer> sizes = new HashMap<>();
    Map<Integer, Integer> numbers = new HashMap<>();
    for (int i = 0; i < records; i++) {
      keys[i] = i + 1;
      before[i] = random.nextInt(15);
      sizes.merge(before[i], 1, Integer::sum);
      int drawn = random.nextInt(3) == 0 ? random.nextInt(15) : (int) before[i];
      persons[i] = numbers.computeIfAbsent(drawn, part -> numbers.size() + 1);
    }
    List<Old> old = new ArrayList<>();
    sizes.forEach(
        (id, size) -> {
          if (id != LastingIds.NOBODY) {
            old.add(new Old(id, random.nextInt(3), size));
          }
        });
    LastingIds ids = LastingIds.of(keys, before, persons, numbers.size(), old, 100);

    Set<Long> given = new HashSet<>();
    for (long id : ids.ids()) {
      assertThat(given.add(id)).isTrue();
      assertThat((id >= 100 && id < ids.next()) || sizes.containsKey(id)).isTrue();
    }
    for (Old person : old) {
      boolean kept = given.contains(person.id());
      assertThat(ids.became().containsKey(person.id())).isNotEqualTo(kept);
      if (!kept) {
        assertThat(given).contains(ids.became().get(person.id()));
      }
      // A person that nobody else has a share of, and that is whole, is untouched.
      Set<Integer> parts = new HashSet<>();
      Set<Long> origins = new HashSet<>();
      for (int i = 0; i < records; i++) {
        if (before[i] == person.id()) {
          parts.add(persons[i]);
        }
      }
      for (int i = 0; i < records; i++) {
        if (parts.contains(persons[i])) {
          origins.add(before[i]);
        }
      }
      if (parts.size() == 1 && origins.size() == 1) {
        assertThat(ids.ids()[parts.iterator().next() - 1]).isEqualTo(person.id());
      }
    }
  }
}
