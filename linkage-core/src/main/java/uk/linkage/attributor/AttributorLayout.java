package uk.linkage.attributor;

import uk.linkage.schema.Comparison;
import uk.linkage.schema.Field;
import uk.linkage.schema.Level;
import uk.linkage.schema.Schema;
import uk.linkage.schema.Twist;

/**
 * The bits of a packed client: 61 of 64, every field zero when the value is missing.
 *
 * <pre>
 *  63 61 60   56 55   51 50    43 42   39 38  34 33 32 31    25 24     13 12    9 8      0
 * +-----+-------+-------+--------+-------+------+-----+--------+---------+-------+--------+
 * |  0  | first | last  | birth  | birth | birth| sex | post-  | post-   | post- | post-  |
 * |     | init. | init. | year   | month | day  |     | code   | code    | code  | code   |
 * |     |       |       |        |       |      |     | area   | district| sector| unit   |
 * |  3  |   5   |   5   |   8    |   4   |  5   |  2  |   7    | 7 + 5   |   4   |   9    |
 * +-----+-------+-------+--------+-------+------+-----+--------+---------+-------+--------+
 * </pre>
 *
 * <ul>
 *   <li>initials: A = 1 to Z = 26
 *   <li>birth year: the year modulo 255, plus 1. Two births 255 years apart are not told apart; the
 *       check of the greatest age rules that out for the living
 *   <li>birth month 1 to 12, birth day 1 to 31: a birth date is present whole or not at all
 *   <li>sex: 1 male, 2 female
 *   <li>postcode area: its place in {@link PostcodeArea}; district: its number plus 1 in seven
 *       bits, then its letter (A = 1, none = 0) in five; sector: its digit plus 1; unit: 1 to 400
 * </ul>
 *
 * <p>The attributor is the contiguous upper part, and the postcode's four levels are nested masks,
 * each a prefix of the next: so most blocking keys are one shift and one mask.
 */
public final class AttributorLayout {

  /** First initial. */
  public static final Field FIRST_INITIAL = new Field("first_initial", 56, 5);

  /** Last initial. */
  public static final Field LAST_INITIAL = new Field("last_initial", 51, 5);

  /** Year of birth, modulo 255, plus 1. */
  public static final Field BIRTH_YEAR = new Field("birth_year", 43, 8);

  /** Month of birth. */
  public static final Field BIRTH_MONTH = new Field("birth_month", 39, 4);

  /** Day of birth in its month. */
  public static final Field BIRTH_DAY = new Field("birth_day", 34, 5);

  /** Sex: 1 male, 2 female. */
  public static final Field SEX = new Field("sex", 32, 2);

  /** Postcode area, such as L. */
  public static final Field POSTCODE_AREA = new Field("postcode_area", 25, 7);

  /** Postcode district without its area, such as the 3 of L3. */
  public static final Field POSTCODE_DISTRICT = new Field("postcode_district", 13, 12);

  /** Postcode sector without its district, such as the 2 of L3 2. */
  public static final Field POSTCODE_SECTOR = new Field("postcode_sector", 9, 4);

  /** Postcode unit without its sector, such as the ET of L3 2ET. */
  public static final Field POSTCODE_UNIT = new Field("postcode_unit", 0, 9);

  /** Both initials. */
  public static final long INITIALS_MASK = FIRST_INITIAL.mask() | LAST_INITIAL.mask();

  /** Day, month and year of birth. */
  public static final long BIRTH_DATE_MASK =
      BIRTH_YEAR.mask() | BIRTH_MONTH.mask() | BIRTH_DAY.mask();

  /** Initials, date of birth and sex. */
  public static final long ATTRIBUTOR_MASK = INITIALS_MASK | BIRTH_DATE_MASK | SEX.mask();

  /** The postcode as far as its district. */
  public static final long DISTRICT_MASK = POSTCODE_AREA.mask() | POSTCODE_DISTRICT.mask();

  /** The postcode as far as its sector. */
  public static final long SECTOR_MASK = DISTRICT_MASK | POSTCODE_SECTOR.mask();

  /** The whole postcode. */
  public static final long UNIT_MASK = SECTOR_MASK | POSTCODE_UNIT.mask();

