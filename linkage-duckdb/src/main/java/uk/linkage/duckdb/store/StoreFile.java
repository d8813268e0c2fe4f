package uk.linkage.duckdb.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import uk.linkage.duckdb.DuckDb;
import uk.linkage.duckdb.output.Destroyed;
import uk.linkage.duckdb.output.OwnerOnly;
import uk.linkage.intake.InputRefusedException;

/**
 * The file of a store, open: one process at a time.
 *
 * <p>Not safe for use by several threads.
 */
public final class StoreFile implements AutoCloseable {

  private static final byte[] MAGIC = "DUCK".getBytes(StandardCharsets.US_ASCII);
  private static final int MAGIC_AT = 8;

  /** By which a store is told from any other database. */
  private static final String KIND = "linkage person store";

  /** Set as long as bytes of what was erased are to be overwritten. */
  static final String REWRITE = "rewrite";

  private final Path path;
  private final Machine machine;
  private final DuckDb db;
  private final StoreQueries queries;

  private StoreFile(Path path, Machine machine, DuckDb db) {
    this.path = path;
    this.machine = machine;
    this.db = db;
    this.queries = new StoreQueries(path, db);
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
    requirePlain(path);
    Path target = path.toAbsolutePath();
    // Made in a folder that nobody else can look into, and put in its place when it is whole.
    Path folder = target.resolveSibling("." + target.getFileName() + ".partial-" + ownProcess());
    Path made = folder.resolve("store");
    try {
      requireFree(path);
      Files.createDirectory(folder);
      OwnerOnly.keep(folder);
      write(made, day, version, machine);
      OwnerOnly.keep(made);
      Files.move(made, target);
    } catch (FileAlreadyExistsException e) {
      throw taken(path);
    } catch (NoSuchFileException e) {
      throw new InputRefusedException(
          path + ": must be in a folder that exists, got none; make the folder first", e);
    } catch (IOException e) {
      throw new InputRefusedException(
          path + ": could not be made; check that the folder is yours to write to", e);
    } finally {
      removeQuietly(made);
      removeQuietly(folder);
    }
  }

  private static long ownProcess() {
    return ProcessHandle.current().pid();
  }

