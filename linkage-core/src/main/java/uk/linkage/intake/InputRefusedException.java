package uk.linkage.intake;

/**
 * The input can't be worked on. The message says what must hold, what was found, where, and what to
 * do, and never holds a value of a person.
 */
public class InputRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A refusal in words.
   *
   * @param message what must hold, what was found, where, and what to do
   */
  public InputRefusedException(String message) {
    super(message);
  }

  /**
   * A refusal with the fault behind it, which is never shown to the user: it may hold values.
   *
   * @param message what must hold, what was found, where, and what to do
   * @param cause the fault behind it
   */
  public InputRefusedException(String message, Throwable cause) {
    super(message, cause);
  }
}
