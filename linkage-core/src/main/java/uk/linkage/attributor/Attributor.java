package uk.linkage.attributor;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A packed client in readable form, for the one output that may carry it and for tests.
 *
 * <p>It keeps its values to itself: {@link #toString} shows none of them.
 *
 * @param firstInitial A to Z, or null
 * @param lastInitial A to Z, or null
 * @param birthDate the date of birth, or null
 * @param sex {@link Sex#MALE}, {@link Sex#FEMALE} or 0
 * @param postcode the postcode as far as it is known, such as {@code L3 2}; empty if it is not
 */
public record Attributor(
    @Nullable Character firstInitial,
    @Nullable Character lastInitial,
    @Nullable LocalDate birthDate,
    int sex,
    String postcode) {

  /**
   * Unpacks a client.
   *
   * @param record a packed client
   * @param latestYear the latest year of birth; the year is the last one up to it that fits the
   *     layout's cycle of 255 years
   * @return the client in readable form
   */
  public static Attributor unpack(long record, int latestYear) {
    LocalDate date = null;
    if (AttributorLayout.BIRTH_YEAR.valueIn(record) != 0) {
      date =
          LocalDate.of(
              AttributorLayout.birthYear(record, latestYear),
              (int) AttributorLayout.BIRTH_MONTH.valueIn(record),
              (int) AttributorLayout.BIRTH_DAY.valueIn(record));
    }
    return new Attributor(
        letter(AttributorLayout.FIRST_INITIAL.valueIn(record)),
        letter(AttributorLayout.LAST_INITIAL.valueIn(record)),
        date,
        (int) AttributorLayout.SEX.valueIn(record),
        Postcode.text(record));
  }

  private static @Nullable Character letter(long code) {
    return code == 0 ? null : (char) ('A' + code - 1);
  }

  @Override
  public String toString() {
    return "Attributor[values withheld]";
  }
}
