package uk.linkage.cli.options;

import uk.linkage.duckdb.output.OutputFormat;

/** Reads a format of output files. */
public final class FormatChoice extends ChoiceConverter<OutputFormat> {

  /** For picocli. */
  public FormatChoice() {
    super(OutputFormat.class);
  }
}
