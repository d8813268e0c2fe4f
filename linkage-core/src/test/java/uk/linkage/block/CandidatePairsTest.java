package uk.linkage.block;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import uk.linkage.Seeded;
import uk.linkage.fixtures.reference.AllPairs;
import uk.linkage.schema.Field;
import uk.linkage.schema.Schema;
import uk.linkage.schema.Twist;
import uk.linkage.sort.RowSorter;

/** On a schema of its own: nothing here knows what a client is. */
class CandidatePairsTest {

  private static final Field COLOUR = new Field("colour", 0, 3);
  private static final Field SIZE = new Field("size", 7, 4);
  private static final Field SHAPE = new Field("shape", 30, 3);
  private static final Field WEIGHT = new Field("weight", 61, 3);
  private static final Schema SCHEMA =
      Schema.named("things").fields(COLOUR, SIZE, SHAPE, WEIGHT).build();
  private static final Twist SWAP = new Twist("swap", COLOUR, SIZE);

  private static final List<BlockingKey> KEYS =
      List.of(
          new BlockingKey(SCHEMA, "all", -1L & (COLOUR.mask() | SIZE.mask() | SHAPE.mask())),
          new BlockingKey(
              SCHEMA,
              "swapped",
              COLOUR.mask() | SIZE.mask() | WEIGHT.mask(),
              SWAP,
              List.of(new BlockingKey.Placeholder(WEIGHT.mask(), WEIGHT.place(5)))),
          new BlockingKey(
              SCHEMA,
              "size and weight",
              SIZE.mask() | WEIGHT.mask(),
              null,
              List.of(
                  new BlockingKey.Placeholder(SIZE.mask(), SIZE.place(1)),
                  new BlockingKey.Placeholder(
                      SIZE.mask() | WEIGHT.mask(), SIZE.place(2) | WEIGHT.place(2)))),
          new BlockingKey(SCHEMA, "weight", WEIGHT.mask()));

  @ParameterizedTest
  @ValueSource(doubles = {0, .01, .1, .5, .9, .99, 1})
  void forEachPair_anyDensity_agreesWithLookingAtEveryPair(double present) {
    SplittableRandom random = Seeded.random("forEachPair_anyDensity_agreesWithLookingAtEveryPair");
    for (int size : new int[] {0, 1, 2, 40, 300}) {
      long[] records = records(size, present, random);
      assertThat(found(records)).isEqualTo(AllPairs.find(records, expectedKeys()));
    }
  }

  @Test
  void forEachPair_allRecordsAlike_emitsEachPairOnceInBatches() {
    long[] records = new long[300];
    Arrays.fill(records, COLOUR.place(1) | SIZE.place(3) | SHAPE.place(1) | WEIGHT.place(1));
    List<AllPairs.Pair> pairs = found(records);
    assertThat(pairs).hasSize(300 * 299 / 2).doesNotHaveDuplicates();
    assertThat(pairs).allMatch(pair -> pair.key() == 0);
  }

  @Test
  void index_ofAKey_countsItsPairsAndBlocks() {
    long[] records = {
      WEIGHT.place(1),
      WEIGHT.place(1),
      WEIGHT.place(1),
      WEIGHT.place(2),
      WEIGHT.place(3),
      WEIGHT.place(3),
      0,
      0
    };
    BlockingIndex index = new CandidatePairs(records, KEYS).index(3, new RowSorter());
    assertThat(index.admitted()).isEqualTo(6);
    assertThat(index.blockCount()).isEqualTo(2);
    assertThat(index.recordsInBlocks()).isEqualTo(5);
    assertThat(index.largestBlock()).isEqualTo(3);
    assertThat(index.pairsInBlocks()).isEqualTo(4);
    assertThat(index.ramBytesUsed()).isEqualTo(12 * 5 + 4 * 2);
    List<Integer> sizes = new ArrayList<>();
    index.forEachBlock((rows, from, to) -> sizes.add(to - from));
    assertThat(sizes).containsExactlyInAnyOrder(3, 2);
  }

