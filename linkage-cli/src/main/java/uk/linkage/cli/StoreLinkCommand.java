package uk.linkage.cli;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import uk.linkage.cli.options.StoreOptions;
import uk.linkage.cli.options.TalkOptions;
import uk.linkage.cli.options.YesNoChoice;
import uk.linkage.cli.progress.Progress;
import uk.linkage.cli.report.AuditReport;
import uk.linkage.cli.report.CheckReport;
import uk.linkage.cli.report.RelinkReport;
import uk.linkage.cli.run.Audited;
import uk.linkage.cli.run.Store;
import uk.linkage.duckdb.store.link.CheckOutcome;
import uk.linkage.duckdb.store.link.LinkOutcome;

/** The command {@code store link}: brings persons up to date. */
@Command(
    name = "link",
    customSynopsis = "linkage store link --db FILE [OPTIONS]",
    description = {
      "Brings persons up to date: links what changed against all.",
      "",
      "The persons are those that a run over everything would give by the same model; '--check'"
          + " makes that run, compares, and changes nothing. The first link fits a model and pins"
          + " it; 'store fit' fits another."
    },
    footer = {
      "  linkage store link --db region.db",
      "  linkage store link --db region.db --historical-values no",
      "  linkage store link --db region.db --check"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class StoreLinkCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private StoreOptions store;

  @Option(
      names = "--historical-values",
      paramLabel = "YES|NO",
      converter = YesNoChoice.class,
      completionCandidates = YesNoChoice.class,
      description =
          "Whether attributors that a record had before can match as well. The store keeps your"
              + " choice (at first: yes).")
  private YesNoChoice.@Nullable YesNo historical;

  /** What is done in place of linking what changed. */
  private static final class Whole {

    @Option(
        names = "--check",
        description =
            "Link all records beside what is there and compare; the exit code is 3 if a link or a"
                + " person differs.")
    private boolean check;

    @Option(
        names = "--all",
        description =
            "Link all records anew by the same model, and not only what changed: if a check finds"
                + " a difference.")
    private boolean all;
  }

  @ArgGroup(exclusive = true)
  private @Nullable Whole whole;

  @Option(names = "--json", description = "Print the counts as JSON.")
  private boolean json;

  @Mixin private TalkOptions talk;

  @Override
  public Integer call() {
    long start = System.nanoTime();
    if (whole != null && historical != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--historical-values must be without "
              + (whole.check ? "--check" : "--all")
              + "; link with it first");
    }
    if (whole != null && whole.check) {
      return check(start);
    }
    Audited<LinkOutcome> linked;
    try (Progress progress = talk.progress()) {
      Boolean wanted = historical == null ? null : historical == YesNoChoice.YesNo.YES;
      linked =
          whole != null && whole.all
              ? store.toStore().linkAll(progress)
              : store.toStore().link(wanted, progress);
    }
    if (json) {
      RelinkReport.printJson(linked.outcome(), linked.head(), Colour.terminal(spec));
    } else if (!talk.quiet()) {
      RelinkReport.print(linked.outcome(), Store.since(start), Colour.terminal(spec));
      AuditReport.printHead(linked.head(), Colour.terminal(spec));
    }
    return ExitCode.DONE;
  }

  private int check(long start) {
    CheckOutcome check;
    try (Progress progress = talk.progress()) {
      check = store.toStore().check(progress);
    }
    if (json) {
      CheckReport.printJson(check, Colour.terminal(spec));
    } else if (!talk.quiet() || !check.isSame()) {
      CheckReport.print(check, Store.since(start), Colour.terminal(spec));
    }
    return check.isSame() ? ExitCode.DONE : ExitCode.REFUSED;
  }
}