  private static void requireFree(Path path) {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      throw taken(path);
    }
  }

  private static InputRefusedException taken(Path path) {
    return new InputRefusedException(
        path + ": must not exist, got a file or folder of this name; choose another --db");
  }

  private static void removeQuietly(Path left) {
    try {
      Files.deleteIfExists(left);
    } catch (IOException e) {
      // It is empty, and its name says what it is.
      return;
    }
  }

  private static void write(Path path, LocalDate day, String version, Machine machine) {
    try (StoreFile store = new StoreFile(path, machine, connected(path, machine))) {
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
  }

  /**
   * Opens a store.
   *
   * @param path the file
   * @param machine what the database may take
   * @return the store, to be closed
   * @throws InputRefusedException if it isn't there, is none, is damaged, in use or of a newer
   *     version; the message says what to do
   */
  public static StoreFile open(Path path, Machine machine) {
    requirePlain(path);
    StoreRewriting.recover(path);
    StoreFile store = opened(path, machine);
    if (!store.setting(REWRITE).isEmpty()) {
      // Something was erased, and the process ended before its bytes were overwritten.
      store.close();
      StoreRewriting.run(path, machine);
      return opened(path, machine);
    }
    return store;
  }

  private static StoreFile opened(Path path, Machine machine) {
    requireDatabase(path);
    DuckDb db = connected(path, machine);
    try {
      StoreFile store = new StoreFile(path, machine, db);
      store.requireOurs();
      return store;
    } catch (RuntimeException e) {
      db.close();
      throw e;
    }
  }

  private static void requirePlain(Path path) {
    // DuckDB's driver takes what follows a semicolon or a question mark for settings.
    if (path.toString().matches(".*[;?].*")) {
      throw new InputRefusedException(
          path + ": the name of a store must be without ';' and '?'; choose another --db");
    }
  }

  private static void requireDatabase(Path path) {
    if (!Files.exists(path)) {
      throw new InputRefusedException(
          path
              + ": must be a store, got no such file; check --db, or make one: linkage store init");
    }
    if (!Files.isRegularFile(path)) {
      throw new InputRefusedException(path + ": must be the file of a store, got a folder");
    }
    byte[] head = new byte[MAGIC_AT + MAGIC.length];
    try (InputStream in = Files.newInputStream(path)) {
      int read = in.readNBytes(head, 0, head.length);
      if (read < head.length || !Arrays.equals(MAGIC, 0, 4, head, MAGIC_AT, MAGIC_AT + 4)) {
        throw notOurs(path, read == 0 ? "an empty file" : "a file of another kind");
      }
    } catch (IOException e) {
      throw new InputRefusedException(
          path + ": could not be read; check that it is yours to read, and the disk", e);
    }
  }

  private static InputRefusedException notOurs(Path path, String what) {
    return new InputRefusedException(
        path + ": must be a store that 'linkage store init' made, got " + what + "; check --db");
  }

  private static DuckDb connected(Path path, Machine machine) {
    DuckDb db = DuckDb.onFile(path.toAbsolutePath(), machine.threads(), machine.memoryBytes());
    try {
      db.connection();
      return db;
    } catch (IllegalStateException e) {
      // Its words are looked at and not shown.
      String words =
          Objects.toString(e.getCause() == null ? null : e.getCause().getMessage(), "")
              .toLowerCase(Locale.ROOT);
      db.close();
      if (words.contains("lock")) {
        throw new InputRefusedException(
            path + ": is in use by another process; wait until that has ended", e);
      }
      throw new InputRefusedException(
          path + ": can't be opened: the file is damaged, or not yours to write to", e);
    }
  }

  private void requireOurs() {
    boolean tables =
        queries.number(
                "SELECT count(*) FROM information_schema.tables WHERE table_name = ?", "meta")
            == 1;
    if (!tables || !KIND.equals(setting("kind"))) {
      throw notOurs(path, "another database");
    }
    int format = Integer.parseInt(setting("format"));
    if (format > StoreSchema.FORMAT) {
      throw new InputRefusedException(
          String.format(
              Locale.ROOT,
              "%s: must be of format %d or older, got %d, of a newer version of linkage; use that",
              path,
              StoreSchema.FORMAT,
              format));
    }
    if (format < StoreSchema.FORMAT) {
      queries.inTransaction(
          () -> {
            StoreSchema.STEPS
                .subList(format, StoreSchema.FORMAT)
                .forEach(step -> step.forEach(queries::update));
            set("format", Integer.toString(StoreSchema.FORMAT));
          });
    }
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
   * Removes all that the store has of some records, within a transaction. What was removed is still
   * in the bytes of the file until {@link #rewrite}, or the next process that opens it.
   *
   * @param keys the keys of the records
   * @return how many rows of which table were removed, in order of name
   */
  public SortedMap<String, Long> erase(List<Integer> keys) {
    queries.stage(
        "erased",
        "key INTEGER",
        rows -> {
          for (int key : keys) {
            rows.beginRow().append(key).endRow();
          }
        });
    SortedMap<String, Long> removed = new TreeMap<>();
    for (StoreSchema.OfRecord of : StoreSchema.OF_RECORDS) {
      removed.merge(of.table(), erased(of.table(), of.column()), Long::sum);
    }
    removed.put("record", erased("record", "key"));
    set(REWRITE, "due");
    return removed;
  }

  /**
   * Counts what the store has of some records.
   *
   * @param keys keys of records
   * @return how many rows of all tables
   */
  public long rowsOf(List<Integer> keys) {
    long rows = 0;
    for (int key : keys) {
      rows += queries.number("SELECT count(*) FROM record WHERE key = ?", key);
      for (StoreSchema.OfRecord of : StoreSchema.OF_RECORDS) {
        rows +=
            queries.number(
                "SELECT count(*) FROM " + of.table() + " WHERE " + of.column() + " = ?", key);
      }
    }
    return rows;
  }

  private long erased(String table, String column) {
    String rows = " FROM " + table + " WHERE " + column + " IN (SELECT key FROM erased)";
    long count = queries.number("SELECT count(*)" + rows);
    queries.update("DELETE" + rows);
    return count;
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
    StoreRewriting.holdLog(path);
    close();
    return StoreRewriting.run(path, machine);
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
   * Returns what asks the store.
   *
   * @return statements with bound values
   */
  public StoreQueries queries() {
    return queries;
  }

  @Override
  public void close() {
    db.close();
  }
}
