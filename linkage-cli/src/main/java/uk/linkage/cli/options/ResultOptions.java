package uk.linkage.cli.options;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import uk.linkage.duckdb.output.OutputFormat;

/** Where the result of a linkage goes, and as what. */
@SuppressWarnings("NullAway.Init") // picocli fills the fields
public final class ResultOptions {

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description =
          "The folder for the result. It appears when all of it is written, or not at all.")
  private Path out;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      converter = FormatChoice.class,
      completionCandidates = FormatChoice.class,
      defaultValue = "csv",
      description =
          "The format of the large tables: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private OutputFormat format = OutputFormat.CSV;

  @Option(names = "--overwrite", description = "Replace an earlier result in DIR.")
  private boolean overwrite;

  /** For picocli. */
  public ResultOptions() {}

  /**
   * Returns the folder for the result.
   *
   * @return the folder
   */
  public Path out() {
    return out;
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
    return overwrite;
  }
}
