package uk.linkage;

import uk.linkage.attributor.AttributorLayout;
import uk.linkage.block.BlockingIndex;
import uk.linkage.block.BlockingKey;
import uk.linkage.sort.RowSorter;

/** Records that share a whole attributor. */
final class Attributors {

  private static final BlockingKey KEY =
      new BlockingKey(AttributorLayout.SCHEMA, "attributor", AttributorLayout.ATTRIBUTOR_MASK);

  private Attributors() {}

  /** The blocks of records with the same initials, date of birth and sex. */
  static BlockingIndex blocks(long[] records) {
    return BlockingIndex.of(records, KEY, new RowSorter());
  }

  /** How many attributors there are; a record without a whole one is counted by itself. */
  static long distinct(long[] records) {
    BlockingIndex blocks = blocks(records);
    return (long) records.length - blocks.recordsInBlocks() + blocks.blockCount();
  }
}
