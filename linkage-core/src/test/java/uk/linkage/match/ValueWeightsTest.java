package uk.linkage.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import uk.linkage.Seeded;
import uk.linkage.parallel.Workers;
import uk.linkage.schema.AgreementLattice;
import uk.linkage.schema.Field;
import uk.linkage.schema.Level;
import uk.linkage.schema.Schema;
import uk.linkage.schema.Stratum;
import uk.linkage.schema.Things;

class ValueWeightsTest {

  private static final Field KIND = new Field("kind", 3, 6);
  private static final Field NUMBER = new Field("number", 20, 24);
  private static final Field SHELF = new Field("shelf", 50, 4);
  private static final Schema BOOKS =
      Schema.named("books")
          .fields(KIND, NUMBER, SHELF)
          .comparison("kind", new Level("same", KIND.mask()))
          .comparison("number", new Level("same", NUMBER.mask()))
          .comparison("shelf", new Level("same", SHELF.mask()))
          .stratum("kind", KIND)
          .stratum("number", NUMBER)
          .build();
  private static final AgreementLattice LATTICE = new AgreementLattice(BOOKS);

  private static ValueWeights weights(AgreementLattice lattice, long[] records) {
    try (Workers workers = new Workers(2)) {
      return ValueWeights.of(lattice, records, workers);
    }
  }

  /** By the definition: hash maps of counts, moments and the posterior mean. */
  private static double slowly(
      AgreementLattice lattice, long[] records, int pattern, long a, long b) {
    Schema schema = lattice.schema();
    long agreed = 0;
    for (int k = 0; k < lattice.comparisonCount(); k++) {
      agreed |= lattice.cells(k).get(lattice.cellOf(pattern, k)).agreed();
    }
    double sum = 0;
    for (Stratum stratum : schema.strata()) {
      long mask = agreed & stratum.mask();
      if (mask == 0) {
        continue;
      }
      Set<Long> individuals = new HashSet<>();
      Arrays.stream(records)
          .map(record -> record & (schema.identityMask() | stratum.mask()))
          .forEach(individuals::add);
      Map<Long, Integer> counts = new HashMap<>();
      for (long individual : individuals) {
        if (Schema.hasAll(individual, schema.fieldMasks(mask))) {
          counts.merge(individual & mask, 1, Integer::sum);
        }
      }
      double drawn = 0;
      double mates = 0;
      double squares = 0;
      for (int count : counts.values()) {
        drawn += count;
        mates += count * (count - 1.0);
        squares += count * (count - 1.0) * (count - 1.0);
      }
      double mean = mates / drawn;
      double variance = squares / drawn - mean * mean;
      if (variance > mean && mean > 0) {
        double alpha = mean * mean / (variance - mean);
        int own = ((a ^ b) & (schema.identityMask() | stratum.mask())) == 0 ? 1 : 2;
        int others = Math.max(0, counts.getOrDefault(a & mask, 0) - own);
        sum += Math.log((alpha + mean) / (alpha + others)) / Math.log(2);
      }
    }
    return Math.min(sum, ValueWeights.MOST_BITS);
  }

  @ParameterizedTest
  @EnumSource(
      value = Things.class,
      names = {"CLIENTS"})
  void bits_randomRecords_agreeWithTheDefinition(Things things) {
    SplittableRandom random = Seeded.random("bits_randomRecords_agreeWithTheDefinition");
    AgreementLattice lattice = new AgreementLattice(things.schema());
    for (double missing : new double[] {0, 0.3}) {
      long[] records = things.records(400, missing, random);
      ValueWeights weights = weights(lattice, records);
      for (int i = 0; i < 400; i++) {
        long a = records[random.nextInt(records.length)];
        long b = records[random.nextInt(records.length)];
        int pattern = lattice.pattern(a, b);
        double bits = weights.bits(pattern, a, b);
        assertThat(bits).isEqualTo(slowly(lattice, records, pattern, a, b), within(1e-9));
        assertThat(bits).isEqualTo(weights.bits(pattern, b, a));
        assertThat(bits).isLessThanOrEqualTo(weights.best(pattern));
      }
    }
  }

  /** Half of the books are of one kind, the others spread over fifty. */
  private static long[] books(int size, SplittableRandom random) {
    long[] records = new long[size];
    for (int i = 0; i < size; i++) {
      long kind = random.nextBoolean() ? 1 : random.nextInt(2, 52);
      records[i] = KIND.place(kind) | NUMBER.place(1 + i) | SHELF.place(1 + random.nextInt(9));
    }
    return records;
  }

  @Test
  void bits_commonAndRareValues_areTheRatioOfChances() {
    SplittableRandom random = Seeded.random("bits_commonAndRareValues_areTheRatioOfChances");
    long[] records = books(20_000, random);
    ValueWeights weights = weights(LATTICE, records);
    int sameKind =
        LATTICE.pattern(KIND.place(1) | NUMBER.place(1), KIND.place(1) | NUMBER.place(2));
    double chance = 0.25 + 50 * 0.01 * 0.01;
    long common = KIND.place(1);
    long rare = KIND.place(30);
    assertThat(weights.bits(sameKind, common | NUMBER.place(1), common | NUMBER.place(2)))
        .isEqualTo(Math.log(chance / 0.5) / Math.log(2), within(0.05));
    assertThat(weights.bits(sameKind, rare | NUMBER.place(1), rare | NUMBER.place(2)))
        .isEqualTo(Math.log(chance / 0.01) / Math.log(2), within(0.3));
  }

  @Test
  void bits_valuesAllAlike_addNothing() {
    long[] records = new long[500];
    for (int i = 0; i < records.length; i++) {
      records[i] = KIND.place(1 + i % 10) | NUMBER.place(1 + i) | SHELF.place(1);
    }
    ValueWeights weights = weights(LATTICE, records);
    int sameKind =
        LATTICE.pattern(KIND.place(1) | NUMBER.place(1), KIND.place(1) | NUMBER.place(2));
    assertThat(weights.bits(sameKind, records[0], records[10])).isZero();
    assertThat(weights.best(sameKind)).isZero();
  }

  @Test
  void bits_aHundredCopiesOfOneRecord_countAsOneIndividual() {
    SplittableRandom random = Seeded.random("bits_aHundredCopiesOfOneRecord");
    long[] records = books(5_000, random);
    long[] more = Arrays.copyOf(records, records.length + 100);
    Arrays.fill(more, records.length, more.length, records[0]);
    int same = LATTICE.pattern(records[0], records[0]);
    assertThat(weights(LATTICE, more).bits(same, records[0], records[0]))
        .isEqualTo(weights(LATTICE, records).bits(same, records[0], records[0]), within(1e-12));
  }

  @Test
  void of_noStrata_addsNothing() {
    Schema plain =
        Schema.named("plain")
            .fields(KIND)
            .comparison("kind", new Level("same", KIND.mask()))
            .build();
    AgreementLattice lattice = new AgreementLattice(plain);
    ValueWeights weights = weights(lattice, new long[] {KIND.place(1), KIND.place(1)});
    assertThat(weights.bits(lattice.pattern(8, 8), 8, 8)).isZero();
    assertThat(weights.ramBytesUsed()).isZero();
  }
}
