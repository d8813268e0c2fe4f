package uk.linkage.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.linkage.cli.options.Converters;
import uk.linkage.cli.options.When;

/** The command {@code linkage}, which does nothing itself. */
@Command(
    name = "linkage",
    versionProvider = Version.class,
    description = {
      "Finds the records that are about one person, by initials, date of birth, sex and postcode,"
          + " and counts the persons.",
      "",
      "Nothing leaves this machine. A record without consent takes no part in anything, and no"
          + " value of a person is ever shown or written, but by export-for-ndtms and, for the"
          + " individual whose it is, by store access and store export."
    },
    commandListHeading = "%nCommands:%n",
    footer = {
      "  linkage demo",
      "  linkage profile \"data/*.csv\"",
      "  linkage dedupe \"data/*.csv\" --out result",
      "  linkage help dedupe"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class LinkageCommand implements Callable<Integer> {

  private static final List<Class<?>> COMMANDS =
      List.of(
          DemoCommand.class,
          DedupeCommand.class,
          MatchCommand.class,
          CountCommand.class,
          JourneysCommand.class,
          ExplainCommand.class,
          ProfileCommand.class,
          ExportForNdtmsCommand.class,
          StoreCommand.class,
          SynthCommand.class,
          EvaluateCommand.class);

  @Spec private CommandSpec spec;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  @SuppressWarnings("UnusedVariable") // picocli shows the version
  private boolean versionRequested;

  private LinkageCommand() {}

  /**
   * Builds the command line, as {@link Main} runs it. If it begins with a command, that is the only
   * one: to read the options of all of them takes a tenth of a second.
   *
   * @param args what it is built for
   * @return the command line; tests give it other writers
   */
  public static CommandLine newCommandLine(String... args) {
    CommandLine commandLine = new CommandLine(new LinkageCommand());
    boolean isWhole = !addAsked(commandLine, COMMANDS, args, 0);
    if (isWhole) {
      commandLine.addSubcommand(new GenerateCompletion()).addSubcommand(HelpCommand.class);
    }
    CommandLine store = commandLine.getSubcommands().get("store");
    if (store != null) {
      addAsked(store, StoreCommand.COMMANDS, args, 1);
    }
    addHelp(commandLine);
    Converters.addTo(commandLine);
    Colour.choose(When.AUTO, commandLine);
    ErrorReporter errors = new ErrorReporter(System.getenv("LINKAGE_DEBUG") != null);
    commandLine
        .setParameterExceptionHandler(errors::wrongUsage)
        .setExecutionExceptionHandler(errors::failed)
        .setExecutionStrategy(errors::runCatchingErrors);
    return commandLine;
  }

  /** Adds the command that is asked for, or else all; returns whether one is asked for. */
  private static boolean addAsked(
      CommandLine to, List<Class<?>> commands, String[] args, int place) {
    for (Class<?> command : commands) {
      Command annotation = command.getAnnotation(Command.class);
      if (annotation != null && place < args.length && annotation.name().equals(args[place])) {
        to.addSubcommand(command);
        return true;
      }
    }
    commands.forEach(to::addSubcommand);
    return false;
  }

  private static void addHelp(CommandLine commandLine) {
    HelpOptions.addTo(commandLine);
    for (CommandLine subcommand : commandLine.getSubcommands().values()) {
      boolean isOurs = subcommand.getCommand().getClass().getName().startsWith("uk.linkage.");
      if (isOurs) {
        addHelp(subcommand);
      }
    }
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
