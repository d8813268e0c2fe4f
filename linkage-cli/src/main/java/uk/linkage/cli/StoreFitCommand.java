package uk.linkage.cli;

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
import uk.linkage.cli.progress.Progress;
import uk.linkage.cli.report.AuditReport;
import uk.linkage.cli.report.RefitReport;
import uk.linkage.cli.run.Audited;
import uk.linkage.duckdb.store.link.FitOutcome;

/** The command {@code store fit}: a new model, and what it would change. */
@Command(
    name = "fit",
    customSynopsis = "linkage store fit --db FILE [--apply] [OPTIONS]",
    description = {
      "Fits a model to the records that take part, and shows what it would change.",
      "",
      "With --apply it is pinned and all records are linked by it; without, the store stays as it"
          + " is. If it would change nothing you are told so, and the store stays as it is with"
          + " --apply, too."
    },
    footer = {
      "  linkage store fit --db region.db",
      "  linkage store fit --db region.db --apply",
      "  linkage store fit --db region.db --threshold 0.9"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class StoreFitCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private StoreOptions store;

  @Option(names = "--apply", description = "Pin the model, and link all records by it.")
  private boolean apply;

  @Option(
      names = "--threshold",
      paramLabel = "P",
      description =
          "The least match probability of a link, above 0 and below 1 (default: that of the model"
              + " before, 0.5 at first).")
  private @Nullable Double threshold;

  @Option(names = "--json", description = "Print the figures as JSON.")
  private boolean json;

  @Mixin private TalkOptions talk;

  @Override
  public Integer call() {
    if (threshold != null && !(threshold > 0 && threshold < 1)) {
      throw new ParameterException(
          spec.commandLine(), "--threshold must be above 0 and below 1, got " + threshold);
    }
    Audited<FitOutcome> fitted;
    try (Progress progress = talk.progress()) {
      fitted = store.toStore().fit(threshold, apply, progress);
    }
    if (json) {
      RefitReport.printJson(fitted.outcome(), fitted.head(), Colour.terminal(spec));
    } else if (!talk.quiet()) {
      RefitReport.print(fitted.outcome(), Colour.terminal(spec));
      if (apply) {
        AuditReport.printHead(fitted.head(), Colour.terminal(spec));
      }
    }
    return ExitCode.DONE;
  }
}
