package uk.linkage.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command {@code help}: the help of any command. That of picocli knows one level of commands,
 * and shows the help of {@code store} to whoever asks for that of {@code store consent}.
 */
@Command(
    name = "help",
    helpCommand = true,
    customSynopsis = "linkage help [COMMAND...] [OPTIONS]",
    description = "Shows the help of a command, or of linkage.",
    footer = {"  linkage help dedupe", "  linkage help store audit list"})
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class HelpCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "COMMAND",
      arity = "0..*",
      description = "The command, word for word as it is typed.")
  private List<String> words = List.of();

  @Override
  public Integer call() {
    CommandLine asked = spec.root().commandLine();
    for (String word : words) {
      CommandLine named = asked.getSubcommands().get(word);
      if (named == null) {
        throw new UnmatchedArgumentException(asked, List.of(word));
      }
      asked = named;
    }
    asked.usage(spec.commandLine().getOut());
    return ExitCode.DONE;
  }
}
