package uk.linkage.block;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import uk.linkage.Seeded;
import uk.linkage.schema.Field;
import uk.linkage.schema.Schema;
import uk.linkage.schema.Twist;
import uk.linkage.sort.RowSorter;

/** Against the index of all blocks, which is its slow twin. */
class ChangedBlocksTest {

  private static final Field COLOUR = new Field("colour", 0, 5);
  private static final Field SIZE = new Field("size", 7, 6);
  private static final Field SHAPE = new Field("shape", 30, 9);
  private static final Schema SCHEMA = Schema.named("things").fields(COLOUR, SIZE, SHAPE).build();
  private static final long ALL = COLOUR.mask() | SIZE.mask() | SHAPE.mask();

  private static final List<BlockingKey> KEYS =
      List.of(
          new BlockingKey(SCHEMA, "all", ALL),
          new BlockingKey(SCHEMA, "shape", SHAPE.mask()),
          new BlockingKey(
              SCHEMA,
              "size",
              SIZE.mask(),
              null,
              List.of(new BlockingKey.Placeholder(SIZE.mask(), SIZE.place(1)))),
          new BlockingKey(SCHEMA, "swapped", ALL, new Twist("swap", COLOUR, SIZE), List.of()));

  private static long[] records(int size, int values, SplittableRandom random) {
    long[] records = new long[size];
    for (int i = 0; i < size; i++) {
      for (Field field : SCHEMA.fields()) {
        long most = Math.min(values, field.maxValue());
        records[i] |= random.nextInt(10) == 0 ? 0 : field.place(1 + random.nextLong(most));
      }
    }
    return records;
  }

  private static PairSink into(List<String> pairs, long[] records) {
    return batch -> {
      for (int pair = 0; pair < batch.size(); pair++) {
        assertThat(batch.leftRecords()[pair]).isEqualTo(records[batch.left(pair)]);
        assertThat(batch.rightRecords()[pair]).isEqualTo(records[batch.right(pair)]);
        pairs.add(batch.left(pair) + " " + batch.right(pair));
      }
    };
  }

  @Test
  void forEachPair_anyRecords_emitsWhatTheIndexOfAllEmits() {
    SplittableRandom random = Seeded.random("forEachPair_anyRecords_emitsWhatTheIndexOfAllEmits");
    int emitted = 0;
    for (int run = 0; run < 60; run++) {
      int size = random.nextInt(2, 400);
      long[] records = records(size, 1 + random.nextInt(60), random);
      int firstChanged = size - random.nextInt(size + 1);
      for (BlockingKey key : KEYS) {
        List<String> expected = new ArrayList<>();
        BlockingIndex.of(records, key, new RowSorter())
            .forEachPairWithLate(firstChanged, into(expected, records));
        List<String> found = new ArrayList<>();
        new ChangedBlocks(records, firstChanged, key).forEachPair(into(found, records));
        assertThat(found).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(expected);
        emitted += found.size();
      }
    }
    assertThat(emitted).isPositive();
  }

  @Test
  void forEachPair_oneBlock_emitsEachPairOnceInBatches() {
    long[] records = new long[600];
    Arrays.fill(records, COLOUR.place(1) | SIZE.place(3) | SHAPE.place(1));
    List<String> found = new ArrayList<>();
    new ChangedBlocks(records, 500, KEYS.get(0)).forEachPair(into(found, records));
    assertThat(found).doesNotHaveDuplicates().hasSize(500 * 100 + 100 * 99 / 2);
  }
}
