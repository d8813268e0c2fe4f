package uk.linkage.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;
import uk.linkage.cli.report.Printable;
import uk.linkage.intake.InputRefusedException;
import uk.linkage.intake.PrivacyRefusedException;
import uk.linkage.match.TooManyPairsException;

/**
 * Says what went wrong, in a line that begins with {@code linkage:}, and chooses the exit code.
 *
 * <p>The message of an exception that is not ours is never shown: a database quotes the cell it
 * could not read. What is shown of a fault is where in the code it arose.
 */
final class ErrorReporter {

  private final boolean showsStack;

  ErrorReporter(boolean showsStack) {
    this.showsStack = showsStack;
  }

  /** Runs the command. Errors of the machine are turned into words as exceptions are. */
  int runCatchingErrors(ParseResult parsed) {
    try {
      HelpOptions.chooseColour(parsed);
      return new RunLast().execute(parsed);
    } catch (OutOfMemoryError | StackOverflowError | LinkageError e) {
      return report(e, innermost(parsed));
    }
  }

  int wrongUsage(ParameterException e, String[] args) {
    CommandLine commandLine = e.getCommandLine();
    CommandLine late = commandAfterOptions(commandLine.getCommandSpec().root().commandLine(), args);
    if (late != null) {
      commandLine = late;
    }
    String message =
        late == null
            ? usageMessage(e)
            : "options come after the command, as in 'linkage "
                + late.getCommandName()
                + " "
                + args[0]
                + "', and '"
                + args[0]
                + "' came before it";
    String help = " '" + commandLine.getCommandSpec().qualifiedName() + " --help'";
    say(commandLine, message + (message.endsWith("?") ? " See" : "; see") + help);
    return ExitCode.USAGE;
  }

  /** The command that an option of its own was put before; null if that is not so. */
  private static @Nullable CommandLine commandAfterOptions(CommandLine root, String[] args) {
    boolean isOptionFirst =
        args.length > 0
            && args[0].startsWith("-")
            && root.getCommandSpec().findOption(args[0]) == null;
    return isOptionFirst
        ? Arrays.stream(args)
            .filter(root.getSubcommands()::containsKey)
            .findFirst()
            .map(root.getSubcommands()::get)
            .orElse(null)
        : null;
  }

