package uk.linkage.cli.run;

import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreUse;
import uk.linkage.duckdb.store.copy.StoreBackup;
import uk.linkage.duckdb.store.copy.StoreRestore;

/**
 * Copies a person store, and brings copies back.
 *
 * @param db its file
 * @param machine how much of the machine may be taken
 * @param use what it is opened for
 */
public record StoreCopies(Path db, Machine machine, StoreUse use) {

  private StoreFile.Machine database() {
    return new StoreFile.Machine(machine.threads(), machine.databaseBytes());
  }

  private static LocalDateTime now() {
    return LocalDateTime.now(ZoneId.systemDefault()).truncatedTo(ChronoUnit.SECONDS);
  }

  /**
   * Makes a backup.
   *
   * @param out where to
   * @param overwrite whether a file that is there may be replaced
   * @return the backup
   */
  public StoreBackup.Made backup(Path out, boolean overwrite) {
    return StoreBackup.make(db, out, overwrite, database(), use, now());
  }

  /**
   * Restores a backup.
   *
   * @param from the backup
   * @param sha256 its SHA-256; null if it is to be found beside
   * @param overwrite whether a store that is there may be replaced
   * @param evenIfUnreadable whether one may be that can't be read
   * @return what was restored
   */
  public StoreRestore.Restored restore(
      Path from, @Nullable String sha256, boolean overwrite, boolean evenIfUnreadable) {
    return StoreRestore.run(
        new StoreRestore.Asked(from, sha256, db, overwrite, evenIfUnreadable, now()),
        database(),
        use);
  }
}
