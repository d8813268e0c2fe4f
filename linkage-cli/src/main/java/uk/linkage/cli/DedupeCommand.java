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
import uk.linkage.cli.options.MachineOptions;
import uk.linkage.cli.options.MethodOptions;
import uk.linkage.cli.options.PeriodOptions;
import uk.linkage.cli.options.ReadingOptions;
import uk.linkage.cli.options.ResultOptions;
import uk.linkage.cli.options.TalkOptions;
import uk.linkage.cli.progress.Progress;
import uk.linkage.cli.report.DedupeReport;
import uk.linkage.cli.run.Dedupe;
import uk.linkage.cli.run.RecordsAsked;
import uk.linkage.duckdb.output.RunInfo;

/** The command {@code dedupe}: who is one person in some files. */
@Command(
    name = "dedupe",
    customSynopsis = "linkage dedupe INPUT... --out DIR [OPTIONS]",
    description = {
      "Finds the records that are about one person.",
      "",
      "Writes to DIR: persons (the person of each record), links (which records were linked, and"
          + " why), excluded, rejected, summary.json, model.json, run.json."
    },
    footer = {
      "  linkage dedupe \"data/*.csv\" --out result",
      "  linkage dedupe clients.csv --out result --column dob=BirthDate --drop Surname",
      "  linkage dedupe AGNCY-*.csv --profile ndtms --out result --json",
      "  linkage dedupe \"data/*.csv\" --threshold 0.9 --no-duplicates-in N1000 --out strict",
      "  linkage dedupe \"may/*.csv\" --model april/model.json --out may",
      "  linkage dedupe \"data/*.csv\" --method attributor --out by-attributor",
      "  linkage dedupe --db region.db --from 2025-04-01 --to 2026-03-31 --out year"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class DedupeCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ReadingOptions reading;

  @Mixin private PeriodOptions period;

  @Mixin private ResultOptions result;

  @Mixin private MethodOptions method;

  @Option(
      names = "--json",
      description = "Print summary.json instead of the summary in words, --quiet or not.")
  private boolean json;

  @Mixin private MachineOptions machine;

  @Mixin private TalkOptions talk;

  @Override
  public Integer call() {
    Dedupe.Outcome outcome;
    try (Progress progress = talk.progress()) {
      outcome = toDedupe().run(progress);
    }
    if (json) {
      DedupeReport.printJson(outcome, Colour.terminal(spec));
    } else if (!talk.quiet()) {
      DedupeReport.print(outcome, Colour.terminal(spec));
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

  private Dedupe toDedupe() {
    RunInfo info =
        new RunInfo(
            "dedupe", Arguments.of(spec), Version.number(), Instant.now(), /* seed= */ null);
    return new Dedupe(
        toRecords(), machine.toMachine(), result.out(), result.format(), result.overwrite(), info);
  }
}
