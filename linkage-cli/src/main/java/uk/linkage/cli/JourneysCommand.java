package uk.linkage.cli;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import uk.linkage.LinkageMethod;
import uk.linkage.cli.options.FolderOptions;
import uk.linkage.cli.options.JourneyOptions;
import uk.linkage.cli.options.MachineOptions;
import uk.linkage.cli.options.MethodOptions;
import uk.linkage.cli.options.PeriodOptions;
import uk.linkage.cli.options.ReadingOptions;
import uk.linkage.cli.options.TalkOptions;
import uk.linkage.cli.progress.Progress;
import uk.linkage.cli.report.JourneysReport;
import uk.linkage.cli.report.MatchReport;
import uk.linkage.cli.run.FollowJourneys;
import uk.linkage.cli.run.JourneysAsked;
import uk.linkage.cli.run.MethodAsked;
import uk.linkage.cli.run.RecordsAsked;
import uk.linkage.duckdb.input.ReadOptions;
import uk.linkage.duckdb.output.RunInfo;

/** The command {@code journeys}: where persons go, and when. */
@Command(
    name = "journeys",
    customSynopsis = "linkage journeys INPUT... --activity FILE... --out DIR [OPTIONS]",
    description = {
      "Follows persons from service to service: each is counted once, and their contacts are shown"
          + " in order.",
      "",
      "Writes to DIR: journeys (every episode of every person, for you alone), periods, flows,"
          + " paths (for publication, under disclosure control), report.html, persons, excluded,"
          + " rejected, excluded-activity, rejected-activity, summary.json, run.json."
    },
    footer = {
      "  linkage journeys \"ims/*.csv\" --activity activity.csv --out journeys",
      "  linkage journeys \"ims/*.csv\" --activity activity.csv --ndtms AGNCY-*.csv --out journeys",
      "  linkage journeys \"ims/*.csv\" --activity visits.csv --activity-column date=Seen --gap 6w"
          + " --out journeys",
      "  linkage journeys \"ims/*.csv\" --exact --out journeys",
      "  linkage journeys --db region.db --from 2025-04-01 --to 2026-03-31 --out year"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class JourneysCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ReadingOptions reading;

  @Mixin private PeriodOptions period;

  @Mixin private JourneyOptions journeys;

  @Mixin private FolderOptions folder;

  @Mixin private MethodOptions method;

  @Option(
      names = "--json",
      description = "Print summary.json instead of the summary in words, --quiet or not.")
  private boolean json;

  @Mixin private MachineOptions machine;

  @Mixin private TalkOptions talk;

  @Override
  public Integer call() {
    FollowJourneys follow = toRun();
    FollowJourneys.Outcome outcome;
    try (Progress progress = talk.progress()) {
      outcome = follow.run(progress);
    }
    if (json) {
      MatchReport.printJson(outcome.out(), Colour.terminal(spec));
    } else if (!talk.quiet()) {
      JourneysReport.print(outcome, Colour.terminal(spec));
    }
    return ExitCode.DONE;
  }

  private FollowJourneys toRun() {
    Set<String> senseless = new HashSet<>(ReadingOptions.NAMES);
    senseless.addAll(MethodOptions.NAMES);
    senseless.addAll(Set.of("--activity", "--activity-column"));
    RecordsAsked stored = period.toRecords(reading.inputs(), senseless);
    ReadOptions clients =
        stored == null ? reading.toReadOptions() : reading.toReadOptionsWithoutInputs();
    JourneysAsked asked = journeys.toJourneys(clients);
    MethodAsked how = method.toMethod();
    if (asked.ndtms() != null && how.method() == LinkageMethod.LADDER) {
      throw new ParameterException(
          spec.commandLine(),
          "--ndtms must come with --method probabilistic or attributor, got --method ladder");
    }
    RunInfo info =
        new RunInfo(
            "journeys", Arguments.of(spec), Version.number(), Instant.now(), /* seed= */ null);
    return new FollowJourneys(
        stored == null ? new RecordsAsked.OfFiles(clients, how) : stored,
        how,
        asked,
        machine.toMachine(),
        folder.out(),
        folder.overwrite(),
        info);
  }
}
