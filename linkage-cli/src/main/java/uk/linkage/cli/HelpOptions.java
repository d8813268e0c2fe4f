package uk.linkage.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What every command has: help, and the exit codes at its end. */
@Command(
    sortOptions = false,
    usageHelpAutoWidth = false,
    usageHelpWidth = 88,
    synopsisHeading = "Usage: ",
    descriptionHeading = "%n",
    parameterListHeading = "%nInput:%n",
    optionListHeading = "%nOptions:%n",
    footerHeading = "%nExamples:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "" + ExitCode.DONE + ":done",
      "" + ExitCode.FAULT + ":a fault of linkage",
      "" + ExitCode.USAGE + ":wrong usage",
      "" + ExitCode.REFUSED + ":the input was refused, or there is no room for it",
      "" + ExitCode.PRIVACY + ":refused for privacy"
    })
final class HelpOptions {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli shows the help
  private boolean helpRequested;

  /** Gives a command all this. */
  static void addTo(CommandLine commandLine) {
    commandLine.addMixin("help", new HelpOptions());
  }
}
