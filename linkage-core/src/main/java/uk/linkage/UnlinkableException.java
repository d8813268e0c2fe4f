package uk.linkage;

import uk.linkage.intake.InputRefusedException;

/** No model can link these records; match keys can. */
final class UnlinkableException extends InputRefusedException {

  private static final long serialVersionUID = 1;

  /**
   * A refusal in words.
   *
   * @param message what stands in the way, and what to do
   */
  UnlinkableException(String message) {
    super(message);
  }
}
