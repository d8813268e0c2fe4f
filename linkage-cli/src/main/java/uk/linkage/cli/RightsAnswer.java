package uk.linkage.cli;

import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import uk.linkage.cli.options.ReceiptOptions;
import uk.linkage.cli.options.TalkOptions;
import uk.linkage.cli.progress.Progress;
import uk.linkage.cli.report.RightsReport;
import uk.linkage.cli.run.StoreRights;
import uk.linkage.duckdb.store.rights.Receipt;

/** What all commands have that answer an individual: options, and how the answer is told. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
final class RightsAnswer {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Mixin private ReceiptOptions receipts;

  @Mixin private TalkOptions talk;

  /**
   * Does what was asked for, and tells what was done.
   *
   * @param links whether persons are brought up to date
   * @param right what was asked for
   * @return the exit code
   */
  int give(boolean links, Function<StoreRights, Receipt> right) {
    Receipt receipt;
    try (Progress progress = talk.progress()) {
      receipt = right.apply(receipts.toRights(spec, links, progress));
    }
    if (!talk.quiet()) {
      RightsReport.print(receipt, Colour.terminal(spec));
    }
    return ExitCode.DONE;
  }
}
