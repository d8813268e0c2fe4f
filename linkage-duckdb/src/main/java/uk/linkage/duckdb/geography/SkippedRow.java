package uk.linkage.duckdb.geography;

/** Why a row of a postcode directory was not used. */
public enum SkippedRow {
  /** Its postcode is blank, or not a whole postcode, or a pseudo postcode. */
  NO_POSTCODE("no whole postcode"),
  /** Its authority is blank. */
  NO_AUTHORITY("authority blank"),
  /** Its authority is a code for "none", such as E99999999: no address, or outside the nation. */
  PSEUDO_AUTHORITY("pseudo code of an authority"),
  /** Its authority is something else than a code. */
  NO_CODE("authority not a code");

  private final String reason;

  SkippedRow(String reason) {
    this.reason = reason;
  }

  /**
   * Returns why, in words for a report.
   *
   * @return a phrase
   */
  public String reason() {
    return reason;
  }
}
