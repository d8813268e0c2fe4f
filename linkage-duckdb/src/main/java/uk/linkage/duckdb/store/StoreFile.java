package uk.linkage.duckdb.store;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.output.PrivateFolder;
import uk.linkage.intake.InputRefusedException;

/**
 * The file of a store, open: one process at a time.
 *
 * <p>Not safe for use by several threads.
 */
public final class StoreFile implements AutoCloseable {

  /** By which a store is told from any other database. */
  private static final String KIND = "linkage person store";

  private final Path path;
  private final Path real;
  private final DuckDb db;
  private final StoreQueries queries;
  private boolean hasNote;

  private StoreFile(Path path, Path real, DuckDb db) {
    this.path = path;
    this.real = real;
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
            store.queries.inTransaction(
                () -> {
                  StoreSchema.STEPS.forEach(step -> step.forEach(store.queries::update));
                  store.set("kind", KIND);
                  store.set("format", Integer.toString(StoreSchema.FORMAT));
                  store.set("created", day.toString());
                  store.set("created_by", version);
                  store.set("historical", "yes");
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
   * Opens a store. What a killed command has left beside it is removed; a store of an older format
   * is copied to {@code NAME.before-format-N} and brought up to date.
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
    Path real = StoreDoor.requireDatabase(path);
    StoreFile store = connected(path, real, machine, /* toRead= */ false);
    store.prepare(() -> store.takeNote(use));
    if (store.format() == StoreSchema.FORMAT) {
      return store;
    }
    int before = store.format();
    store.close();
    Path kept = StoreMigration.keepBefore(real, StoreSchema.FORMAT);
    StoreFile again = connected(path, real, machine, /* toRead= */ false);
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
          if (store.format() < StoreSchema.FORMAT) {
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
    StoreFile store = connected(path, StoreDoor.requireDatabase(path), machine, /* toRead= */ true);
    store.prepare(() -> {});
    return store;
  }

  private static StoreFile connected(Path path, Path real, Machine machine, boolean toRead) {
    return new StoreFile(path, real, StoreDoor.connected(path, real, machine, toRead));
  }

  /** Looks whether it is a store, and does the rest; closes it if something is wrong. */
  private void prepare(Runnable rest) {
    boolean done = false;
    try {
      requireOurs();
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
    StoreHolder.self(use.command()).write(real);
    hasNote = true;
    if (before != null && !before.isAlive()) {
      use.told()
          .accept(
              before.inWords()
                  + " did not come to its end: the store is as it was before that or, if the"
                  + " command had said that it was done, after it ('linkage store status')");
    }
    PrivateFolder.sweepBeside(real, real).forEach(use.told());
  }

  private void requireOurs() {
    boolean isOurs =
        queries.number(
                "SELECT count(*) FROM information_schema.columns WHERE table_schema = 'main' AND"
                    + " table_name = 'meta' AND column_name IN ('name', 'value') AND data_type ="
                    + " 'VARCHAR'")
            == 2;
    if (!isOurs || !KIND.equals(setting("kind"))) {
      throw StoreDoor.notOurs(path, "another database");
    }
    if (format() > StoreSchema.FORMAT) {
      throw new InputRefusedException(
          String.format(
              Locale.ROOT,
              "%s: must be of format %d or older, got %d, of a newer version of linkage; use that",
              path,
              StoreSchema.FORMAT,
              format()));
    }
  }

  /** The format of the file. */
  int format() {
    String said = setting("format");
    if (!said.matches("[1-9]\\d{0,8}")) {
      throw StoreDoor.damaged(path, new IllegalStateException("no format"));
    }
    return Integer.parseInt(said);
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
   * Closes the store. Its log is folded into the file; where there is no space for that it stays
   * beside, and the next command folds it in.
   */
  @Override
  public void close() {
    try {
      if (hasNote) {
        // While the lock is still ours: afterwards the note could be another process's.
        queries.foldLogIn();
        StoreHolder.remove(real);
      }
    } finally {
      db.close();
    }
  }
}
