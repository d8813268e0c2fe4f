package uk.linkage;

import java.util.List;
import uk.linkage.attributor.AttributorLayout;
import uk.linkage.block.BlockingIndex;
import uk.linkage.block.BlockingKey;
import uk.linkage.schema.Field;
import uk.linkage.schema.FieldFlags;
import uk.linkage.sort.DistinctWords;
import uk.linkage.sort.RowSorter;

/** Records that share a whole attributor. */
final class Attributors {

  private static final BlockingKey KEY =
      new BlockingKey(AttributorLayout.SCHEMA, "attributor", AttributorLayout.ATTRIBUTOR_MASK);

  private static final List<Field> FIELDS =
      AttributorLayout.SCHEMA.fields().stream()
          .filter(field -> (field.mask() & AttributorLayout.ATTRIBUTOR_MASK) != 0)
          .toList();

  private Attributors() {}

  /** The blocks of records with the same initials, date of birth and sex. */
  static BlockingIndex blocks(long[] records) {
    return BlockingIndex.of(records, KEY, new RowSorter());
  }

  /** How many attributors there are; a record without a whole one is counted by itself. */
  static long distinct(long[] records) {
    FieldFlags flags = new FieldFlags(FIELDS);
    long[] whole = new long[records.length];
    long partial = 0;
    for (int i = 0; i < records.length; i++) {
      boolean isWhole = flags.nonZero(records[i]) == flags.highest();
      whole[i] = isWhole ? records[i] : 0;
      partial += isWhole ? 0 : 1;
    }
    return partial + DistinctWords.of(whole, AttributorLayout.ATTRIBUTOR_MASK).length;
  }
}
