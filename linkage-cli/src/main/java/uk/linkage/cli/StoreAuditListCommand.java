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
import uk.linkage.cli.report.AuditReport;
import uk.linkage.cli.report.Terminal;
import uk.linkage.cli.run.StoreAudit;

/** The command {@code store audit list}: who changed a store. */
@Command(
    name = "list",
    customSynopsis = "linkage store audit list --db FILE [OPTIONS]",
    description =
        "Lists every change of a store: when, by whom, by which command, what came of it.",
    footer = {
      "  linkage store audit list --db region.db",
      "  linkage store audit list --db region.db --out audit.csv"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class StoreAuditListCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private StoreOptions store;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Write the rows to a CSV file, by which they can be checked without linkage"
              + " (docs/guide/store.md says how).")
  private @Nullable Path out;

  @Option(names = "--overwrite", description = "Replace a file with the same columns.")
  private boolean overwrite;

  @Option(names = "--json", description = "Print the rows as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (json && out != null) {
      throw new ParameterException(spec.commandLine(), "--json and --out must not be given both");
    }
    StoreAudit audit = new StoreAudit(store.toStore());
    Terminal terminal = Colour.terminal(spec);
    if (out != null) {
      AuditReport.printWritten(audit.write(out, overwrite, AuditReport::idsText), out, terminal);
    } else if (json) {
      AuditReport.printJson(audit.rows(), terminal);
    } else {
      AuditReport.print(audit.rows(), terminal);
    }
    return ExitCode.DONE;
  }
}
