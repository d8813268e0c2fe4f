package uk.linkage.sort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.Seeded;

class RowGrouperTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 100, 5_000, 60_000})
  void group_anySizeAndDensity_agreesWithAMap(int size) {
    SplittableRandom random = Seeded.random("group_anySizeAndDensity_agreesWithAMap");
    RowGrouper grouper = new RowGrouper();
    for (double share : new double[] {0.01, 0.5, 2, 50}) {
      Map<Long, List<Integer>> expected = new TreeMap<>();
      grouper.begin(size);
      for (int row = 0; row < size; row++) {
        if (random.nextInt(10) == 0) {
          continue;
        }
        // A tenth of all rows share one key.
        int number = random.nextInt(10) == 0 ? 0 : random.nextInt((int) (size * share) + 1);
        long key = (long) number << 40 | number;
        expected.computeIfAbsent(key, unseen -> new ArrayList<>()).add(row);
        grouper.add(key, row);
      }
      expected.values().removeIf(rows -> rows.size() < 2);

      grouper.group();

      assertThat(groups(grouper)).containsExactlyInAnyOrderElementsOf(expected.values());
    }
  }

  @Test
  void group_again_needsNoMoreMemory() {
    RowGrouper grouper = new RowGrouper();
    grouper.begin(1000);
    long bytes = grouper.ramBytesUsed();
    grouper.begin(500);
    assertThat(grouper.ramBytesUsed()).isEqualTo(bytes).isEqualTo(16_000 + 8_192);
  }

  private static List<List<Integer>> groups(RowGrouper grouper) {
    List<List<Integer>> groups = new ArrayList<>();
    IntStream.range(0, grouper.size())
        .forEach(
            place -> {
              if (grouper.beginsGroup(place)) {
                groups.add(new ArrayList<>());
              }
              groups.get(groups.size() - 1).add(grouper.row(place));
            });
    return groups;
  }
}
