package uk.linkage.cli.options;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The folder that a result goes to. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class FolderOptions {

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description =
          "The folder for the result. It appears when all of it is written, or not at all.")
  private Path out;

  @Option(names = "--overwrite", description = "Replace an earlier result in DIR.")
  private boolean overwrite;

  /** For picocli. */
  public FolderOptions() {}

  /**
   * Returns the folder for the result.
   *
   * @return the folder
   */
  public Path out() {
    return out;
  }

  /**
   * Tells whether an earlier result is replaced.
   *
   * @return whether it is
   */
  public boolean overwrite() {
    return overwrite;
  }
}
