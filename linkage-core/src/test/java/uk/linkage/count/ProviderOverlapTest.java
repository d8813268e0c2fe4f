package uk.linkage.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import uk.linkage.Seeded;
import uk.linkage.intake.InputRefusedException;

class ProviderOverlapTest {

  private static Set<Integer> personsOf(int provider, int[] personOf, int[] providerOf) {
    Set<Integer> persons = new HashSet<>();
    for (int record = 0; record < personOf.length; record++) {
      if (personOf[record] > 0 && providerOf[record] == provider) {
        persons.add(personOf[record]);
      }
    }
    return persons;
  }

  @Test
  void count_randomRecords_asManyAsInSetsOfPersons() {
    SplittableRandom random = Seeded.random("count_randomRecords_asManyAsInSetsOfPersons");
    for (int trial = 0; trial < 50; trial++) {
      int providers = random.nextInt(1, 8);
      int records = random.nextInt(200);
      int[] personOf = random.ints(records, 0, 51).toArray();
      int[] providerOf = random.ints(records, 0, providers).toArray();
      List<String> names = IntStream.range(0, providers).mapToObj(i -> "p" + i).toList();
      ProviderOverlap overlap = ProviderOverlap.count(50, personOf, providerOf, names);
      assertThat(overlap.providers()).isEqualTo(names);
      for (int a = 0; a < providers; a++) {
        Set<Integer> ofA = personsOf(a, personOf, providerOf);
        assertThat(overlap.persons(a)).isEqualTo(ofA.size());
        for (int b = 0; b < providers; b++) {
          Set<Integer> shared = personsOf(b, personOf, providerOf);
          shared.retainAll(ofA);
          assertThat(overlap.shared(a, b)).isEqualTo(shared.size());
        }
      }
      long[] byProviders = overlap.personsByProviders();
      for (int count = 1; count <= providers; count++) {
        int wanted = count;
        long expected =
            IntStream.rangeClosed(1, 50)
                .filter(person -> providersOf(person, personOf, providerOf) == wanted)
                .count();
        assertThat(count < byProviders.length ? byProviders[count] : 0).isEqualTo(expected);
      }
      assertThat(byProviders[0]).isZero();
    }
  }

  private static long providersOf(int person, int[] personOf, int[] providerOf) {
    return IntStream.range(0, personOf.length)
        .filter(record -> personOf[record] == person)
        .map(record -> providerOf[record])
        .distinct()
        .count();
  }

  @Test
  void count_tooManyProviders_refused() {
    List<String> names = Collections.nCopies(ProviderOverlap.MOST_PROVIDERS + 1, "p");
    assertThatThrownBy(() -> ProviderOverlap.count(0, new int[0], new int[0], names))
        .isInstanceOf(InputRefusedException.class)
        .hasMessageContaining("at most 4,096, got 4,097");
  }
}
