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
import uk.linkage.cli.progress.Progress;
import uk.linkage.cli.report.RightsReport;
import uk.linkage.duckdb.store.rights.Receipt;

/** The command {@code store erase}: an individual has a record erased. */
@Command(
    name = "erase",
    customSynopsis = "linkage store erase --of ID --db FILE [OPTIONS]",
    description = {
      "Erases a record: all that the store has of it, the bytes as well, and for ever.",
      "",
      "The store is written anew without it, which takes as much free space as it has, and the file"
          + " before is overwritten. A keyed hash stays, so that a later upload or a restored"
          + " backup does not bring the record back. This can't be undone; an individual who only"
          + " says No keeps the choice with 'store consent'."
    },
    footer = {"  linkage store erase --of 1017 --db region.db --receipt 1017-erased.json"})
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class StoreEraseCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

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
          receipts.toRights(!noLink, progress).erase(individual.toAsked(receipts.requested()));
    }
    if (!talk.quiet()) {
      RightsReport.print(receipt, Colour.terminal(spec));
    }
    return ExitCode.DONE;
  }
}
