package uk.linkage.screen;

/** Why a record takes no part in anything. */
public enum Exclusion {
  /** Consent is No. */
  CONSENT_NO("consent is No"),
  /** Consent is blank or stated as unknown. */
  CONSENT_NOT_RECORDED("consent is blank or unknown"),
  /** Consent holds something that is neither Yes nor No. */
  CONSENT_NOT_UNDERSTOOD("consent is neither Yes nor No"),
  /**
   * Consent is Yes, but the client was in contact on or after 1 October 2021 and not informed of
   * the change of data controller by 1 November 2021: effective consent is No.
   */
  NOT_INFORMED("not informed by 2021-11-01"),
  /** A record of the Drug Related Death module. */
  DRUG_RELATED_DEATH("Drug Related Death module"),
  /** The dummy attributor, initials X X and date of birth 05/05/1955. */
  DUMMY_ATTRIBUTOR("dummy attributor");

  private final String reason;

  Exclusion(String reason) {
    this.reason = reason;
  }

  /**
   * Returns the reason in words, as outputs have it.
   *
   * @return a short phrase
   */
  public String reason() {
    return reason;
  }
}
