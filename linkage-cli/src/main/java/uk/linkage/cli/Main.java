package uk.linkage.cli;

/** Starts the command line. */
public final class Main {

  private Main() {}

  /**
   * Runs a command and ends with its {@link ExitCode}.
   *
   * @param args the command and its options
   */
  @SuppressForbidden("the command has returned and closed its files; this hands over its exit code")
  public static void main(String[] args) {
    System.exit(LinkageCommand.newCommandLine().execute(args));
  }
}
