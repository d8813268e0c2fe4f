package uk.linkage.cli.options;

import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import uk.linkage.duckdb.output.OutputFormat;

/** Where the result of a linkage goes, and as what. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class ResultOptions {

  @Mixin private FolderOptions folder;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = FormatChoice.class,
      completionCandidates = FormatChoice.class,
      defaultValue = "csv",
      description =
          "The format of the large tables: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private OutputFormat format = OutputFormat.CSV;

  /** For picocli. */
  public ResultOptions() {}

  /**
   * Returns the folder for the result.
   *
   * @return the folder
   */
  public Path out() {
    return folder.out();
  }

  /**
   * Returns the format of the large tables.
   *
   * @return the format
   */
  public OutputFormat format() {
    return format;
  }

  /**
   * Tells whether an earlier result is replaced.
   *
   * @return whether it is
   */
  public boolean overwrite() {
    return folder.overwrite();
  }
}
