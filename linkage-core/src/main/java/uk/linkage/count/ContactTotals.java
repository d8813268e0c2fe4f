package uk.linkage.count;

/**
 * How many persons are in contact with treatment: of IMS, of NDTMS, of both, of either.
 *
 * @param ims persons of IMS
 * @param ndtms persons of NDTMS
 * @param both persons of both
 */
public record ContactTotals(PersonCount ims, PersonCount ndtms, OverlapCount both) {

  /** Whom a number counts. */
  public enum Contact {
    /** Persons of IMS who are not in NDTMS. */
    IMS_ONLY("IMS only"),
    /** Persons of NDTMS who are not in IMS. */
    NDTMS_ONLY("NDTMS only"),
    /** Persons of both. */
    BOTH("both"),
    /** Persons in contact with any level of treatment. */
    ANY("any level");

    private final String label;

    Contact(String label) {
      this.label = label;
    }

    /**
     * Returns what it is called in outputs.
     *
     * @return a few words
     */
    public String label() {
      return label;
    }
  }

  /**
   * Returns how many different attributors there are.
   *
   * @param contact whom to count
   * @return a number of attributors
   */
  public long naive(Contact contact) {
    return combined(
        contact, ims.naive().counted(), ndtms.naive().counted(), both.naive().counted());
  }

  /**
   * Returns what the attributors stand for, if nobody was written in two ways.
   *
   * @param contact whom to count
   * @return persons
   */
  public Estimate naiveOpen(Contact contact) {
    return combined(contact, ims.naive().open(), ndtms.naive().open(), both.naive().open());
  }

  /**
   * Returns how many persons linking makes it.
   *
   * @param contact whom to count
   * @return a number of persons
   */
  public long linked(Contact contact) {
    return combined(
        contact, ims.linked().counted(), ndtms.linked().counted(), both.linked().counted());
  }

  /**
   * Returns what the linked persons stand for, by chance in linking alone.
   *
   * @param contact whom to count
   * @return persons
   */
  public Estimate linkedOpen(Contact contact) {
    return combined(contact, ims.linked().open(), ndtms.linked().open(), both.linked().open());
  }

  /**
   * Returns how many persons there are believed to be.
   *
   * @param contact whom to count
   * @return persons
   */
  public Estimate estimated(Contact contact) {
    return combined(contact, ims.estimated(), ndtms.estimated(), both.estimated());
  }

  private static long combined(Contact contact, long ims, long ndtms, long both) {
    return switch (contact) {
      case IMS_ONLY -> ims - both;
      case NDTMS_ONLY -> ndtms - both;
      case BOTH -> both;
      case ANY -> ims + ndtms - both;
    };
  }

  private static Estimate combined(Contact contact, Estimate ims, Estimate ndtms, Estimate both) {
    return switch (contact) {
      case IMS_ONLY -> ims.minus(both, "IMS - both");
      case NDTMS_ONLY -> ndtms.minus(both, "NDTMS - both");
      case BOTH -> both;
      case ANY -> ims.plus(ndtms, "IMS + NDTMS").minus(both, "IMS + NDTMS - both");
    };
  }
}
