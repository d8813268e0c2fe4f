package uk.linkage.attributor;

/**
 * Why a value could not be used.
 *
 * <p>A reader of values answers with a number: the value's bits if it is not negative, and {@link
 * #code()} of a defect if it is. A value that is only {@linkplain Kind#MISSING missing} leaves its
 * field empty and its record in; one that is {@linkplain Kind#INVALID impossible} takes the record
 * out, because a record known to be wrong must not find partners.
 */
@SuppressWarnings("EnumOrdinal") // an index within one run, never kept
public enum Defect {
  /** The cell holds no letter of the Latin alphabet. */
  NO_INITIAL(Kind.MISSING, "no letter in it"),
  /** A date that fits none of the shapes and none of the declared formats. */
  DATE_UNREADABLE(
      Kind.MISSING,
      "not a date as yyyy-MM-dd, dd/MM/yyyy, yyyyMMdd or a declared format (see --date-format)"),
  /** A day that the calendar does not have. */
  DATE_IMPOSSIBLE(Kind.INVALID, "no such day in the calendar"),
  /** A birth after the reference date. */
  BIRTH_IN_FUTURE(Kind.INVALID, "birth after the reference date (see --as-at)"),
  /** A birth longer ago than the greatest age. */
  BIRTH_TOO_LONG_AGO(Kind.INVALID, "birth longer ago than the greatest age (see --max-age)"),
  /** Sex given as not known or not specified. */
  SEX_NOT_KNOWN(Kind.MISSING, "stated as not known"),
  /** Sex in words that are not understood. */
  SEX_UNREADABLE(Kind.MISSING, "not M, F, 1, 2, 0, 9 or a word for them"),
  /** A pseudo postcode ZZ99: no fixed abode, not known, abroad. */
  POSTCODE_PSEUDO(Kind.MISSING, "pseudo postcode ZZ99"),
  /** Something that is not of the form of a postcode. */
  POSTCODE_UNREADABLE(Kind.MISSING, "not a UK postcode, sector or district"),
  /** The form of a postcode, in an area that does not exist. */
  POSTCODE_AREA_UNKNOWN(Kind.MISSING, "no such postcode area"),
  /** A record without an id cannot be named in any output. */
  RECORD_ID_BLANK(Kind.INVALID, "blank; every record needs an id");

  /** What becomes of a record with the defect. */
  public enum Kind {
    /** The field is empty; the record takes part. */
    MISSING,
    /** The record is rejected. */
    INVALID
  }

  private static final Defect[] VALUES = values();

  private final Kind kind;
  private final String reason;

  Defect(Kind kind, String reason) {
    this.kind = kind;
    this.reason = reason;
  }

  /**
   * Returns what becomes of a record with this defect.
   *
   * @return the kind
   */
  public Kind kind() {
    return kind;
  }

  /**
   * Returns the reason in words; it never holds a value.
   *
   * @return a phrase to be put after the name of a column
   */
  public String reason() {
    return reason;
  }

  /**
   * Returns the number by which a reader of values answers with this defect.
   *
   * @return a negative number
   */
  public int code() {
    return -1 - ordinal();
  }

  /**
   * Returns the defect behind an answer.
   *
   * @param code a negative answer of a reader of values
   * @return the defect
   */
  public static Defect ofCode(int code) {
    return VALUES[-1 - code];
  }
}
