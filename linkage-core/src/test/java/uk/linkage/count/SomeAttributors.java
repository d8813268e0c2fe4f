package uk.linkage.count;

import java.time.LocalDate;
import java.util.SplittableRandom;
import uk.linkage.attributor.AttributorLayout;

/** Packed records for tests: few initials and years, so that strangers often agree. */
final class SomeAttributors {

  private SomeAttributors() {}

  static long record(char first, char last, int year, int month, int day, int sex) {
    return AttributorLayout.packInitial(AttributorLayout.FIRST_INITIAL, first)
        | AttributorLayout.packInitial(AttributorLayout.LAST_INITIAL, last)
        | AttributorLayout.packBirthDate(year, month, day)
        | AttributorLayout.SEX.place(sex);
  }

  /** A stranger of some years on any day but 1 January, or with the shares on it or not whole. */
  static long any(
      int initials, int years, double january, double partial, SplittableRandom random) {
    int year = 1980 + random.nextInt(years);
    LocalDate day = LocalDate.ofYearDay(year, 1);
    if (random.nextDouble() >= january) {
      day = LocalDate.ofYearDay(year, 2 + random.nextInt(day.lengthOfYear() - 1));
    }
    long record =
        record(
            (char) ('A' + random.nextInt(initials)),
            (char) ('A' + random.nextInt(initials)),
            year,
            day.getMonthValue(),
            day.getDayOfMonth(),
            1 + random.nextInt(2));
    // Postcodes say nothing here and must not matter.
    record |= AttributorLayout.POSTCODE_AREA.place(random.nextInt(5));
    return random.nextDouble() < partial ? record & ~AttributorLayout.SEX.mask() : record;
  }

  static long[] many(int count, int initials, int years, double odd, SplittableRandom random) {
    long[] records = new long[count];
    for (int i = 0; i < count; i++) {
      records[i] = any(initials, years, odd, odd, random);
    }
    return records;
  }

  static boolean isWhole(long record) {
    return AttributorLayout.SEX.isPresentIn(record);
  }

  static boolean isOfJanuary(long record) {
    return AttributorLayout.BIRTH_MONTH.valueIn(record) == 1
        && AttributorLayout.BIRTH_DAY.valueIn(record) == 1;
  }

  static LocalDate birth(long record) {
    return LocalDate.of(
        (int) AttributorLayout.BIRTH_YEAR.valueIn(record) - 1 + 1785,
        (int) AttributorLayout.BIRTH_MONTH.valueIn(record),
        (int) AttributorLayout.BIRTH_DAY.valueIn(record));
  }

  static long initialsAndSex(long record) {
    return record & (AttributorLayout.INITIALS_MASK | AttributorLayout.SEX.mask());
  }
}
