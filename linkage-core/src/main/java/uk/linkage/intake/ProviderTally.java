package uk.linkage.intake;

import uk.linkage.attributor.AttributorLayout;
import uk.linkage.attributor.Defect;
import uk.linkage.screen.Exclusion;
import uk.linkage.screen.Screening;

/**
 * What was counted of one provider while its rows were read: how many took part, why others did
 * not, and how complete and how plausible their attributors are.
 */
@SuppressWarnings("EnumOrdinal") // an index within one run, never kept
public final class ProviderTally {

  /** The parts of an attributor that a tally speaks of. */
  public enum Part {
    /** The first initial. */
    FIRST_INITIAL("first_initial", AttributorLayout.FIRST_INITIAL.mask()),
    /** The last initial. */
    LAST_INITIAL("last_initial", AttributorLayout.LAST_INITIAL.mask()),
    /** The date of birth. */
    DOB("dob", AttributorLayout.BIRTH_DATE_MASK),
    /** The sex. */
    SEX("sex", AttributorLayout.SEX.mask()),
    /** The postcode, however deep. */
    POSTCODE("postcode", AttributorLayout.UNIT_MASK);

    private final String columnName;
    private final long mask;

    Part(String columnName, long mask) {
      this.columnName = columnName;
      this.mask = mask;
    }

    /**
     * Returns the canonical name of the column.
     *
     * @return the name in lower case
     */
    public String columnName() {
      return columnName;
    }
  }

  private static final Part[] ALL_PARTS = Part.values();
  private static final int PARTS = ALL_PARTS.length;
  private static final int DEFECTS = Defect.values().length;
  private static final int DAYS = 32;

  private final String provider;
  private final long[] excluded = new long[Exclusion.values().length];
  private final long[] present = new long[PARTS];
  // Made when they are needed: a block of a file may have thousands of providers.
  private long[] defects = {};
  private long[] birthsOnDay = {};
  private long[] firstInitials = {};
  private long[] lastInitials = {};
  private long rows;
  private long records;
  private long rejected;
  private long informationUnreadable;
  private long suspicious;
  private long sameInitials;
  private long fullPostcodes;
  private long whole;

  ProviderTally(String provider) {
    this.provider = provider;
  }

  void countRow() {
    rows++;
  }

  void countExcluded(Exclusion exclusion) {
    excluded[exclusion.ordinal()]++;
  }

  void countInformationUnreadable() {
    informationUnreadable++;
  }

  void countRejected() {
    rejected++;
  }

  void countDefect(Part part, Defect defect) {
    if (defects.length == 0) {
      defects = new long[PARTS * DEFECTS];
    }
    defects[part.ordinal() * DEFECTS + defect.ordinal()]++;
  }

  /** Counts a client that takes part. */
  void countRecord(long record) {
    if (records++ == 0) {
      birthsOnDay = new long[13 * DAYS];
      firstInitials = new long[27];
      lastInitials = new long[27];
    }
    boolean isWhole = true;
    for (Part part : ALL_PARTS) {
      boolean isPresent = (record & part.mask) != 0;
      present[part.ordinal()] += isPresent ? 1 : 0;
      isWhole &= isPresent || part == Part.POSTCODE;
    }
    whole += isWhole ? 1 : 0;
    int first = (int) AttributorLayout.FIRST_INITIAL.valueIn(record);
    int last = (int) AttributorLayout.LAST_INITIAL.valueIn(record);
    if (first != 0 && last != 0) {
      firstInitials[first]++;
      lastInitials[last]++;
      sameInitials += first == last ? 1 : 0;
    }
    int month = (int) AttributorLayout.BIRTH_MONTH.valueIn(record);
    int day = (int) AttributorLayout.BIRTH_DAY.valueIn(record);
    if (month != 0) {
      birthsOnDay[month * DAYS + day]++;
    }
    fullPostcodes += AttributorLayout.POSTCODE_UNIT.isPresentIn(record) ? 1 : 0;
    suspicious += Screening.isSuspicious(record) ? 1 : 0;
  }

  /** Adds what was counted of other rows of the provider, the records that take part excepted. */
  void addRows(ProviderTally other) {
    add(excluded, other.excluded);
    if (defects.length < other.defects.length) {
      defects = new long[other.defects.length];
    }
    add(defects, other.defects);
    rows += other.rows;
    rejected += other.rejected;
    informationUnreadable += other.informationUnreadable;
  }

  private static void add(long[] counts, long[] others) {
    for (int i = 0; i < others.length; i++) {
      counts[i] += others[i];
    }
  }

  /**
   * Returns the name of the provider.
   *
   * @return the name as the input has it
   */
  public String provider() {
    return provider;
  }

  /**
   * Returns how many rows were read.
   *
   * @return records, rejected and excluded together
   */
  public long rows() {
    return rows;
  }

  /**
   * Returns how many records take part.
   *
   * @return a number of records
   */
  public long records() {
    return records;
  }

  /**
   * Returns how many records were rejected for an impossible value.
   *
   * @return a number of records
   */
  public long rejected() {
    return rejected;
  }

  /**
   * Returns how many records were excluded for a reason.
   *
   * @param exclusion the reason
   * @return a number of records
   */
  public long excluded(Exclusion exclusion) {
    return excluded[exclusion.ordinal()];
  }

  /**
   * Returns how many of the records that were excluded as not informed have a date of contact or of
   * information that can't be read.
   *
   * @return a number of records
   */
  public long informationUnreadable() {
    return informationUnreadable;
  }

  /**
   * Returns how many of the records that take part have a value.
   *
   * @param part which one
   * @return a number of records
   */
  public long present(Part part) {
    return present[part.ordinal()];
  }

  /**
   * Returns how many of the records that take part have a whole attributor: both initials, a date
   * of birth and a sex.
   *
   * @return a number of records
   */
  public long whole() {
    return whole;
  }

  /**
   * Returns how many records, rejected ones included, had a defect.
   *
   * @param part where
   * @param defect which
   * @return a number of records
   */
  public long defect(Part part, Defect defect) {
    return defects.length == 0 ? 0 : defects[part.ordinal() * DEFECTS + defect.ordinal()];
  }

  /**
   * Returns how many records have the dummy's initials or its date of birth, but not both.
   *
   * @return a number of records
   */
  public long suspicious() {
    return suspicious;
  }

  /**
   * Returns how many postcodes are known to the unit.
   *
   * @return a number of records
   */
  public long fullPostcodes() {
    return fullPostcodes;
  }

  /**
   * Returns how many records have the same letter twice, as aliases such as A.A. and Z.Z. do.
   *
   * @return a number of records
   */
  public long sameInitials() {
    return sameInitials;
  }

  /**
   * Returns how many records would have the same letter twice if first and last initials had
   * nothing to do with each other.
   *
   * @return the sum over the alphabet of (records with that first initial) times (records with that
   *     last initial), divided by the records with both
   */
  public double sameInitialsExpected() {
    double sum = 0;
    long both = 0;
    for (int letter = 1; letter < firstInitials.length; letter++) {
      sum += (double) firstInitials[letter] * lastInitials[letter];
      both += firstInitials[letter];
    }
    return both == 0 ? 0 : sum / both;
  }

  /**
   * Returns how many records are born on a day of the year.
   *
   * @param month 1 to 12
   * @param day 1 to 31
   * @return a number of records
   */
  public long birthsOn(int month, int day) {
    return birthsOnDay.length == 0 ? 0 : birthsOnDay[month * DAYS + day];
  }
}
