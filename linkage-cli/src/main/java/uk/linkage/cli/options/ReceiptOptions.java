package uk.linkage.cli.options;

import java.nio.file.Path;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import uk.linkage.StageListener;
import uk.linkage.cli.run.StoreRights;

/** Where something is done that was asked for, since when, and where that is put on record. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class ReceiptOptions {

  @Option(
      names = "--db",
      required = true,
      paramLabel = "FILE",
      description = "The file of the store.")
  private Path db;

  @Option(
      names = "--requested",
      paramLabel = "DATE",
      description = "The day on which it was asked, yyyy-MM-dd (default: today).")
  private @Nullable LocalDate requested;

  @Option(
      names = "--receipt",
      paramLabel = "FILE",
      description =
          "Also write the receipt to this file, as JSON. It has no value of an attributor.")
  private @Nullable Path receipt;

  @Mixin private MachineOptions machine;

  /** For picocli. */
  public ReceiptOptions() {}

  /**
   * Returns what does it.
   *
   * @param command the command
   * @param links whether persons are brought up to date
   * @param listener told what is being done
   * @return the rights on a store
   */
  public StoreRights toRights(CommandSpec command, boolean links, StageListener listener) {
    return new StoreRights(
        db, machine.toMachine(), StoreOptions.use(command), requested, receipt, links, listener);
  }
}
