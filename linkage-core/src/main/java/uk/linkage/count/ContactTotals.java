package uk.linkage.count;

/**
 * How many persons are in contact with treatment: of IMS, of NDTMS, of both, of either.
 *
 * @param ims persons of IMS
 * @param ndtms persons of NDTMS
 * @param both persons of both
 */
public record ContactTotals(PersonCount ims, PersonCount ndtms, OverlapCount both) {

  /**
   * The totals of one file, of which everybody is counted as of IMS only.
   *
   * @param persons the persons of the file
   * @return totals without anybody in NDTMS
   */
  public static ContactTotals of(PersonCount persons) {
    return new ContactTotals(persons, PersonCount.NOBODY, OverlapCount.NOBODY);
  }

  /** Whom a number counts. */
  public enum Group {
    /** Persons of IMS who are not in NDTMS. */
    IMS_ONLY("IMS only"),
    /** Persons of NDTMS who are not in IMS. */
    NDTMS_ONLY("NDTMS only"),
    /** Persons of both. */
    BOTH("both"),
    /** Persons in contact with any level of treatment. */
    ANY("any level");

    private final String label;

    Group(String label) {
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
   * @param group whom to count
   * @return a number of attributors
   */
  public long naive(Group group) {
    return combined(group, ims.naive().counted(), ndtms.naive().counted(), both.naive().counted());
  }

  /**
   * Returns what the attributors stand for, if nobody was written in two ways.
   *
   * @param group whom to count
   * @return persons
   */
  public Estimate naiveOpen(Group group) {
    return combined(group, ims.naive().open(), ndtms.naive().open(), both.naive().open());
  }

  /**
   * Returns how many persons linking makes it.
   *
   * @param group whom to count
   * @return a number of persons
   */
  public long linked(Group group) {
    return combined(
        group, ims.linked().counted(), ndtms.linked().counted(), both.linked().counted());
  }

  /**
   * Returns what the linked persons stand for, by chance in linking alone.
   *
   * @param group whom to count
   * @return persons
   */
  public Estimate linkedOpen(Group group) {
    return combined(group, ims.linked().open(), ndtms.linked().open(), both.linked().open());
  }

  /**
   * Returns how many persons there are believed to be.
   *
   * @param group whom to count
   * @return persons
   */
  public Estimate estimated(Group group) {
    return combined(group, ims.estimated(), ndtms.estimated(), both.estimated());
  }

  /**
   * Returns how many of the linked are expected to be joined to a stranger.
   *
   * @param group whom to count
   * @return persons
   */
  public double expectedChance(Group group) {
    double within = ims.expectedChance() + ndtms.expectedChance();
    return switch (group) {
      case IMS_ONLY -> ims.expectedChance() + both.expectedChance();
      case NDTMS_ONLY -> ndtms.expectedChance() + both.expectedChance();
      case BOTH -> both.expectedChance();
      case ANY -> within + both.expectedChance();
    };
  }

  /**
   * Returns how many links are expected to be missing.
   *
   * @param group whom to count
   * @return persons
   */
  public double expectedMissed(Group group) {
    double within = ims.expectedMissed() + ndtms.expectedMissed();
    return switch (group) {
      case IMS_ONLY -> ims.expectedMissed() + both.expectedMissed();
      case NDTMS_ONLY -> ndtms.expectedMissed() + both.expectedMissed();
      case BOTH -> both.expectedMissed();
      case ANY -> within + both.expectedMissed();
    };
  }

  private static long combined(Group group, long ims, long ndtms, long both) {
    return switch (group) {
      case IMS_ONLY -> ims - both;
      case NDTMS_ONLY -> ndtms - both;
      case BOTH -> both;
      case ANY -> ims + ndtms - both;
    };
  }

  private Estimate combined(Group group, Estimate ofIms, Estimate ofNdtms, Estimate ofBoth) {
    return switch (group) {
      case IMS_ONLY -> ofIms.minus(ofBoth, "IMS - both");
      case NDTMS_ONLY -> ofNdtms.minus(ofBoth, "NDTMS - both");
      case BOTH -> ofBoth;
      // Of one system there is nothing to add or take away, and its own formula is the formula.
      case ANY ->
          ndtms.equals(PersonCount.NOBODY)
              ? ofIms
              : ofIms.plus(ofNdtms, "IMS + NDTMS").minus(ofBoth, "IMS + NDTMS - both");
    };
  }
}
