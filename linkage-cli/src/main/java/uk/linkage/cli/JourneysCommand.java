package uk.linkage.cli;

import java.time.Instant;
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
import uk.linkage.cli.options.ReadingOptions;
import uk.linkage.cli.options.TalkOptions;
import uk.linkage.cli.progress.Progress;
import uk.linkage.cli.report.JourneysReport;
import uk.linkage.cli.report.MatchReport;
import uk.linkage.cli.run.FollowJourneys;
import uk.linkage.cli.run.JourneysAsked;
import uk.linkage.cli.run.MethodAsked;
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
      "  linkage journeys \"ims/*.csv\" --exact --out journeys"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class JourneysCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ReadingOptions reading;

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
    ReadOptions clients = reading.toReadOptions();
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
        clients, how, asked, machine.toMachine(), folder.out(), folder.overwrite(), info);
  }
}
