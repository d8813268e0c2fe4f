package uk.linkage.duckdb.activity;

import uk.linkage.attributor.Defect;

/** Why the day of a contact can't be used. */
public enum ContactDefect {
  /** There is none. */
  BLANK("blank; a contact needs its day"),
  /** It is no date. */
  UNREADABLE(Defect.DATE_UNREADABLE.reason()),
  /** The calendar doesn't have it. */
  IMPOSSIBLE(Defect.DATE_IMPOSSIBLE.reason()),
  /** It has yet to come. */
  IN_FUTURE("contact after the reference date (see --as-at)"),
  /** It is further back than any record of a service. */
  TOO_LONG_AGO("contact before 1900");

  private final String reason;

  ContactDefect(String reason) {
    this.reason = reason;
  }

  /**
   * Returns why, in words that hold no value.
   *
   * @return a phrase to be put after the name of a column
   */
  public String reason() {
    return reason;
  }
}
