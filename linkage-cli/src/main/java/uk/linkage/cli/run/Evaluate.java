package uk.linkage.cli.run;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.evaluate.Evaluation;
import uk.linkage.duckdb.evaluate.PersonFiles;

/**
 * Compares the persons that a linkage found with the true ones.
 *
 * @param persons the file of the persons found
 * @param truth the file of the true ones
 * @param links the file of the links found, or null
 * @param machine how much of the machine may be taken
 */
public record Evaluate(Path persons, Path truth, @Nullable Path links, Machine machine) {

  /**
   * Does it.
   *
   * @return how near the one comes to the other
   * @throws uk.linkage.intake.InputRefusedException if a file can't be worked on
   */
  public Evaluation run() {
    try (DuckDb db = DuckDb.inMemory(machine.threads(), machine.databaseBytes())) {
      return PersonFiles.evaluate(db, persons, truth, links);
    }
  }
}
