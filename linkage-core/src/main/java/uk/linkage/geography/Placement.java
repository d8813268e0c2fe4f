package uk.linkage.geography;

/** How a record was placed, or why it was not. */
public enum Placement {
  /** Its postcode is in the directory. */
  UNIT("by postcode"),
  /** Its postcode is not in the directory; others of its sector are. */
  SECTOR_OF_UNKNOWN_UNIT("by sector: the postcode is not in the directory"),
  /** It has no more than a sector. */
  SECTOR("by sector: no more is known"),
  /** It has no postcode; pseudo postcodes are none. */
  NO_POSTCODE("no postcode"),
  /** It has no more than a district or an area. */
  NO_SECTOR("less than a sector is known"),
  /** No postcode of its sector is in the directory. */
  NOT_FOUND("sector not in the directory"),
  /** Its sector lies in several authorities, and none has enough of it. */
  AMBIGUOUS("sector in several authorities");

  private final String reason;

  Placement(String reason) {
    this.reason = reason;
  }

  /**
   * Returns how, in words for a report.
   *
   * @return a phrase
   */
  public String reason() {
    return reason;
  }

  /**
   * Tells whether a record that was placed in this way has an authority.
   *
   * @return whether it has
   */
  public boolean isPlaced() {
    return this == UNIT || this == SECTOR_OF_UNKNOWN_UNIT || this == SECTOR;
  }
}
