package uk.linkage.cli.run;

import java.nio.file.Path;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.explain.Explainer;
import uk.linkage.duckdb.explain.PairExplanation;

/**
 * Explains why two records are one person, or two.
 *
 * @param result the folder of a result
 * @param first a record, by its id or with its provider before it
 * @param second another
 * @param machine how much of the machine may be taken
 */
public record Explain(Path result, String first, String second, Machine machine) {

  /**
   * Does it.
   *
   * @return what speaks for it
   * @throws uk.linkage.intake.InputRefusedException if the folder is no result, or the records are
   *     not in it
   */
  public PairExplanation run() {
    try (DuckDb db = DuckDb.inMemory(machine.threads(), machine.databaseBytes())) {
      return Explainer.explain(db, result, first, second);
    }
  }
}
