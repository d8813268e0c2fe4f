package uk.linkage.duckdb.store;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.output.Destroyed;
import uk.linkage.duckdb.output.PrivateFolder;
import uk.linkage.intake.InputRefusedException;

/**
 * The file of a store, open: one process at a time.
 *
 * <p>Not safe for use by several threads.
 */
public final class StoreFile implements AutoCloseable {

  /** Set as long as bytes of what was erased are to be overwritten. */
  static final String REWRITE = "rewrite";

  /**
   * The setting that tells a store and its copies from any other: drawn when it is made. One that
   * was made before there was such a setting has none, and none of its copies has.
   */
  public static final String IDENTITY = "identity";

  private final Path path;
  private final Path real;
  private final Machine machine;
  private final DuckDb db;
  private final StoreQueries queries;
  private @Nullable StoreHolder note;

  private StoreFile(Path path, Path real, Machine machine, DuckDb db) {
    this.path = path;
    this.real = real;
    this.machine = machine;
    this.db = db;
    this.queries = new StoreQueries(path, StoreBytes.log(real), db);
  }

  /**
   * How much of the machine the database may take.
   *
   * @param threads how many threads, at least 1
   * @param memoryBytes how much memory, beside Java's heap
   */
  public record Machine(int threads, long memoryBytes) {}

  /**
   * Makes an empty store, for its owner alone where the file system has permissions.
   *
   * @param path where; nothing may be there
   * @param day today, as the store records it
   * @param version the version of linkage
   * @param machine what the database may take
   * @throws InputRefusedException if there is something, or it can't be written
   */
  public static void create(Path path, LocalDate day, String version, Machine machine) {
    NewStore.make(
        path,
        made -> {
          try (StoreFile store = connected(made, made, machine, /* toRead= */ false)) {
            store.change(
                "store init",
                AuditRow.Counts.EMPTY,
                act -> {
                  StoreFormat.make(store, day, version);
                  act.outcome("format " + StoreSchema.FORMAT);
                });
          }
        });
  }

  /**
   * Opens a store.
   *
   * @param path the file
   * @param machine what the database may take
   * @return the store, to be closed
   * @throws InputRefusedException as the other one does
   */
  public static StoreFile open(Path path, Machine machine) {
    return open(path, machine, StoreUse.UNNAMED);
  }

  /**
   * Opens a store. What a killed command has left beside it is removed; what was erased and not yet
   * overwritten is overwritten now; a store of an older format is copied to {@code
   * NAME.before-format-N} and brought up to date.
   *
   * @param path the file, or a link to it
   * @param machine what the database may take
   * @param use what for
   * @return the store, to be closed
   * @throws StoreInUseException if another process has it
   * @throws InputRefusedException if it isn't there, is none, is damaged or of a newer version; the
   *     message says what to do
   */
  public static StoreFile open(Path path, Machine machine, StoreUse use) {
    StoreDoor.requirePlain(path);
    StoreRewriting.recover(path);
    Path real = StoreDoor.requireDatabase(path);
    StoreDoor.requireNotRewritten(path, real);
    StoreFile store = opened(path, real, machine, use);
    if (!store.setting(REWRITE).isEmpty()) {
      // Something was erased, and the process ended before its bytes were overwritten.
      long bytes = store.rewrite().stream().mapToLong(Destroyed::bytes).sum();
      use.told()
          .accept(
              "what a command erased that did not come to its end is overwritten now ("
                  + Counted.of(bytes, "byte", "bytes")
                  + "); 'linkage store erase' of the same id says when it was erased");
      store = opened(path, real, machine, use);
    }
    return StoreFormat.of(store) == StoreSchema.FORMAT ? store : migrated(store, use);
  }

  /**
   * Opens a store again that this process has written anew. Another one may have come between.
   *
   * @param path the file
   * @param machine what the database may take
   * @param use what for
   * @return the store, to be closed
   * @throws StoreInUseException if another process keeps it
   * @throws InputRefusedException as for any store
   */
  public static StoreFile openAgain(Path path, Machine machine, StoreUse use) {
    return StoreDoor.patiently(() -> open(path, machine, use));
  }

  private static StoreFile opened(Path path, Path real, Machine machine, StoreUse use) {
    // As it was found: a log goes when the database has it.
    List<String> notes = StoreReaders.notes(path, real);
    StoreFile store = connected(path, real, machine, /* toRead= */ false);
    store.prepare(() -> store.takeNote(use));
    notes.forEach(use.told());
    return store;
  }

  private static StoreFile migrated(StoreFile store, StoreUse use) {
    Path path = store.path;
    Path real = store.real;
    int before = StoreFormat.of(store);
    store.close();
    Path kept = StoreMigration.keepBefore(real, StoreSchema.FORMAT);
    StoreFile again = connected(path, real, store.machine, /* toRead= */ false);
    again.prepare(
        () -> {
          again.takeNote(use);
          StoreMigration.steps(again, StoreSchema.STEPS);
        });
    use.told()
        .accept(
            String.format(
                Locale.ROOT,
                "%s was of format %d and is of format %d now; as it was it is kept beside as %s,"
                    + " and is for you to remove",
                path,
                before,
                StoreSchema.FORMAT,
                kept.getFileName()));
    return again;
  }

