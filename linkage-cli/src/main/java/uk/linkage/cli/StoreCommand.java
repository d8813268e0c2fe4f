package uk.linkage.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code store}, which does nothing itself. */
@Command(
    name = "store",
    customSynopsis = "linkage store COMMAND --db FILE [OPTIONS]",
    description = {
      "Keeps records, links and persons over time, in one file.",
      "",
      "A person keeps its id as records come, change and go. Uploads are loaded whole or not at"
          + " all; only what changed is linked again, by a model that is pinned until you fit"
          + " another. The file holds no text of an attributor."
    },
    commandListHeading = "%nCommands:%n",
    footer = {
      "  linkage store init --db region.db",
      "  linkage store load \"q1/*.csv\" --db region.db --as-at 2026-03-31",
      "  linkage store link --db region.db",
      "  linkage store persons --db region.db --out persons.csv"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class StoreCommand implements Callable<Integer> {

  static final List<Class<?>> COMMANDS =
      List.of(
          StoreInitCommand.class,
          StoreLoadCommand.class,
          StoreLinkCommand.class,
          StoreFitCommand.class,
          StorePersonsCommand.class,
          StoreHistoryCommand.class,
          StoreStatusCommand.class,
          StoreConsentCommand.class,
          StoreRectifyCommand.class,
          StoreEraseCommand.class,
          StoreAccessCommand.class,
          StoreExportCommand.class,
          StoreProviderCommand.class,
          StoreAuditCommand.class,
          StoreCarriedCommand.class,
          StoreBackupCommand.class,
          StoreRestoreCommand.class);

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
