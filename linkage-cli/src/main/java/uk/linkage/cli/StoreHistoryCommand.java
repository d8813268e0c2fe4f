package uk.linkage.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import uk.linkage.cli.options.StoreOptions;
import uk.linkage.cli.report.HistoryReport;
import uk.linkage.cli.report.Terminal;
import uk.linkage.duckdb.store.read.PersonHistory;

/** The command {@code store history}: what became of a person. */
@Command(
    name = "history",
    customSynopsis = "linkage store history PERSON | --record PROVIDER/ID --db FILE",
    description = "Tells which records of a person came and went, and what became of its id.",
    footer = {
      "  linkage store history 1042 --db region.db",
      "  linkage store history --record oak-house/1017 --db region.db"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class StoreHistoryCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PERSON",
      description = "An id that the store gave, today or earlier.")
  private @Nullable Long person;

  @Option(
      names = "--record",
      paramLabel = "PROVIDER/ID",
      description = "Tell the story of the person of this record.")
  private @Nullable String record;

  @Mixin private StoreOptions store;

  @Option(names = "--json", description = "Print the story as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Terminal out = Colour.terminal(spec);
    PersonHistory history = history();
    if (json) {
      HistoryReport.printJson(history, out);
    } else {
      HistoryReport.print(history, out);
    }
    return ExitCode.DONE;
  }

  private PersonHistory history() {
    if (person != null && record == null) {
      return store.toStore().history(person);
    }
    if (record != null && person == null) {
      return store.toStore().historyOfRecord(record);
    }
    throw new ParameterException(
        spec.commandLine(), "either PERSON or --record must be given, and not both");
  }
}
