package uk.linkage.duckdb.store;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.intake.InputRefusedException;

/** What must hold of a file before it is opened as a store, and what is said if it doesn't. */
final class StoreDoor {

  /** For so long who has the store may be without a note: between the lock and its note. */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  /** As long as a command takes that reads a store. */
  private static final Duration LONG_PATIENCE = Duration.ofSeconds(10);

  private static final Duration BETWEEN_TRIES = Duration.ofMillis(50);

  private StoreDoor() {}

  static void requirePlain(Path path) {
    // DuckDB's driver takes what follows a semicolon or a question mark for settings.
    if (path.toString().matches("(?s).*[;?].*")) {
      throw new InputRefusedException(
          path + ": the name of a store must be without ';' and '?'; choose another --db");
    }
  }

  /**
   * Finds the file itself, which looks like a database. Its log and its note are beside the file
   * and not beside a link to it: otherwise who opens it by another name would miss a log.
   */
  static Path requireDatabase(Path path) {
    if (!Files.exists(path)) {
      throw new InputRefusedException(
          path
              + (Files.isSymbolicLink(path)
                  ? ": must be a store, got a link to a file that isn't there; check --db"
                  : ": must be a store, got no such file; check --db, or make one: linkage store"
                      + " init"));
    }
    if (!Files.isRegularFile(path)) {
      throw new InputRefusedException(
          path
              + ": must be the file of a store, got "
              + (Files.isDirectory(path) ? "a folder" : "a device or pipe")
              + "; check --db");
    }
    try {
      if (!StoreBytes.isDatabase(path)) {
        throw notOurs(path, Files.size(path) == 0 ? "an empty file" : "a file of another kind");
      }
      Path real = path.toRealPath();
      requirePlain(real);
      return real;
    } catch (AccessDeniedException e) {
      throw notYours(path, e);
    } catch (IOException e) {
      throw new InputRefusedException(path + ": could not be read; check the disk", e);
    }
  }

  static InputRefusedException notOurs(Path path, String what) {
    return new InputRefusedException(
        path + ": must be a store that 'linkage store init' made, got " + what + "; check --db");
  }

  private static InputRefusedException notYours(Path path, Throwable cause) {
    return new InputRefusedException(
        path
            + ": a store must be yours to read and to write, got one that isn't; check who owns it,"
            + " or work on a copy",
        cause);
  }

  static InputRefusedException damaged(Path path, Throwable cause) {
    return new InputRefusedException(
        path + ": can't be read: the file is damaged; go back to a copy of it (store restore)",
        cause);
  }

  /** Says who has the store, as far as that is known. */
  static StoreInUseException inUse(Path path, Path real, Throwable cause) {
    StoreHolder holder = StoreHolder.awaited(real, PATIENCE);
    String who =
        holder == null
            ? "another process"
            : holder.isAlive()
                ? holder.inWords()
                : "another process, which this machine doesn't show: the last known is "
                    + holder.inWords();
    return new StoreInUseException(
        path + ": is in use by " + who + "; wait until that has ended", cause);
  }

  /** The file of a store that is written anew is unlocked for a moment, and another one then. */
  static void requireNotRewritten(Path path, Path real) {
    StoreHolder holder = StoreHolder.of(real);
    if (holder != null && holder.keepsOut()) {
      throw inUse(path, real, new IllegalStateException("the store is written anew"));
    }
  }

  /** Does something that needs the store to itself, and waits a while for who has it. */
  static <T> T patiently(Supplier<T> work) {
    long start = System.nanoTime();
    while (true) {
      try {
        return work.get();
      } catch (StoreInUseException e) {
        if (System.nanoTime() - start > LONG_PATIENCE.toNanos()
            || Thread.currentThread().isInterrupted()) {
          throw e;
        }
        LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
      }
    }
  }

  /**
   * Starts DuckDB on a file, to change it or only to read it. Between its opening and its lock
   * another one may take its place, or somebody begin to write it anew: then it is in use.
   */
  static DuckDb connected(Path path, Path real, StoreFile.Machine machine, boolean toRead) {
    Object found = ErasingFolder.identity(real);
    DuckDb db = started(path, real, machine, toRead);
    // There is none yet when it is made.
    boolean isStill = found == null || found.equals(ErasingFolder.identity(real));
    if (isStill && !ErasingFolder.isHeldBeside(real)) {
      return db;
    }
    db.close();
    throw inUse(path, real, new IllegalStateException("the store is written anew"));
  }

  private static DuckDb started(Path path, Path real, StoreFile.Machine machine, boolean toRead) {
    DuckDb db =
        toRead
            ? DuckDb.onFileToRead(real, machine.threads(), machine.memoryBytes())
            : DuckDb.onFile(real, machine.threads(), machine.memoryBytes());
    try {
      db.connection();
      return db;
    } catch (IllegalStateException e) {
      db.close();
      throw refusal(path, real, e);
    }
  }

  private static InputRefusedException refusal(Path path, Path real, IllegalStateException e) {
    // DuckDB's words are looked at and not shown. ("block" has "lock" in it.)
    String words =
        Objects.toString(e.getCause() == null ? null : e.getCause().getMessage(), "")
            .toLowerCase(Locale.ROOT);
    if (words.contains("set lock") || words.contains("used by another process")) {
      return inUse(path, real, e);
    }
    if (words.contains("permission denied")
        || words.contains("read-only file system")
        || !Files.isWritable(real)) {
      return notYours(path, e);
    }
    if (words.contains("version number")) {
      return new InputRefusedException(
          path
              + ": can't be read by this version: it was written by a newer one of linkage; use"
              + " that",
          e);
    }
    if (words.contains("no space") || words.contains("could not write")) {
      return noSpace(path, e);
    }
    if (Files.isDirectory(StoreBytes.log(real), LinkOption.NOFOLLOW_LINKS)) {
      return new InputRefusedException(
          path + ": must have no folder of the name of its log beside it (.wal); move that away",
          e);
    }
    return damaged(path, e);
  }

  static InputRefusedException noSpace(Path path, Throwable cause) {
    return new InputRefusedException(
        path + ": could not be written, and is as it was; free some space on the disk", cause);
  }
}