  /**
   * Opens a copy that nobody else knows of yet, and brings it up to date. Nothing is kept of how it
   * was.
   *
   * @param path the file
   * @param machine what the database may take
   * @return the store, to be closed
   * @throws InputRefusedException as for any store
   */
  public static StoreFile openCopy(Path path, Machine machine) {
    StoreFile store =
        connected(path, StoreDoor.requireDatabase(path), machine, /* toRead= */ false);
    store.prepare(
        () -> {
          if (StoreFormat.of(store) < StoreSchema.FORMAT) {
            StoreMigration.steps(store, StoreSchema.STEPS);
          }
        });
    return store;
  }

  /**
   * Opens a store to read it: not a byte of the file changes.
   *
   * @param path the file
   * @param machine what the database may take
   * @return the store, to be closed
   * @throws InputRefusedException as for any store
   */
  public static StoreFile openToRead(Path path, Machine machine) {
    Path real = StoreDoor.requireDatabase(path);
    StoreDoor.requireNotRewritten(path, real);
    StoreFile store = connected(path, real, machine, /* toRead= */ true);
    store.prepare(() -> {});
    return store;
  }

  private static StoreFile connected(Path path, Path real, Machine machine, boolean toRead) {
    return new StoreFile(path, real, machine, StoreDoor.connected(path, real, machine, toRead));
  }

  /** Looks whether it is a store, and does the rest; closes it if something is wrong. */
  private void prepare(Runnable rest) {
    boolean done = false;
    try {
      StoreFormat.requireOurs(this);
      rest.run();
      done = true;
    } finally {
      if (!done) {
        close();
      }
    }
  }

  private void takeNote(StoreUse use) {
    StoreHolder before = StoreHolder.of(real);
    List<UnfinishedAnswer> left = before == null ? List.of() : before.unfinished();
    note = StoreHolder.self(use.command()).with(left);
    note.write(real);
    if (before != null && !before.isAlive() && !before.isOver()) {
      use.told()
          .accept(
              before.inWords()
                  + " did not come to its end: the store is as it was before that or, if the"
                  + " command had said that it was done, after it ('linkage store status')");
    }
    if (!left.isEmpty()) {
      note = note.with(UnfinishedAnswer.destroyed(left, real, use.told()));
      note.write(real);
    }
    PrivateFolder.sweepBeside(real, real).forEach(use.told());
  }

  /**
   * Changes the store: all of it or nothing, with a row of the audit. The one way to change a
   * store; what is refused or fails leaves no row, because nothing was changed.
   *
   * @param command the command, without what was given to it
   * @param work makes the change, and tells the audit what it does
   */
  public void change(String command, Consumer<Act> work) {
    change(command, AuditRow.Counts.of(queries), work);
  }

  private void change(String command, AuditRow.Counts before, Consumer<Act> work) {
    queries.inTransaction(() -> new AuditTrail(this).change(command, before, work));
  }

  /**
   * Returns the end of the audit.
   *
   * @return its last row
   */
  public AuditHead head() {
    return new AuditTrail(this).head();
  }

  /**
   * Returns a setting.
   *
   * @param name its name
   * @return its value, empty if it was never set
   */
  public String setting(String name) {
    List<String> values =
        queries.rows("SELECT value FROM meta WHERE name = ?", row -> row.getString(1), name);
    return values.isEmpty() ? "" : values.get(0);
  }

  /**
   * Sets a setting.
   *
   * @param name its name
   * @param value its value
   */
  public void set(String name, String value) {
    queries.update("DELETE FROM meta WHERE name = ?", name);
    queries.update("INSERT INTO meta VALUES (?, ?)", name, value);
  }

  /**
   * Returns the file.
   *
   * @return its path, as it was given
   */
  public Path path() {
    return path;
  }

  /**
   * Returns the file itself.
   *
   * @return its path, without links
   */
  public Path realPath() {
    return real;
  }

  /**
   * Returns what asks the store.
   *
   * @return statements with bound values
   */
  public StoreQueries queries() {
    return queries;
  }

  /**
   * Notes where values of an individual are about to be written outside of the store. If the
   * process is killed, the next one that opens the store destroys what is left of them there.
   *
   * @param out the file or folder that is to be written
   */
  public void willWrite(Path out) {
    StoreHolder holder = note;
    if (holder != null) {
      List<UnfinishedAnswer> all = new ArrayList<>(holder.unfinished());
      all.add(
          new UnfinishedAnswer(ProcessHandle.current().pid(), out.toAbsolutePath().normalize()));
      note = holder.with(all);
      note.write(real);
    }
  }

  /**
   * Closes the store and writes it anew, so that its file has no byte of what was removed; the file
   * before is overwritten and removed.
   *
   * @return what was destroyed
   * @throws InputRefusedException if it can't be done now; the next process that opens the store
   *     does it then
   */
  public List<Destroyed> rewrite() {
    try {
      return StoreRewriting.of(real, machine, this::handOver);
    } finally {
      close();
    }
  }

  /** Closes the store; its note stays until this process has it again. */
  void handOver() {
    StoreHolder keeper = note;
    if (keeper != null) {
      note = null;
      queries.foldLogIn();
      keeper.rewriting().write(real);
    }
    close();
  }

  /**
   * Closes the store. Its log is folded into the file; where there is no space for that it stays
   * beside, and the next command folds it in.
   */
  @Override
  public void close() {
    try {
      StoreHolder holder = note;
      if (holder != null) {
        // While the lock is still ours: afterwards the note could be another process's.
        note = null;
        queries.foldLogIn();
        holder.leave(real);
      }
    } finally {
      db.close();
    }
  }
}
