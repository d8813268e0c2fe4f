package uk.linkage.cli;

/** How a command ends. Scripts may rely on these numbers. */
public final class ExitCode {

  /** The work is done. */
  public static final int DONE = 0;

  /** A fault of linkage. */
  public static final int FAULT = 1;

  /** An unknown command or option, or a value that an option doesn't take. */
  public static final int USAGE = 2;

  /**
   * The input was refused, or the machine has no room for it. The message says what must hold, what
   * was found, where, and what to do.
   */
  public static final int REFUSED = 3;

  /** Refused for privacy: no consent column, say, or a column that is more than the minimum. */
  public static final int PRIVACY = 4;

  private ExitCode() {}
}
