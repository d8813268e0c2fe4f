package uk.linkage.cli;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.linkage.cli.options.CountingOptions;
import uk.linkage.cli.options.FolderOptions;
import uk.linkage.cli.options.MachineOptions;
import uk.linkage.cli.options.MethodOptions;
import uk.linkage.cli.options.PeriodOptions;
import uk.linkage.cli.options.ReadingOptions;
import uk.linkage.cli.options.TalkOptions;
import uk.linkage.cli.progress.Progress;
import uk.linkage.cli.report.MatchReport;
import uk.linkage.cli.run.Count;
import uk.linkage.cli.run.RecordsAsked;
import uk.linkage.duckdb.output.RunInfo;

/** The command {@code count}: how many persons there are, by whatever is known of them. */
@Command(
    name = "count",
    customSynopsis = "linkage count INPUT... --out DIR [OPTIONS]",
    description = {
      "Counts the individuals in some files, each once in a cell and once in the total.",
      "",
      "Writes to DIR: counts (persons by authority and whatever else is asked for, naive, linked"
          + " and estimated, with 95 %% intervals), providers (who shares persons with whom),"
          + " excluded, rejected, model.json, summary.json, run.json."
    },
    footer = {
      "  linkage count \"ims/*.csv\" --lookup ONSPD.csv --out counts",
      "  linkage count \"ims/*.csv\" --by financial_year --by sex --out counts",
      "  linkage count \"ims/*.csv\" --disclosure suppress5 --against last-year --out counts",
      "  linkage count AGNCY-*.csv --profile ndtms --la Liverpool --exact --out counts",
      "  linkage count --db region.db --from 2025-04-01 --to 2026-03-31 --by quarter --out year"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class CountCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ReadingOptions reading;

  @Mixin private PeriodOptions period;

  @Mixin private FolderOptions folder;

  @Mixin private MethodOptions method;

  @Mixin private CountingOptions counting;

  @Option(
      names = "--json",
      description = "Print summary.json instead of the summary in words, --quiet or not.")
  private boolean json;

  @Mixin private MachineOptions machine;

  @Mixin private TalkOptions talk;

  @Override
  public Integer call() {
    RunInfo info =
        new RunInfo("count", Arguments.of(spec), Version.number(), Instant.now(), /* seed= */ null);
    Count count =
        new Count(
            toRecords(),
            counting.toCounting(),
            machine.toMachine(),
            folder.out(),
            folder.overwrite(),
            info);
    Count.Outcome outcome;
    try (Progress progress = talk.progress()) {
      outcome = count.run(progress);
    }
    if (json) {
      MatchReport.printJson(outcome.out(), Colour.terminal(spec));
    } else if (!talk.quiet()) {
      MatchReport.print(outcome, Colour.terminal(spec));
    }
    return ExitCode.DONE;
  }

  private RecordsAsked toRecords() {
    Set<String> senseless = new HashSet<>(ReadingOptions.NAMES);
    senseless.addAll(MethodOptions.NAMES);
    RecordsAsked stored = period.toRecords(reading.inputs(), senseless);
    return stored == null
        ? new RecordsAsked.OfFiles(reading.toReadOptions(), method.toMethod())
        : stored;
  }
}
