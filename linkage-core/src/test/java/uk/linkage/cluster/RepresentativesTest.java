package uk.linkage.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.linkage.Seeded;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.schema.Comparison;
import uk.linkage.schema.Things;

class RepresentativesTest {

  private static Persons randomPersons(int records, SplittableRandom random) {
    UnionFind sets = new UnionFind(records);
    for (int join = 0; join < records; join++) {
      sets.join(random.nextInt(records), random.nextInt(records / 3 + 1));
    }
    return Persons.of(sets);
  }

  @ParameterizedTest
  @EnumSource(Things.class)
  void of_randomRecords_takesTheCommonestOfEachComparison(Things things) {
    SplittableRandom random = Seeded.random("of_randomRecords_takesTheCommonestOfEachComparison");
    long[] records = things.records(500, .3, random);
    Persons persons = randomPersons(records.length, random);
    long[] found = Representatives.of(records, persons, things.schema());
    assertThat(found).hasSize(persons.count());
    for (int person = 1; person <= persons.count(); person++) {
      for (Comparison comparison : things.schema().comparisons()) {
        Map<Long, Integer> votes = new LinkedHashMap<>();
        for (int record = 0; record < records.length; record++) {
          if (persons.personOf(record) == person) {
            votes.merge(records[record] & comparison.mask(), 1, Integer::sum);
          }
        }
        votes.remove(0L);
        long best = 0;
        int most = 0;
        for (Map.Entry<Long, Integer> vote : votes.entrySet()) {
          if (vote.getValue() > most) {
            most = vote.getValue();
            best = vote.getKey();
          }
        }
        assertThat(found[person - 1] & comparison.mask()).isEqualTo(best);
      }
    }
  }

  @Test
  void of_twoDates_makesNoThird() {
    long a = AttributorLayout.packBirthDate(1980, 5, 31);
    long b = AttributorLayout.packBirthDate(1981, 5, 30);
    UnionFind sets = new UnionFind(5);
    for (int record = 1; record < 5; record++) {
      sets.join(0, record);
    }
    long[] records = {a, b, AttributorLayout.SEX.place(1), b, AttributorLayout.SEX.place(2)};
    assertThat(Representatives.of(records, Persons.of(sets), AttributorLayout.SCHEMA))
        .containsExactly(b | AttributorLayout.SEX.place(1));
  }
}
