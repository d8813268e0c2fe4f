package uk.linkage.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import uk.linkage.cli.options.StoreOptions;
import uk.linkage.cli.options.TalkOptions;
import uk.linkage.cli.report.AuditReport;
import uk.linkage.duckdb.store.AuditHead;

/** The command {@code store init}: makes an empty store. */
@Command(
    name = "init",
    customSynopsis = "linkage store init --db FILE [OPTIONS]",
    description = "Makes an empty store, which nobody but you can read.",
    footer = "  linkage store init --db region.db")
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class StoreInitCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private StoreOptions store;

  @Mixin private TalkOptions talk;

  @Override
  public Integer call() {
    AuditHead head = store.toStore().init(Version.number());
    if (!talk.quiet()) {
      Colour.terminal(spec).line("Made " + store.toStore().db() + ".");
      AuditReport.printHead(head, Colour.terminal(spec));
    }
    return ExitCode.DONE;
  }
}
