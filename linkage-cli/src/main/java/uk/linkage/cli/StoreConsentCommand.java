package uk.linkage.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.linkage.cli.options.IndividualOptions;
import uk.linkage.cli.options.ReceiptOptions;
import uk.linkage.cli.options.TalkOptions;
import uk.linkage.cli.options.YesNoChoice;
import uk.linkage.cli.progress.Progress;
import uk.linkage.cli.report.RightsReport;
import uk.linkage.duckdb.store.rights.Receipt;

/** The command {@code store consent}: an individual says No, or Yes again. */
@Command(
    name = "consent",
    customSynopsis = "linkage store consent --set yes|no --of ID --db FILE [OPTIONS]",
    description = {
      "Sets the consent of an individual, in all periods at once.",
      "",
      "No: the record is in no link, person or count any more. It stands whatever later uploads"
          + " say, until it is set to yes here. Yes: what was withheld comes back, with its person"
          + " id. A record that came without consent has nothing to bring back: its provider must"
          + " upload it again."
    },
    footer = {
      "  linkage store consent --set no --of 1017 --db region.db --requested 2026-03-02",
      "  linkage store consent --set yes --of 1017 --provider oak --db region.db"
    })
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class StoreConsentCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Option(
      names = "--set",
      required = true,
      paramLabel = "YES|NO",
      converter = YesNoChoice.class,
      completionCandidates = YesNoChoice.class,
      description = "Whether the individual consents.")
  private YesNoChoice.YesNo consent;

  @Mixin private IndividualOptions individual;

  @Option(
      names = "--no-link",
      description = "Leave it to the next 'store link' to bring persons up to date.")
  private boolean noLink;

  @Mixin private ReceiptOptions receipts;

  @Mixin private TalkOptions talk;

  @Override
  public Integer call() {
    Receipt receipt;
    try (Progress progress = talk.progress()) {
      receipt =
          receipts
              .toRights(!noLink, progress)
              .consent(individual.toAsked(receipts.requested()), consent == YesNoChoice.YesNo.YES);
    }
    if (!talk.quiet()) {
      RightsReport.print(receipt, Colour.terminal(spec));
    }
    return ExitCode.DONE;
  }
}
