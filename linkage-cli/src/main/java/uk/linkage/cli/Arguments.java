package uk.linkage.cli;

import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** What the user typed. */
final class Arguments {

  private Arguments() {}

  /** The arguments of the running command, its own name left out. */
  static List<String> of(CommandSpec spec) {
    List<String> typed = spec.root().commandLine().getParseResult().originalArgs();
    return List.copyOf(typed.subList(typed.indexOf(spec.name()) + 1, typed.size()));
  }
}
