package uk.linkage.benchmarks;

import uk.linkage.attributor.AttributorLayout;
import uk.linkage.block.BlockingKey;

/** What records of one block share: from few pairs to many. */
public enum BlockingMask {
  /** Initials, date of birth and sex: about one pair for every two records. */
  ATTRIBUTOR(AttributorLayout.ATTRIBUTOR_MASK),
  /** Date of birth: as many pairs a record as there are records for each day, by thousands. */
  BIRTH_DATE(AttributorLayout.BIRTH_DATE_MASK),
  /** Initials and year of birth: dense blocks. */
  INITIALS_AND_YEAR(AttributorLayout.INITIALS_MASK | AttributorLayout.BIRTH_YEAR.mask());

  final long bits;

  BlockingMask(long bits) {
    this.bits = bits;
  }

  BlockingKey key() {
    return new BlockingKey(AttributorLayout.SCHEMA, name(), bits);
  }
}
