package uk.linkage.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import uk.linkage.LinkageMethod;
import uk.linkage.ModelSettings;
import uk.linkage.cli.options.CountingOptions;
import uk.linkage.cli.options.FolderOptions;
import uk.linkage.cli.options.MachineOptions;
import uk.linkage.cli.options.MatchReadingOptions;
import uk.linkage.cli.options.MethodChoice;
import uk.linkage.cli.options.PeriodOptions;
import uk.linkage.cli.options.TalkOptions;
import uk.linkage.cli.progress.Progress;
import uk.linkage.cli.report.MatchReport;
import uk.linkage.cli.run.Match;
import uk.linkage.cli.run.MethodAsked;
import uk.linkage.cli.run.RecordsAsked;
import uk.linkage.duckdb.output.RunInfo;

/** The command {@code match}: who of IMS is in NDTMS, and how many are in contact at all. */
@Command(
    name = "match",
    customSynopsis = "linkage match --ims FILE... --ndtms FILE... --out DIR [OPTIONS]",
    description = {
      "Counts the individuals in contact with any level of treatment: in IMS only, in NDTMS only,"
          + " in both.",
      "",
      "Writes to DIR: counts (persons by authority and whatever else is asked for, naive, linked"
          + " and estimated, with 95 %% intervals), ims-/ndtms-excluded and -rejected, model.json,"
          + " summary.json, run.json. Who is linked to whom is not written unless --release-links"
          + " names a file."
    },
    footer = {
      "  linkage match --ims \"ims/*.csv\" --ndtms AGNCY-*.csv --lookup ONSPD.csv --out match",
      "  linkage match --ims \"ims/*.csv\" --ndtms AGNCY-*.csv --by sex,age_band --out match",
      "  linkage match --ims \"ims/*.csv\" --ndtms AGNCY-*.csv --ephemeral --out table",
      "  linkage match --ims \"ims/*.csv\" --ndtms AGNCY-*.csv --method attributor --out official",
      "  linkage match --db region.db --from 2025-04-01 --to 2026-03-31 --ndtms AGNCY-*.csv --out"
          + " year"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class MatchCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private MatchReadingOptions reading;

  @Mixin private PeriodOptions period;

  @Mixin private FolderOptions folder;

  @Option(
      names = "--method",
      paramLabel = "METHOD",
      converter = MethodChoice.class,
      defaultValue = "probabilistic",
      description = {
        "How persons are told apart and linked (default: ${DEFAULT-VALUE}):",
        "probabilistic: by models of agreement, fitted to the records at hand",
        "attributor: equal initials, date of birth and sex, NDTMS's own definition, for comparison"
      })
  private LinkageMethod method;

  @Option(
      names = "--threshold",
      paramLabel = "P",
      description =
          "The least match probability of a link between the files, above 0 and below 1 (default:"
              + " 0.5).")
  private @Nullable Double threshold;

  @Mixin private CountingOptions counting;

  @Option(
      names = "--ephemeral",
      description =
          "Leave nothing behind but tables and a certificate: no list of rejected rows, no working"
              + " files; what had to be written is overwritten, removed and checked.")
  private boolean ephemeral;

  @Option(
      names = "--release-links",
      paramLabel = "FILE",
      description =
          "Write who is linked to whom, by provider and record id, to this file. Without it nobody"
              + " learns that.")
  private @Nullable Path releaseLinks;

  @Option(
      names = "--json",
      description = "Print summary.json instead of the summary in words, --quiet or not.")
  private boolean json;

  @Mixin private MachineOptions machine;

  @Mixin private TalkOptions talk;

  @Override
  public Integer call() {
    Match.Outcome outcome;
    Match match = toMatch();
    try (Progress progress = talk.progress()) {
      outcome = match.run(progress);
    }
    if (json) {
      MatchReport.printJson(outcome.out(), Colour.terminal(spec));
    } else if (!talk.quiet()) {
      MatchReport.print(outcome, Colour.terminal(spec));
    }
    return ExitCode.DONE;
  }

  private Match toMatch() {
    if (method == LinkageMethod.LADDER) {
      throw wrong("--method must be probabilistic or attributor in a match, got ladder");
    }
    if (method == LinkageMethod.ATTRIBUTOR && threshold != null) {
      throw wrong("--threshold must come with --method probabilistic, got --method attributor");
    }
    double least = threshold == null ? ModelSettings.USUAL.threshold() : threshold;
    if (!(least > 0 && least < 1)) {
      throw wrong("--threshold must be above 0 and below 1, got " + least);
    }
    RunInfo info =
        new RunInfo("match", Arguments.of(spec), Version.number(), Instant.now(), /* seed= */ null);
    return new Match(
        toRecords(),
        reading.ndtms(),
        reading.dataSet(),
        new MethodAsked(method, least, /* model= */ null, Set.of()),
        counting.toCounting(),
        machine.toMachine(),
        folder.out(),
        folder.overwrite(),
        new Match.Leaving(ephemeral, releaseLinks),
        info);
  }

  private RecordsAsked toRecords() {
    RecordsAsked stored =
        period.toRecords(
            reading.imsFiles(),
            Set.of(
                "--ims-profile",
                "--ims-column",
                "--ims-consent-held",
                "--ims-postcode",
                "--method"));
    return stored == null
        ? new RecordsAsked.OfFiles(reading.ims(), MethodAsked.usual(method))
        : stored;
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
