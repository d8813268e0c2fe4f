package uk.linkage.intake;

/**
 * The input may not be worked on: no consent column, or a column that is more than the minimum. The
 * message says what to do.
 */
public class PrivacyRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A refusal in words.
   *
   * @param message what must hold, what was found, and what to do
   */
  public PrivacyRefusedException(String message) {
    super(message);
  }
}
