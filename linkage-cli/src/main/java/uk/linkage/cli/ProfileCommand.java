package uk.linkage.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.linkage.cli.options.MachineOptions;
import uk.linkage.cli.options.ReadingOptions;
import uk.linkage.cli.options.TalkOptions;
import uk.linkage.cli.progress.Progress;
import uk.linkage.cli.report.ProfileFiles;
import uk.linkage.cli.report.ProfileReport;
import uk.linkage.cli.run.Profile;
import uk.linkage.duckdb.output.OutputDirectory;
import uk.linkage.duckdb.output.RunInfo;

/** The command {@code profile}: how good each provider's records are. */
@Command(
    name = "profile",
    customSynopsis = "linkage profile INPUT... [OPTIONS]",
    description = {
      "Says how complete and how plausible each provider's records are.",
      "",
      "Flags what is out of the ordinary: missing parts, default dates, pseudo postcodes, made-up"
          + " initials, repeated attributors. Nothing is linked. No value of a person is shown,"
          + " only counts; but a count of a few can still tell on somebody: what is shown is for"
          + " those who hold the data."
    },
    footer = {
      "  linkage profile \"data/*.csv\"",
      "  linkage profile \"data/*.csv\" --out quality",
      "  linkage profile AGNCY-*.csv --profile ndtms"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class ProfileCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private ReadingOptions reading;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Write profile.csv (a row for each provider) and profile.json to this folder, instead of"
              + " tables to the terminal.")
  private @Nullable Path out;

  @Option(names = "--overwrite", description = "Replace an earlier result in DIR.")
  private boolean overwrite;

  @Mixin private MachineOptions machine;

  @Mixin private TalkOptions talk;

  @Override
  public Integer call() {
    Profile profile = new Profile(reading.toReadOptions(), machine.toMachine());
    if (out != null) {
      write(profile, out);
      return ExitCode.DONE;
    }
    Profile.Outcome outcome = run(profile);
    if (!talk.quiet()) {
      ProfileReport.print(outcome, spec.commandLine().getOut());
    }
    return ExitCode.DONE;
  }

  private void write(Profile profile, Path folder) {
    RunInfo info =
        new RunInfo(
            "profile", Arguments.of(spec), Version.number(), Instant.now(), /* seed= */ null);
    List<String> notes;
    try (OutputDirectory directory = OutputDirectory.prepare(folder, overwrite)) {
      Profile.Outcome outcome = run(profile);
      ProfileFiles.write(outcome, info, directory);
      directory.commit();
      notes = directory.notes();
    }
    if (!talk.quiet()) {
      notes.forEach(note -> spec.commandLine().getOut().println("Note: " + note));
      spec.commandLine()
          .getOut()
          .println("Written to " + folder + ": profile.csv, profile.json, run.json");
    }
  }

  private Profile.Outcome run(Profile profile) {
    try (Progress progress = talk.progress()) {
      return profile.run(progress);
    }
  }
}
