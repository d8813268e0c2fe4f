package uk.linkage.model;

/** The pairs can't tell matches from chance. The message says why, in words for the user. */
public final class ModelNotIdentifiableException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * A refusal.
   *
   * @param reason what stands in the way, to follow a colon
   */
  public ModelNotIdentifiableException(String reason) {
    super("these fields can't tell matches from chance: " + reason);
  }
}
