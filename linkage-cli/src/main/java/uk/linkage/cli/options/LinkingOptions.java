package uk.linkage.cli.options;

import picocli.CommandLine.Option;

/** Whether persons are brought up to date by the command that changes records. */
public final class LinkingOptions {

  @Option(
      names = "--no-link",
      description = "Leave it to the next 'store link' to bring persons up to date.")
  private boolean noLink;

  /** For picocli. */
  public LinkingOptions() {}

  /**
   * Tells whether persons are brought up to date.
   *
   * @return whether they are
   */
  public boolean links() {
    return !noLink;
  }
}
