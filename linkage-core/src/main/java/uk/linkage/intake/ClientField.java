package uk.linkage.intake;

/** The columns that are read, by their canonical names. */
public enum ClientField {
  /** The id of the record, unique within its provider. */
  RECORD_ID,
  /** Who holds the record. */
  PROVIDER,
  /** The first initial. */
  FIRST_INITIAL,
  /** The last initial. */
  LAST_INITIAL,
  /** Both initials in one column, instead of the two above. */
  INITIALS,
  /** The date of birth. */
  DOB,
  /** The sex. */
  SEX,
  /** The postcode. */
  POSTCODE,
  /** Consent, Yes or No. */
  CONSENT,
  /** When the client was informed of the change of 2021. */
  INFORMED_DATE,
  /** The first contact. */
  FIRST_CONTACT,
  /** The last contact. */
  LAST_CONTACT,
  /** The module that the record belongs to. */
  MODULE;

  private final String columnName = name().toLowerCase(java.util.Locale.ROOT);

  /**
   * Returns the canonical name, such as {@code record_id}.
   *
   * @return the name in lower case
   */
  public String columnName() {
    return columnName;
  }
}