  /** Initials written the wrong way round. */
  public static final Twist SWAPPED_INITIALS =
      new Twist("initials swapped", FIRST_INITIAL, LAST_INITIAL);

  /** Day and month of birth written the wrong way round. */
  public static final Twist SWAPPED_DAY_AND_MONTH =
      new Twist("day and month swapped", BIRTH_DAY, BIRTH_MONTH);

  /** Fields and comparisons of two clients. */
  public static final Schema SCHEMA =
      Schema.named("attributor")
          .fields(
              FIRST_INITIAL,
              LAST_INITIAL,
              BIRTH_YEAR,
              BIRTH_MONTH,
              BIRTH_DAY,
              SEX,
              POSTCODE_AREA,
              POSTCODE_DISTRICT,
              POSTCODE_SECTOR,
              POSTCODE_UNIT)
          .comparison(
              "initials",
              new Level("both", INITIALS_MASK),
              new Level("swapped", INITIALS_MASK, SWAPPED_INITIALS),
              new Level("first only", FIRST_INITIAL.mask()),
              new Level("last only", LAST_INITIAL.mask()))
          .comparison(
              "dob",
              new Level("exact", BIRTH_DATE_MASK),
              new Level("day and month swapped", BIRTH_DATE_MASK, SWAPPED_DAY_AND_MONTH),
              new Level("month and year", BIRTH_MONTH.mask() | BIRTH_YEAR.mask()),
              new Level("day and year", BIRTH_DAY.mask() | BIRTH_YEAR.mask()),
              new Level("day and month", BIRTH_DAY.mask() | BIRTH_MONTH.mask()),
              new Level("year only", BIRTH_YEAR.mask()),
              new Level("month only", BIRTH_MONTH.mask()),
              new Level("day only", BIRTH_DAY.mask()))
          .comparison("sex", new Level("same", SEX.mask()))
          .comparison(
              "postcode",
              new Level("unit", UNIT_MASK),
              new Level("sector", SECTOR_MASK),
              new Level("district", DISTRICT_MASK),
              new Level("area", POSTCODE_AREA.mask()))
          .stratum("initials, sex and year of birth", FIRST_INITIAL, LAST_INITIAL, SEX, BIRTH_YEAR)
          .stratum("day and month of birth", BIRTH_DAY, BIRTH_MONTH)
          .stratum("postcode", POSTCODE_AREA, POSTCODE_DISTRICT, POSTCODE_SECTOR, POSTCODE_UNIT)
          .seldom("dob", "month only", "day only", Comparison.NONE)
          .conflict("dob", "sex")
          .conflict("initials", "dob")
          .identity(FIRST_INITIAL, LAST_INITIAL, BIRTH_YEAR, BIRTH_MONTH, BIRTH_DAY, SEX)
          .build();

  static final int YEAR_CYCLE = 255;

  private AttributorLayout() {}

  /**
   * Packs a date of birth.
   *
   * @param year any year of the Gregorian calendar
   * @param month 1 to 12
   * @param day 1 to 31
   * @return a record that is zero but for the date
   */
  public static long packBirthDate(int year, int month, int day) {
    assert month >= 1 && month <= 12 && day >= 1 && day <= 31;
    return (Math.floorMod(year, YEAR_CYCLE) + 1L) << BIRTH_YEAR.shift()
        | (long) month << BIRTH_MONTH.shift()
        | (long) day << BIRTH_DAY.shift();
  }

  /**
   * Unpacks the year of birth of a client that has one.
   *
   * @param record a packed client with a date of birth
   * @param latestYear the latest year of birth, which settles the cycle of 255 years
   * @return the last year up to it that fits the layout's cycle
   */
  public static int birthYear(long record, int latestYear) {
    int year = (int) BIRTH_YEAR.valueIn(record) - 1;
    return latestYear - Math.floorMod(latestYear - year, YEAR_CYCLE);
  }

  /**
   * Packs an initial as the first or the last one.
   *
   * @param field {@link #FIRST_INITIAL} or {@link #LAST_INITIAL}
   * @param letter A to Z
   * @return a record that is zero but for the initial
   */
  public static long packInitial(Field field, char letter) {
    return field.place(letter - 'A' + 1);
  }
}
