package uk.linkage.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.linkage.cli.options.StoreOptions;
import uk.linkage.cli.report.CarriedReport;
import uk.linkage.cli.run.StoreAudit;
import uk.linkage.duckdb.store.audit.CarriedRun;

/** The command {@code store carried}: which outputs carried a record. */
@Command(
    name = "carried",
    customSynopsis = "linkage store carried --of ID --db FILE [OPTIONS]",
    description = {
      "Lists the outputs that carried a record, so that their recipients can be told.",
      "",
      "Outputs are on record if they were made with --db. Of a record that was erased nothing can"
          + " be said any more: ask before."
    },
    footer = {
      "  linkage store carried --of 1017 --db region.db",
      "  linkage store carried --of 1017 --provider oak-house --db region.db --json"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class StoreCarriedCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--of",
      required = true,
      paramLabel = "ID",
      description = "The record id, such as the IMS ID.")
  private String of;

  @Option(
      names = "--provider",
      paramLabel = "NAME",
      description = "The provider of the record, where several have the id.")
  private @Nullable String provider;

  @Mixin private StoreOptions store;

  @Option(names = "--json", description = "Print the outputs as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    List<CarriedRun> runs = new StoreAudit(store.toStore()).carried(of, provider);
    if (json) {
      CarriedReport.printJson(runs, Colour.terminal(spec));
    } else {
      CarriedReport.print(of, runs, Colour.terminal(spec));
    }
    return ExitCode.DONE;
  }
}
