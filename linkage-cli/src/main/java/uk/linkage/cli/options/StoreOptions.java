package uk.linkage.cli.options;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.linkage.cli.report.Printable;
import uk.linkage.cli.run.Store;
import uk.linkage.cli.run.StoreCopies;
import uk.linkage.duckdb.store.StoreUse;

/** Which store is worked on, and with how much of the machine. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class StoreOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

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
    return new Store(db, machine.toMachine(), use());
  }

  /**
   * Returns the copies of the store.
   *
   * @return what makes and restores them
   */
  public StoreCopies toCopies() {
    return new StoreCopies(db, machine.toMachine(), use());
  }

  /**
   * Returns what the store is opened for: this command. What is found on opening is said beside the
   * result, so that the result stays readable for programs.
   *
   * @return the command, and where notes go
   */
  public StoreUse use() {
    return use(spec);
  }

  /**
   * Returns what a store is opened for by a command.
   *
   * @param spec the command
   * @return the command, and where notes go
   */
  public static StoreUse use(CommandSpec spec) {
    return new StoreUse(
        spec.qualifiedName(" "),
        sentence ->
            spec.commandLine().getErr().println("linkage: note: " + Printable.of(sentence)));
  }
}
