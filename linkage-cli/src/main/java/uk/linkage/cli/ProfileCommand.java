package uk.linkage.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.linkage.cli.options.MachineOptions;
import uk.linkage.cli.options.PageOptions;
import uk.linkage.cli.options.ReadingOptions;
import uk.linkage.cli.options.TalkOptions;
import uk.linkage.cli.progress.Progress;
import uk.linkage.cli.report.ProfileFiles;
import uk.linkage.cli.report.ProfileReport;
import uk.linkage.cli.report.Terminal;
import uk.linkage.cli.run.Profile;
import uk.linkage.duckdb.output.OutputDirectory;
import uk.linkage.duckdb.output.PageTarget;
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
      "  linkage profile \"data/*.csv\" --html quality.html",
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
          "Write profile.csv (a row for each provider), profile.json and report.html to this"
              + " folder, instead of tables to the terminal.")
  private @Nullable Path out;

  @Mixin private PageOptions page;

  @Option(names = "--json", description = "Print profile.json instead of tables, --quiet or not.")
  private boolean json;

  @Mixin private MachineOptions machine;

  @Mixin private TalkOptions talk;

  @Override
  public Integer call() {
    Profile profile = new Profile(reading.toReadOptions(), machine.toMachine());
    Path html = page.html();
    Terminal terminal = Colour.terminal(spec);
    try (PageTarget target =
        html == null ? null : PageTarget.prepare(html, "--html", page.overwrite())) {
      Profile.Outcome outcome = out == null ? run(profile) : write(profile, out, terminal);
      if (target != null) {
        ProfileFiles.writePage(outcome, target.path());
        target.commit();
      }
      if (json) {
        ProfileReport.printJson(outcome, terminal);
      } else if (!talk.quiet()) {
        if (out == null) {
          ProfileReport.print(outcome, terminal);
        }
        if (html != null) {
          ProfileReport.printPage(html, terminal);
        }
      }
    }
    return ExitCode.DONE;
  }

  private Profile.Outcome write(Profile profile, Path folder, Terminal terminal) {
    RunInfo info =
        new RunInfo(
            "profile", Arguments.of(spec), Version.number(), Instant.now(), /* seed= */ null);
    try (OutputDirectory directory = OutputDirectory.prepare(folder, page.overwrite())) {
      Profile.Outcome outcome = run(profile);
      ProfileFiles.write(outcome, info, directory);
      directory.commit();
      if (!json && !talk.quiet()) {
        directory.notes().forEach(terminal::note);
        ProfileReport.printFiles(folder, terminal);
      }
      return outcome;
    }
  }

  private Profile.Outcome run(Profile profile) {
    try (Progress progress = talk.progress()) {
      return profile.run(progress);
    }
  }
}
