package uk.linkage.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import uk.linkage.cli.options.StoreOptions;
import uk.linkage.cli.report.AuditReport;
import uk.linkage.cli.run.StoreAudit;
import uk.linkage.duckdb.store.audit.AuditCheck;

/** The command {@code store audit verify}: whether the audit is whole. */
@Command(
    name = "verify",
    customSynopsis = "linkage store audit verify --db FILE [OPTIONS]",
    description = {
      "Checks that no row of the audit was changed, removed, added or moved.",
      "",
      "If one was, the first such row is named and the exit code is 3. Who can write to the file"
          + " can write all rows anew: that is found by --head only, with a hash that was noted"
          + " elsewhere. Every run that changes a store prints it, and so does 'store status'."
    },
    footer = {
      "  linkage store audit verify --db region.db",
      "  linkage store audit verify --db region.db --head 5f1d60a4b6c3e2d9"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class StoreAuditVerifyCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private StoreOptions store;

  @Option(
      names = "--head",
      paramLabel = "HASH",
      description = "A hash that was noted, or its first 16 digits or more.")
  private @Nullable String head;

  @Option(names = "--json", description = "Print what was found as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (head != null && !head.matches("[0-9a-fA-F]{16,64}")) {
      throw new ParameterException(
          spec.commandLine(), "--head must be 16 to 64 hexadecimal digits, got '" + head + "'");
    }
    AuditCheck check = new StoreAudit(store.toStore()).verify(head);
    if (json) {
      AuditReport.printJson(check, Colour.terminal(spec));
    } else {
      AuditReport.print(check, Colour.terminal(spec));
    }
    return check.fault() == null ? ExitCode.DONE : ExitCode.REFUSED;
  }
}
