package uk.linkage.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import uk.linkage.cli.options.When;
import uk.linkage.cli.options.WhenChoice;

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

  private static final String NAME = "help";

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli shows the help
  private boolean helpRequested;

  @Option(
      names = {"--colour", "--color"},
      paramLabel = "WHEN",
      converter = WhenChoice.class,
      completionCandidates = WhenChoice.class,
      description = "Print in bold and colour: auto, always or never (default: auto).")
  private @Nullable When colour;

  /** Makes the choice of colour, if the command line has one. */
  static void chooseColour(ParseResult parsed) {
    CommandSpec spec = parsed.commandSpec();
    CommandSpec mixin = spec.mixins().get(NAME);
    if (mixin != null
        && mixin.userObject() instanceof HelpOptions options
        && options.colour != null) {
      Colour.choose(options.colour, spec.root().commandLine());
    }
    if (parsed.hasSubcommand()) {
      chooseColour(parsed.subcommand());
    }
  }

  /** Gives a command all this. */
  static void addTo(CommandLine commandLine) {
    commandLine.addMixin(NAME, new HelpOptions());
  }
}
