package uk.linkage.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.linkage.cli.options.StoreOptions;
import uk.linkage.cli.report.CopyReport;
import uk.linkage.duckdb.store.copy.StoreBackup;

/** The command {@code store backup}: copies a store. */
@Command(
    name = "backup",
    customSynopsis = "linkage store backup --db FILE --out FILE [OPTIONS]",
    description = {
      "Copies a store to another file, with its SHA-256 beside (FILE.sha256).",
      "",
      "The copy is read back in full before it gets its name: it holds what the store holds, or"
          + " there is none. It is personal data as the store is: only you can read it, and what is"
          + " erased from the store stays in it."
    },
    footer = {
      "  linkage store backup --db region.db --out /backup/region-2026-11-22.db",
      "  sha256sum -c region-2026-11-22.db.sha256"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class StoreBackupCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private StoreOptions store;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The copy; its folder must exist.")
  private Path out;

  @Option(names = "--overwrite", description = "Replace a backup that is there.")
  private boolean overwrite;

  @Option(names = "--json", description = "Print what was made as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    StoreBackup.Made made = store.toCopies().backup(out, overwrite);
    if (json) {
      CopyReport.printJson(made, Colour.terminal(spec));
    } else {
      CopyReport.print(made, Colour.terminal(spec));
    }
    return ExitCode.DONE;
  }
}
