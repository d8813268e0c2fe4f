package uk.linkage.cli.options;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import uk.linkage.cli.run.Machine;

/** How much of the machine a run may take. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class MachineOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads work; changes no result (default: one for each core).")
  private @Nullable Integer threads;

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = MemorySize.class,
      description = "How much memory the run may take, such as 4g (default: what Java may take).")
  private @Nullable Long memory;

  /** For picocli. */
  public MachineOptions() {}

  /**
   * Returns the options as a plain record.
   *
   * @return how much of the machine a run may take
   * @throws ParameterException if there is not that much
   */
  public Machine toMachine() {
    try {
      Machine all = Machine.whole();
      Machine some = threads == null ? all : all.withThreads(threads);
      return memory == null ? some : some.withMemory(memory);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }
}
