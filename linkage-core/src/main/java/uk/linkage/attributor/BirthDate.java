package uk.linkage.attributor;

import java.time.LocalDate;

/**
 * Reads dates of birth: a date of the declared formats that a client could be born on.
 *
 * @see DateFormats
 */
public final class BirthDate {

  /** The greatest age of a client in years, unless another is asked for. */
  public static final int GREATEST_AGE = 115;

  /** The greatest age by which no birth is too long ago. */
  public static final int ANY_AGE = Integer.MAX_VALUE;

  private final DateFormats formats;
  private final int latest;
  private final int earliest;

  /**
   * A reader of dates of birth.
   *
   * @param formats how dates are written
   * @param asAt the reference date; a birth after it is in the future
   * @param greatestAge a birth more than this number of years before the reference date is too long
   *     ago
   */
  public BirthDate(DateFormats formats, LocalDate asAt, int greatestAge) {
    this.formats = formats;
    this.latest = DateFormats.pack(asAt.getYear(), asAt.getMonthValue(), asAt.getDayOfMonth());
    this.earliest =
        greatestAge >= asAt.getYear()
            ? 0
            : DateFormats.pack(
                asAt.getYear() - greatestAge, asAt.getMonthValue(), asAt.getDayOfMonth());
  }

  /**
   * Reads a cell.
   *
   * @param bytes UTF-8
   * @param from where the cell begins
   * @param to where it ends
   * @return the bits of year, month and day at their place in the layout, 0 for a blank, or a
   *     {@link Defect}
   */
  public long parse(byte[] bytes, int from, int to) {
    int date = formats.parse(bytes, from, to);
    if (date <= 0) {
      return date;
    }
    if (date > latest) {
      return Defect.BIRTH_IN_FUTURE.code();
    }
    if (date < earliest) {
      return Defect.BIRTH_TOO_LONG_AGO.code();
    }
    return AttributorLayout.packBirthDate(
        DateFormats.year(date), DateFormats.month(date), DateFormats.day(date));
  }
}
