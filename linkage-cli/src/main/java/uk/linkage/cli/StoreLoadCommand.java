package uk.linkage.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.linkage.cli.options.MissingChoice;
import uk.linkage.cli.options.ReadingOptions;
import uk.linkage.cli.options.StoreOptions;
import uk.linkage.cli.options.TalkOptions;
import uk.linkage.cli.progress.Progress;
import uk.linkage.cli.report.AuditReport;
import uk.linkage.cli.report.LoadReport;
import uk.linkage.cli.run.Audited;
import uk.linkage.cli.run.Store;
import uk.linkage.duckdb.store.load.LoadAsked;
import uk.linkage.duckdb.store.load.MissingRule;

/** The command {@code store load}: takes in uploads. */
@Command(
    name = "load",
    customSynopsis = "linkage store load INPUT... --db FILE [OPTIONS]",
    description = {
      "Takes in uploads: all records of each provider in the files, as they are on a day.",
      "",
      "New, changed, returned and withdrawn records are told apart by their ids. All of it is"
          + " loaded or nothing is. An upload without records that were there before is refused"
          + " unless --missing says what that means; so is one of a provider that looks like"
          + " another of the store, unless --new-provider says that it is none."
    },
    footer = {
      "  linkage store load \"q1/*.csv\" --db region.db --as-at 2026-03-31",
      "  linkage store load oak.csv --db region.db --missing withdraw",
      "  linkage store load AGNCY-*.csv --profile ndtms --db region.db"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class StoreLoadCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private StoreOptions store;

  @Option(
      names = "--missing",
      paramLabel = "RULE",
      converter = MissingChoice.class,
      completionCandidates = MissingChoice.class,
      defaultValue = "ask",
      description = {
        "What it means that a record is not there any more (default: ${DEFAULT-VALUE}):",
        "ask: nothing is loaded, and you are told how many",
        "withdraw: its provider withdrew it; it takes no part from now on",
        "keep: the file holds only what is new; the record stays as it is"
      })
  private MissingRule missing = MissingRule.ASK;

  @Option(
      names = "--take-unlike",
      description =
          "Load although records of a provider are not what they were: many have next to nothing in"
              + " common with what they said before, or most have another date of birth, initial,"
              + " sex or postcode or none, or take no part any more. The upload before was wrong,"
              + " or it is so.")
  private boolean takesUnlike;

  @Option(
      names = "--last-was-wrong",
      description =
          "The last upload of these providers was wrong. Where these files say otherwise, what it"
              + " said is forgotten, and can't match any more as a former value. Does what"
              + " --take-unlike does as well.")
  private boolean lastWasWrong;

  @Option(
      names = "--new-provider",
      paramLabel = "NAME",
      description =
          "A provider that the store doesn't have, though it looks like one that it has: its name,"
              + " or most of its record ids. Can be repeated.")
  private Set<String> newProviders = new LinkedHashSet<>();

  @Option(
      names = "--keep",
      paramLabel = "COLUMN",
      description =
          "A further column to keep, to count by with --by. Days of contact, ethnicity,"
              + " nationality, intervention, cohort and authority are kept anyway. Can be"
              + " repeated.")
  private List<String> keep = List.of();

  @Option(names = "--json", description = "Print the counts as JSON.")
  private boolean json;

  @Mixin private ReadingOptions reading;

  @Mixin private TalkOptions talk;

  @Override
  public Integer call() {
    Audited<Store.Loaded> loaded;
    try (Progress progress = talk.progress()) {
      LoadAsked asked = new LoadAsked(missing, takesUnlike, lastWasWrong, newProviders);
      loaded = store.toStore().load(reading.toReadOptions(), keep, asked, progress);
    }
    if (json) {
      LoadReport.printJson(loaded.outcome(), loaded.head(), Colour.terminal(spec));
    } else if (!talk.quiet()) {
      LoadReport.print(loaded.outcome(), Colour.terminal(spec));
      AuditReport.printHead(loaded.head(), Colour.terminal(spec));
    }
    return ExitCode.DONE;
  }
}
