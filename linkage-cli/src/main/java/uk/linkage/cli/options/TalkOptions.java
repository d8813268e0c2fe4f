package uk.linkage.cli.options;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import uk.linkage.cli.progress.Progress;

/** How much is said while a command runs. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class TalkOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = {"-q", "--quiet"},
      description = "Say nothing but errors.")
  private boolean quiet;

  /** For picocli. */
  public TalkOptions() {}

  /**
   * Tells whether nothing but errors is to be said.
   *
   * @return whether it is
   */
  public boolean quiet() {
    return quiet;
  }

  /**
   * Starts to show how far the run is, if somebody looks.
   *
   * @return the progress, to be closed at the end
   */
  public Progress progress() {
    boolean shown = !quiet && Progress.somebodyLooks();
    return shown ? Progress.on(spec.commandLine().getErr()) : Progress.none();
  }
}