  private static String usageMessage(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      return unknown(unmatched, List.of());
    }
    String message = String.valueOf(e.getMessage());
    message = Character.toLowerCase(message.charAt(0)) + message.substring(1);
    if (e instanceof MissingParameterException missing) {
      // What is missing may be there under a name that isn't known, which is checked later.
      for (CommandLine at = e.getCommandLine(); at != null; at = at.getParent()) {
        List<String> unmatched = at.getUnmatchedArguments();
        if (unmatched.contains("help")) {
          String asked = e.getCommandLine().getCommandSpec().qualifiedName();
          return "there is no command 'help' here: did you mean '"
              + asked.replaceFirst(" ", " help ")
              + "'?";
        }
        if (!unmatched.isEmpty()) {
          return message
              + ", and "
              + unknown(new UnmatchedArgumentException(at, unmatched), missing.getMissing());
        }
      }
    }
    return message;
  }

  private static String unknown(UnmatchedArgumentException e, List<ArgSpec> missing) {
    String word = e.getUnmatched().get(0);
    boolean isCommand = !word.startsWith("-") && !e.getCommandLine().getSubcommands().isEmpty();
    if (!isCommand && !word.startsWith("-")) {
      // It may be the rest of somebody's name or date that was typed without quotation marks.
      return "a word is too many here, which belongs to no option: put values with blanks into"
          + " quotation marks";
    }
    return "there is no "
        + (isCommand ? "command" : "option")
        + " '"
        + word
        + "' here"
        + didYouMean(e, word, missing);
  }

  private static String didYouMean(
      UnmatchedArgumentException e, String word, List<ArgSpec> missing) {
    // Two letters in the wrong order are far apart for picocli, which compares pairs of letters.
    List<String> suggestions =
        Stream.concat(
                missing.stream()
                    .filter(ArgSpec::isOption)
                    .map(option -> ((OptionSpec) option).longestName())
                    .filter(name -> Arrays.equals(letters(name), letters(word))),
                e.getSuggestions().stream())
            .distinct()
            .toList();
    return suggestions.isEmpty()
        ? ""
        : suggestions.stream()
            .limit(3)
            .map(suggestion -> "'" + suggestion + "'")
            .collect(Collectors.joining(" or ", ": did you mean ", "?"));
  }

  private static int[] letters(String name) {
    return name.chars().sorted().toArray();
  }

  /** What was printed did not arrive. */
  static int outputLost(IOException e, CommandLine commandLine) {
    say(
        commandLine,
        "the result could not be written to the standard output ("
            + e.getMessage()
            + "); make room, or send it elsewhere");
    return ExitCode.REFUSED;
  }

  int failed(Exception e, CommandLine commandLine, ParseResult parsed) {
    return report(e, commandLine);
  }

  private int report(Throwable failure, CommandLine commandLine) {
    if (showsStack) {
      failure.printStackTrace(commandLine.getErr());
    }
    for (Throwable e = failure; e != null; e = e.getCause()) {
      String refusal = refusal(e);
      if (refusal != null) {
        say(commandLine, refusal);
        return e instanceof PrivacyRefusedException ? ExitCode.PRIVACY : ExitCode.REFUSED;
      }
    }
    say(commandLine, fault(failure));
    return ExitCode.FAULT;
  }

  /** What to say of something that is no fault of ours; null if it is one. */
  private static @Nullable String refusal(Throwable e) {
    if (e instanceof InputRefusedException
        || e instanceof PrivacyRefusedException
        || e instanceof TooManyPairsException) {
      return String.valueOf(e.getMessage());
    }
    if (e instanceof OutOfMemoryError) {
      return String.format(
          Locale.ROOT,
          "the run must fit into memory, and %.1f GB were not enough; allow more"
              + " (LINKAGE_JAVA_OPTS=-Xmx8g), use fewer threads (--threads 1) or give fewer rows",
          Runtime.getRuntime().maxMemory() / 1e9);
    }
    if (e instanceof FileSystemException file) {
      return "'" + file.getFile() + "' " + fileTrouble(file);
    }
    if (e instanceof UncheckedIOException && e.getCause() instanceof FileSystemException) {
      return null; // the cause says it better
    }
    return e instanceof IOException && isDiskFull(e)
        ? "the result must fit on the disk, and it is full; make room and run again"
        : null;
  }

  private static String fileTrouble(FileSystemException e) {
    if (e instanceof NoSuchFileException) {
      return "must exist, and there is no such file; check the path";
    }
    if (e instanceof AccessDeniedException) {
      return "must be yours to read or write, and access was denied; close it in other programs,"
          + " or choose another folder";
    }
    if (isDiskFull(e)) {
      return "must fit on the disk, and it is full; make room and run again";
    }
    String reason = e.getReason();
    return "could not be read or written"
        + (reason == null ? "" : " (" + reason + ")")
        + "; close it in other programs, or choose another folder";
  }

  private static boolean isDiskFull(Throwable e) {
    String message = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("no space left") || message.contains("not enough space");
  }

  private static String fault(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return "this is a fault of linkage and not of your input: "
        + root.getClass().getSimpleName()
        + where(root)
        + "; please report this line, with the command (LINKAGE_DEBUG=1 shows more, which may hold"
        + " values of persons: don't send it on)";
  }

  private static String where(Throwable root) {
    for (StackTraceElement element : root.getStackTrace()) {
      if (element.getClassName().startsWith("uk.linkage.")) {
        return " at " + element.getFileName() + ":" + element.getLineNumber();
      }
    }
    return "";
  }

  private static void say(CommandLine commandLine, String message) {
    PrintWriter err = commandLine.getErr();
    String said = "linkage: " + Printable.of(message);
    boolean isFile = "false".equals(System.getProperty("linkage.terminal"));
    err.println(isFile ? said : commandLine.getColorScheme().errorText(said));
    err.flush();
  }

  private static CommandLine innermost(ParseResult parsed) {
    ParseResult last = parsed;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    return last.commandSpec().commandLine();
  }
}
