package uk.linkage.duckdb.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.output.Destroyed;
import uk.linkage.duckdb.output.Destruction;
import uk.linkage.duckdb.output.Leftovers;
import uk.linkage.duckdb.output.OwnerOnly;
import uk.linkage.intake.InputRefusedException;

/**
 * Writes a store into a new file and destroys the old one, because DuckDB leaves the bytes of a
 * removed row where they were.
 *
 * <p>Whenever the process ends, the old or the new store stands under the name. Both are kept in a
 * folder of this process beside it; what a killed process has left there is destroyed by whoever
 * opens the store next.
 */
final class StoreRewriting {

  private static final String NEW = "new";
  private static final String OLD = "old";
  private static final String LOG = "log";

  private final Path named;
  private final Path target;
  private final Path folder;

  private StoreRewriting(Path named) throws IOException {
    this.named = named;
    // A store behind a symbolic link is rewritten where it is, and the link stays.
    this.target = named.toRealPath();
    this.folder = Leftovers.own(target, Leftovers.ERASING);
  }

  /** Rewrites a store that nobody has open. */
  static List<Destroyed> run(Path path, StoreFile.Machine machine) {
    try {
      return new StoreRewriting(path).run(machine);
    } catch (IOException | SQLException e) {
      String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
      boolean busy = words.contains("set lock") || words.contains("another process");
      String what =
          path
              + ": what was erased is gone from the store, but its bytes could not be overwritten"
              + (busy
                  ? ": another process has it open"
                  : "; free some space, it takes as much as the store")
              + ". The next command on the store tries again: linkage store status";
      throw busy ? new StoreInUseException(what, e) : new InputRefusedException(what, e);
    }
  }

  /**
   * Keeps hold of the log, which the database removes when it is closed, so that it can be
   * overwritten.
   */
  static void holdLog(Path path) {
    try {
      StoreRewriting rewriting = new StoreRewriting(path);
      Path log = StoreBytes.log(rewriting.target);
      if (Files.exists(log)) {
        rewriting.makeFolder();
        Files.createLink(rewriting.folder.resolve(LOG), log);
      }
    } catch (IOException | UnsupportedOperationException e) {
      // A file system without hard links: the log is removed by the database as it always is.
      return;
    }
  }

  /** Puts in order what a process has left that was killed while it rewrote this store. */
  static void recover(Path path) {
    try {
      Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
      for (Path left : Leftovers.ofDeadProcesses(target, Leftovers.ERASING)) {
        if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS) && Files.exists(left.resolve(OLD))) {
          Files.move(left.resolve(OLD), target);
        }
        if (Files.exists(target)
            && Files.getOwner(left, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(target))) {
          List<Destroyed> unused = destroy(left, target);
        }
      }
    } catch (IOException e) {
      throw new InputRefusedException(
          path
              + ": a command that was killed has left a folder of the store beside it, and it could"
              + " not be destroyed; see that it is yours to write to",
          e);
    }
  }

  private void makeFolder() throws IOException {
    if (!Files.exists(folder)) {
      Files.createDirectory(folder);
      OwnerOnly.keep(folder);
    }
  }

  private List<Destroyed> run(StoreFile.Machine machine) throws IOException, SQLException {
    makeFolder();
    Path made = folder.resolve(NEW);
    Path old = folder.resolve(OLD);
    Files.deleteIfExists(made);
    try (DuckDb db = DuckDb.inMemory(machine.threads(), machine.memoryBytes())) {
      // As long as it is attached nobody else can change it.
      db.execute("ATTACH " + DuckDb.literal(target.toString()) + " AS old (READ_ONLY)");
      db.execute("ATTACH " + DuckDb.literal(made.toString()) + " AS new");
      OwnerOnly.keep(made);
      db.execute("COPY FROM DATABASE old TO new");
      List<String> before = digests(db, "old");
      if (!before.equals(digests(db, "new"))) {
        throw new IOException("the copy of a store must hold what the store holds");
      }
      db.execute("DELETE FROM new.meta WHERE name = " + DuckDb.literal(StoreFile.REWRITE));
      db.execute("DETACH new");
      force(made, StandardOpenOption.WRITE);
      if (isPosix()) {
        swap(made, old);
      }
      db.execute("DETACH old");
    } catch (IllegalStateException e) {
      throw new IOException(e);
    }
    if (!isPosix()) {
      swap(made, old);
    }
    return destroy(folder, target);
  }

  /** Elsewhere a file that is open can't be replaced. */
  private boolean isPosix() {
    return target.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** How many rows each table has, and what is in them whatever their order. */
  private static List<String> digests(DuckDb db, String database) throws SQLException {
    List<String> tables = new ArrayList<>();
    try (Statement statement = db.connection().createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT table_name FROM duckdb_tables() WHERE database_name = "
                    + DuckDb.literal(database)
                    + " ORDER BY table_name")) {
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
    }
    List<String> digests = new ArrayList<>();
    for (String table : tables) {
      try (Statement statement = db.connection().createStatement();
          ResultSet row =
              statement.executeQuery(
                  "SELECT count(*), sum(hash(t)::HUGEINT)::VARCHAR FROM "
                      + database
                      + ".main."
                      + DuckDb.identifier(table)
                      + " t")) {
        row.next();
        digests.add(table + " " + row.getLong(1) + " " + row.getString(2));
      }
    }
    return digests;
  }

  /** From the old store to the new one in one step; the old one keeps a second name. */
  private void swap(Path made, Path old) throws IOException {
    try {
      Files.createLink(old, target);
    } catch (IOException | UnsupportedOperationException e) {
      // Without hard links there is a moment in which it has no name but the one in the folder,
      // from where the next process puts it back.
      Files.move(target, old);
    }
    Files.move(made, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    force(Objects.requireNonNull(target.getParent()), StandardOpenOption.READ);
  }

  private static void force(Path path, StandardOpenOption how) throws IOException {
    if (Files.isDirectory(path) && !isForced(path)) {
      return;
    }
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(/* metaData= */ true);
    }
  }

  /** Not every system can open a folder. */
  private static boolean isForced(Path folder) {
    return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** Destroys a folder, but not what has another name in it and is the store, or its log. */
  private static List<Destroyed> destroy(Path folder, Path target) throws IOException {
    List<Path> inUse = List.of(target, StoreBytes.log(target));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        for (Path used : inUse) {
          if (Files.exists(used) && Files.exists(file) && Files.isSameFile(file, used)) {
            Files.delete(file);
          }
        }
      }
    }
    return Destruction.of(folder);
  }

  @Override
  public String toString() {
    return named.toString();
  }
}
