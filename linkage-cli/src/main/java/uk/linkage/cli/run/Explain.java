package uk.linkage.cli.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.explain.Explainer;
import uk.linkage.duckdb.explain.PairExplanation;
import uk.linkage.duckdb.output.PageTarget;
import uk.linkage.report.explain.ExplainPage;
import uk.linkage.report.page.PageFile;

/**
 * Explains why two records are one person, or two.
 *
 * @param result the folder of a result
 * @param first a record, by its id or with its provider before it
 * @param second another
 * @param html the file of a page, or null
 * @param overwrite whether a page that is there is replaced
 * @param machine how much of the machine may be taken
 */
public record Explain(
    Path result,
    String first,
    String second,
    @Nullable Path html,
    boolean overwrite,
    Machine machine) {

  /**
   * Does it.
   *
   * @return what speaks for it, when the page is written
   * @throws uk.linkage.intake.InputRefusedException if the folder is no result, the records are not
   *     in it, or the page can't be written
   */
  public PairExplanation run() {
    if (html == null) {
      return explain();
    }
    try (PageTarget page = PageTarget.prepare(html, "--html", overwrite)) {
      PairExplanation explanation = explain();
      PageFile.write(ExplainPage.of(explanation), page.path());
      page.commit();
      return explanation;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private PairExplanation explain() {
    try (DuckDb db = DuckDb.inMemory(machine.threads(), machine.databaseBytes())) {
      return Explainer.explain(db, result, first, second);
    }
  }
}
