package uk.linkage.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.linkage.cli.options.StoreOptions;
import uk.linkage.cli.report.AuditReport;
import uk.linkage.cli.report.StatusReport;
import uk.linkage.cli.run.Audited;
import uk.linkage.duckdb.store.read.StoreStatus;

/** The command {@code store status}: what is in a store, as of when. */
@Command(
    name = "status",
    customSynopsis = "linkage store status --db FILE [OPTIONS]",
    description = "Says what is in a store, as of when, and what waits to be linked.",
    footer = {
      "  linkage store status --db region.db",
      "  linkage store status --db region.db --json"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class StoreStatusCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private StoreOptions store;

  @Option(names = "--json", description = "Print the figures as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Audited<StoreStatus> status = store.toStore().status();
    if (json) {
      StatusReport.printJson(status.outcome(), status.head(), Colour.terminal(spec));
    } else {
      StatusReport.print(status.outcome(), Colour.terminal(spec));
      AuditReport.printHead(status.head(), Colour.terminal(spec));
    }
    return ExitCode.DONE;
  }
}
