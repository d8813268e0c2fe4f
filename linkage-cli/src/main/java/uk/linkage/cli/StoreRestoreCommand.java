package uk.linkage.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import uk.linkage.cli.options.StoreOptions;
import uk.linkage.cli.report.CopyReport;
import uk.linkage.duckdb.store.copy.StoreRestore;

/** The command {@code store restore}: brings a backup back. */
@Command(
    name = "restore",
    customSynopsis = "linkage store restore --from FILE --db FILE [OPTIONS]",
    description = {
      "Brings a backup back as a store.",
      "",
      "Its SHA-256 must be the one beside it (FILE.sha256) or that of --sha256. A store that is"
          + " there is replaced only with --overwrite, and kept beside under another name. What"
          + " takes no part there takes none in what is restored: nobody who has said No since the"
          + " backup comes back by it."
    },
    footer = {
      "  linkage store restore --from /backup/region-2026-11-22.db --db region.db",
      "  linkage store restore --from region-2026-11-22.db --db region.db --overwrite"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class StoreRestoreCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private StoreOptions store;

  @Option(names = "--from", required = true, paramLabel = "FILE", description = "The backup.")
  private Path from;

  @Option(
      names = "--sha256",
      paramLabel = "HEX",
      description = "Its SHA-256, as you noted it (default: that of FILE.sha256).")
  private @Nullable String sha256;

  @Option(
      names = "--overwrite",
      description = "Replace a store that is there. It is kept beside under another name.")
  private boolean overwrite;

  @Option(
      names = "--even-if-unreadable",
      description =
          "Replace even a store that is damaged, so that nobody can tell what was erased or refused"
              + " since the backup.")
  private boolean evenIfUnreadable;

  @Option(names = "--json", description = "Print what was restored as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    String given = sha256;
    if (given != null && !given.matches("[0-9a-fA-F]{64}")) {
      throw new ParameterException(
          spec.commandLine(),
          "--sha256 must be 64 hexadecimal digits, as sha256sum prints them, got " + given);
    }
    StoreRestore.Restored restored =
        store.toCopies().restore(from, given, overwrite, evenIfUnreadable);
    if (json) {
      CopyReport.printJson(restored, Colour.terminal(spec));
    } else {
      CopyReport.print(restored, Colour.terminal(spec));
    }
    return ExitCode.DONE;
  }
}