  @Test
  void joins_anyTwoRecords_isSymmetricAndMeansTheSameBlock() {
    SplittableRandom random = Seeded.random("joins_anyTwoRecords_isSymmetricAndMeansTheSameBlock");
    long[] records = records(400, .9, random);
    for (BlockingKey key : KEYS) {
      for (long a : records) {
        for (long b : records) {
          assertThat(key.joins(a, b)).isEqualTo(key.joins(b, a));
          if (key.joins(a, b)) {
            assertThat(key.blockOf(a)).isEqualTo(key.blockOf(b));
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, .1, .9, 1})
  void forEachPairBetween_anyDensity_agreesWithLookingAtEveryPair(double present) {
    SplittableRandom random = Seeded.random("forEachPairBetween_anyDensity_agrees");
    for (int size : new int[] {0, 1, 2, 40, 300}) {
      long[] records = records(size, present, random);
      for (int firstRight : new int[] {0, size / 3, size}) {
        for (BlockingKey key : KEYS) {
          List<AllPairs.Pair> expected = new ArrayList<>();
          for (int left = 0; left < firstRight; left++) {
            for (int right = firstRight; right < size; right++) {
              // Records of one block: a twisted key brings some together that it doesn't join.
              boolean both = key.admits(records[left]) && key.admits(records[right]);
              if (both && key.blockOf(records[left]) == key.blockOf(records[right])) {
                expected.add(new AllPairs.Pair(left, right, 0));
              }
            }
          }
          List<AllPairs.Pair> pairs = new ArrayList<>();
          BlockingIndex.of(records, key, new RowSorter())
              .forEachPairBetween(
                  firstRight,
                  batch -> {
                    for (int pair = 0; pair < batch.size(); pair++) {
                      pairs.add(new AllPairs.Pair(batch.left(pair), batch.right(pair), 0));
                    }
                  });
          assertThat(pairs).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
        }
      }
    }
  }

  @Test
  void key_withoutBits_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BlockingKey(SCHEMA, "nothing", 0))
        .withMessage("key nothing must compare at least one bit");
  }

  private static long[] records(int size, double present, SplittableRandom random) {
    long[] records = new long[size];
    for (int i = 0; i < size; i++) {
      for (Field field : SCHEMA.fields()) {
        if (random.nextDouble() < present) {
          records[i] |= field.place(random.nextLong(field.maxValue() + 1));
        }
      }
    }
    return records;
  }

  private static List<AllPairs.Pair> found(long[] records) {
    CandidatePairs candidates = new CandidatePairs(records, KEYS);
    List<AllPairs.Pair> pairs = new ArrayList<>();
    for (int key = 0; key < KEYS.size(); key++) {
      int place = key;
      candidates.forEachPair(
          key,
          candidates.index(key, new RowSorter()),
          batch -> {
            for (int pair = 0; pair < batch.size(); pair++) {
              pairs.add(new AllPairs.Pair(batch.left(pair), batch.right(pair), place));
            }
          });
    }
    pairs.sort(
        Comparator.comparingInt(AllPairs.Pair::first).thenComparingInt(AllPairs.Pair::second));
    return pairs;
  }

  /** The same keys in the words of the reference: what does not take part becomes missing. */
  private static List<AllPairs.Key> expectedKeys() {
    LongUnaryOperator swap =
        record -> SWAP.appliesTo(record) && SWAP.apply(record) != record ? SWAP.apply(record) : 0;
    return List.of(
        AllPairs.Key.plain(
            COLOUR.mask() | SIZE.mask() | SHAPE.mask(),
            List.of(COLOUR.mask(), SIZE.mask(), SHAPE.mask())),
        new AllPairs.Key(
            COLOUR.mask() | SIZE.mask() | WEIGHT.mask(),
            List.of(COLOUR.mask(), SIZE.mask(), WEIGHT.mask()),
            record -> WEIGHT.valueIn(record) == 5 ? 0 : swap.applyAsLong(record)),
        new AllPairs.Key(
            SIZE.mask() | WEIGHT.mask(),
            List.of(SIZE.mask(), WEIGHT.mask()),
            record ->
                SIZE.valueIn(record) == 1
                        || (SIZE.valueIn(record) == 2 && WEIGHT.valueIn(record) == 2)
                    ? 0
                    : record),
        AllPairs.Key.plain(WEIGHT.mask(), List.of(WEIGHT.mask())));
  }
}
