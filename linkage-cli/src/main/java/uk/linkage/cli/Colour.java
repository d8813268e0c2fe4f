package uk.linkage.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import uk.linkage.cli.options.When;
import uk.linkage.cli.report.Terminal;

/**
 * Whether what is printed is bold and coloured. Kept as the colour scheme of the command line,
 * which help and errors go by too.
 */
final class Colour {

  private Colour() {}

  /** What a report is printed to. */
  static Terminal terminal(CommandSpec spec) {
    CommandLine commandLine = spec.commandLine();
    return new Terminal(commandLine.getOut(), commandLine.getColorScheme().ansi().enabled());
  }

  /** Makes a choice for all commands. */
  static void choose(When when, CommandLine commandLine) {
    Ansi ansi =
        switch (when) {
          case ALWAYS -> Ansi.ON;
          case NEVER -> Ansi.OFF;
          case AUTO -> usual(System.getProperty("linkage.terminal.out"), System.getenv());
        };
    commandLine.setColorScheme(Help.defaultColorScheme(ansi));
  }

  /**
   * What is usual here: the conventions of NO_COLOR, FORCE_COLOR and CLICOLOR_FORCE, then whether
   * the standard output is a terminal. That the launcher knows; where there is none, picocli
   * guesses, and knows the consoles of Windows.
   */
  static Ansi usual(@Nullable String launcherSays, Map<String, String> environment) {
    if (isSet("NO_COLOR", environment)) {
      return Ansi.OFF;
    }
    if (isSwitchedOn("FORCE_COLOR", environment) || isSwitchedOn("CLICOLOR_FORCE", environment)) {
      return Ansi.ON;
    }
    if (System.getProperty("picocli.ansi") != null || launcherSays == null) {
      return Ansi.AUTO;
    }
    boolean isPlain =
        "dumb".equals(environment.get("TERM")) || "0".equals(environment.get("CLICOLOR"));
    return Boolean.parseBoolean(launcherSays) && !isPlain ? Ansi.ON : Ansi.OFF;
  }

  private static boolean isSet(String name, Map<String, String> environment) {
    return !environment.getOrDefault(name, "").isEmpty();
  }

  private static boolean isSwitchedOn(String name, Map<String, String> environment) {
    return isSet(name, environment) && !"0".equals(environment.get(name));
  }
}
