package uk.linkage.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code store audit}, which does nothing itself. */
@Command(
    name = "audit",
    customSynopsis = "linkage store audit COMMAND --db FILE [OPTIONS]",
    subcommands = {StoreAuditListCommand.class, StoreAuditVerifyCommand.class},
    description = {
      "Says who changed a store, when and by what, and whether that is all.",
      "",
      "Every command that changes a store leaves a row, with the hash of the row before. One that"
          + " was refused, failed or changed nothing leaves none."
    },
    commandListHeading = "%nCommands:%n",
    footer = {
      "  linkage store audit list --db region.db",
      "  linkage store audit verify --db region.db"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class StoreAuditCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
