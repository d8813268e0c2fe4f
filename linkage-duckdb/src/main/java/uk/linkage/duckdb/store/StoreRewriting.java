package uk.linkage.duckdb.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
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
import uk.linkage.duckdb.output.OwnerOnly;
import uk.linkage.intake.InputRefusedException;

/**
 * Writes a store into a new file and destroys the old one, because DuckDB leaves the bytes of a
 * removed row where they were.
 *
 * <p>Whenever the process ends, the old or the new store stands under the name. Both are kept in a
 * folder beside it, whose lock keeps others out; what a killed process has left there is destroyed
 * by whoever opens the store next.
 */
final class StoreRewriting implements AutoCloseable {

  private static final String NEW = "new";
  private static final String OLD = "old";
  private static final String LOG = "log";

  private final Path target;
  private final ErasingFolder folder;
  private boolean isDone;

  private StoreRewriting(Path target, ErasingFolder folder) {
    this.target = target;
    this.folder = folder;
  }

  /**
   * Rewrites a store.
   *
   * @param target the file, without links
   * @param machine what the database may take
   * @param closing closes the store, which is open here: until then nobody else can come between
   * @return what was destroyed
   * @throws StoreInUseException if another process has it open and keeps it
   * @throws InputRefusedException if it can't be done; nothing is left of the attempt
   */
  static List<Destroyed> of(Path target, StoreFile.Machine machine, Runnable closing) {
    try (StoreRewriting rewriting = begin(target)) {
      closing.run();
      return StoreDoor.patiently(() -> rewriting.run(machine));
    } catch (StoreInUseException e) {
      throw e;
    } catch (InputRefusedException e) {
      // The command comes to its end by that.
      StoreHolder.remove(target);
      throw e;
    }
  }

  /** Keeps others out, and keeps hold of the log, which the database removes when it is closed. */
  private static StoreRewriting begin(Path target) {
    return StoreDoor.patiently(
        () -> {
          try {
            ErasingFolder folder = ErasingFolder.make(target);
            if (folder == null) {
              throw StoreDoor.inUse(target, target, new IOException("its folder is looked into"));
            }
            StoreRewriting rewriting = new StoreRewriting(target, folder);
            rewriting.putInOrder();
            rewriting.holdLog();
            return rewriting;
          } catch (IOException e) {
            throw refusal(target, e);
          }
        });
  }

  private void holdLog() {
    try {
      Path log = StoreBytes.log(target);
      if (Files.exists(log)) {
        Files.createLink(folder.file(LOG), log);
      }
    } catch (IOException | UnsupportedOperationException e) {
      // A file system without hard links: the log is removed by the database as it always is.
      return;
    }
  }

  /** Rewrites the store, which nobody has open. May be tried again if somebody has. */
  private List<Destroyed> run(StoreFile.Machine machine) {
    try {
      List<Destroyed> destroyed = rewritten(machine);
      isDone = true;
      folder.remove();
      return destroyed;
    } catch (IOException | SQLException e) {
      throw refusal(target, e);
    }
  }

  private static InputRefusedException refusal(Path store, Exception e) {
    String words = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    String what =
        store + ": what was erased is gone from the store, but its bytes are not overwritten yet: ";
    if (words.contains("set lock") || words.contains("another process")) {
      return new StoreInUseException(
          what + "another process has it open. The next command on the store does it", e);
    }
    boolean full =
        words.contains("no space")
            || words.contains("not enough space")
            || words.contains("could not write")
            || words.contains("quota")
            || StoreRoom.free(store) < StoreRoom.needed(store);
    return new InputRefusedException(
        what
            + (full
                ? StoreRoom.words(store)
                : "the file could not be written anew; see that its folder and the hidden folders"
                    + " beside it are yours to write to, and that the disk is whole")
            + ". Until then commands on the store are refused; then the next one does it first",
        e);
  }

  /** Puts in order what a process has left that was killed while it rewrote this store. */
  static void recover(Path path) {
    try {
      Path target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
      for (Path left : ErasingFolder.beside(target)) {
        try (ErasingFolder folder = ErasingFolder.take(left)) {
          if (folder != null) {
            new StoreRewriting(target, folder).putInOrder();
            folder.remove();
          } else if (Files.exists(left)) {
            throw StoreDoor.inUse(path, target, new IOException("the store is written anew"));
          }
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

  /** The store has its name, and nothing else is left in the folder. */
  private void putInOrder() throws IOException {
    if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS) && Files.exists(folder.file(OLD))) {
      Files.move(folder.file(OLD), target);
    }
    if (Files.exists(target)) {
      List<Destroyed> unused = folder.empty(target);
    }
  }

  private List<Destroyed> rewritten(StoreFile.Machine machine) throws IOException, SQLException {
    Path made = folder.file(NEW);
    Path old = folder.file(OLD);
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
    return folder.empty(target);
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

  /** Puts all in order, unless that is done, and lets others in. */
  @Override
  public void close() {
    try (folder) {
      if (!isDone) {
        putInOrder();
        folder.remove();
      }
    } catch (IOException e) {
      // The next one that opens the store finds the folder, and nobody in it.
      return;
    }
  }
}
