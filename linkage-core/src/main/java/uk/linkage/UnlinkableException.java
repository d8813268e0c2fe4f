package uk.linkage;

import uk.linkage.intake.InputRefusedException;

/** No model can link these records; match keys can. */
final class UnlinkableException extends InputRefusedException {

  private static final long serialVersionUID = 1;

  private final String reason;

  /**
   * A refusal in words.
   *
   * @param reason what stands in the way
   * @param advice what to do
   */
  UnlinkableException(String reason, String advice) {
    super(reason + "; " + advice);
    this.reason = reason;
  }

  /** What stands in the way, for who does something else by himself. */
  String reason() {
    return reason;
  }
}
