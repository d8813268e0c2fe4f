package uk.linkage.cli.run;

import java.io.IOException;
import uk.linkage.duckdb.output.OutputDirectory;
import uk.linkage.report.page.Page;
import uk.linkage.report.page.PageFile;

/** The page of a run, among its results. */
final class ReportFile {

  private static final String NAME = "report.html";

  private ReportFile() {}

  /** Writes the page, which must be there before run.json hashes all files. */
  static void write(Page page, OutputDirectory directory) {
    try {
      PageFile.write(page, directory.file(NAME));
    } catch (IOException e) {
      throw directory.refusal(NAME, e);
    }
  }
}
