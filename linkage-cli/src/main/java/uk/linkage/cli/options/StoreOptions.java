package uk.linkage.cli.options;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.linkage.cli.run.Store;

/** Which store is worked on, and with how much of the machine. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class StoreOptions {

  @Option(
      names = "--db",
      required = true,
      paramLabel = "FILE",
      description = "The file of the store.")
  private Path db;

  @Mixin private MachineOptions machine;

  /** For picocli. */
  public StoreOptions() {}

  /**
   * Returns the store.
   *
   * @return what works on it
   */
  public Store toStore() {
    return new Store(db, machine.toMachine());
  }
}
