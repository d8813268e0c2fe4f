package uk.linkage.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import uk.linkage.cli.options.StoreOptions;
import uk.linkage.cli.options.TalkOptions;
import uk.linkage.cli.report.StatusReport;
import uk.linkage.cli.run.Store;

/** The command {@code store persons}: who is who today. */
@Command(
    name = "persons",
    customSynopsis = "linkage store persons --db FILE --out FILE [OPTIONS]",
    description = {
      "Writes the person of every record that takes part: provider, record_id, person_id.",
      "",
      "With --translate it writes what became of the person ids of an old report instead:"
          + " old_person_id, person_id, where the records of an id are today. An id that was split"
          + " has several rows; one of which no record takes part at present has an empty cell."
    },
    footer = {
      "  linkage store persons --db region.db --out persons.csv",
      "  linkage store persons --db region.db --translate 2025/persons.csv --reported 2025-04-14"
          + " --out today.csv"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class StorePersonsCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private StoreOptions store;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "The file to be written; it ends in .csv or .parquet.")
  private Path out;

  @Option(
      names = "--translate",
      paramLabel = "FILE",
      description = "A CSV or Parquet file with a column person_id, from this store.")
  private @Nullable Path old;

  @Option(
      names = "--reported",
      paramLabel = "DATE",
      description =
          "The day on which the old ids were written: they lead to where the records are that they"
              + " had at its end, and not to where any is that they ever had.")
  private @Nullable LocalDate reported;

  @Option(names = "--overwrite", description = "Replace a file with the same columns.")
  private boolean overwrite;

  @Mixin private TalkOptions talk;

  @Override
  public Integer call() {
    if (reported != null && old == null) {
      throw new ParameterException(
          spec.commandLine(), "--reported is of old ids; name their file: --translate");
    }
    Store.Written written =
        old == null
            ? store.toStore().persons(out, overwrite)
            : store.toStore().translate(old, reported, out, overwrite);
    if (!talk.quiet()) {
      StatusReport.printWritten(written, out, old != null, Colour.terminal(spec));
    }
    return ExitCode.DONE;
  }
}
