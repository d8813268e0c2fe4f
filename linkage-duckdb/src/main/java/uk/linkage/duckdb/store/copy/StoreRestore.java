package uk.linkage.duckdb.store.copy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.output.Destroyed;
import uk.linkage.duckdb.output.OutputFolder;
import uk.linkage.duckdb.output.PrivateFolder;
import uk.linkage.duckdb.store.AuditHead;
import uk.linkage.duckdb.store.StoreBytes;
import uk.linkage.duckdb.store.StoreFile;
import uk.linkage.duckdb.store.StoreInUseException;
import uk.linkage.duckdb.store.StoreUse;
import uk.linkage.intake.InputRefusedException;

/**
 * Brings a backup back under the name of a store.
 *
 * <p>A process that is killed leaves the store that was there or the one that is restored. The
 * store that was there is kept beside.
 */
public final class StoreRestore {

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  private final Asked asked;
  private final StoreFile.Machine machine;
  private final Runnable beforeSwap;
  private final Path db;

  private StoreRestore(Asked asked, StoreFile.Machine machine, Runnable beforeSwap)
      throws IOException {
    this.asked = asked;
    this.machine = machine;
    this.beforeSwap = beforeSwap;
    Path given = asked.db().toAbsolutePath().normalize();
    this.db = Files.exists(given) ? given.toRealPath() : given;
  }

  /**
   * What is asked for.
   *
   * @param from the backup
   * @param sha256 its SHA-256; null if it is to be found beside
   * @param db where the store shall be
   * @param overwrite whether a store that is there may be replaced
   * @param evenIfUnreadable whether one may be replaced that can't be read, so that nobody knows
   *     what was erased or refused since the backup
   * @param now the time, for the name of the store that is kept
   */
  public record Asked(
      Path from,
      @Nullable String sha256,
      Path db,
      boolean overwrite,
      boolean evenIfUnreadable,
      LocalDateTime now) {}

  /**
   * What was restored.
   *
   * @param sha256 the SHA-256 of the backup
   * @param records how many records it holds
   * @param carried what individuals have asked for since; null if no store was there that could be
   *     asked
   * @param kept the store that was there; null if none was
   * @param audit the end of the audit of what was restored
   */
  public record Restored(
      String sha256,
      long records,
      LaterRights.@Nullable Carried carried,
      @Nullable Path kept,
      AuditHead audit) {}

  /**
   * Restores a backup.
   *
   * @param asked what is asked for
   * @param machine what the databases may take
   * @param use what the store is opened for
   * @return what was restored
   * @throws InputRefusedException if the backup is not what it was, or the place is taken; whatever
   *     was there is as it was
   */
  public static Restored run(Asked asked, StoreFile.Machine machine, StoreUse use) {
    return run(asked, machine, use, () -> {});
  }

  /**
   * The same.
   *
   * @param beforeSwap for tests: what another process does in the moment before the swap
   */
  static Restored run(Asked asked, StoreFile.Machine machine, StoreUse use, Runnable beforeSwap) {
    try {
      return new StoreRestore(asked, machine, beforeSwap).restored(use);
    } catch (IOException e) {
      throw new InputRefusedException(
          asked.db()
              + ": could not be put in its place; check the folder and the free space on the disk",
          e);
    }
  }

  private Restored restored(StoreUse use) throws IOException {
    requireFile(asked.from());
    List<String> expected = expected();
    boolean isThere = Files.exists(db, LinkOption.NOFOLLOW_LINKS);
    if (isThere) {
      requireReplaceable();
    } else {
      OutputFolder.requireThere(asked.db() + ":", db);
    }
    if (!Files.isWritable(Objects.requireNonNull(db.getParent()))) {
      throw new InputRefusedException(
          asked.db() + ": must be in a folder that is yours to write to; choose another --db");
    }
    requireNoLog(isThere);
    // Opened before anything is made beside it: it may be brought up to date by that. It stays open
    // until all is ready: what somebody asked for meanwhile would be lost with it.
    try (StoreFile old = isThere ? readable(use) : null;
        PrivateFolder folder = PrivateFolder.beside(db)) {
      Path copy = folder.file("store");
      String sha256 = StoreBytes.copyFile(asked.from(), copy);
      if (!expected.contains(sha256)) {
        throw new InputRefusedException(
            asked.from()
                + ": must have the SHA-256 that was noted when it was made, got another: it was"
                + " changed or damaged since; use another backup");
      }
      boolean canBeAsked = old != null;
      Taken taken;
      try {
        taken = taken(old, copy, sha256, isThere);
      } catch (InputRefusedException e) {
        if (old == null || !isDamaged(e)) {
          throw e;
        }
        // It could be opened, and what is asked of it is where the damage is.
        giveUp(old, e);
        canBeAsked = false;
        taken = taken(null, copy, sha256, isThere);
      }
      Path kept =
          canBeAsked
              ? replace(Objects.requireNonNull(old), copy)
              : isThere ? replaceUnread(copy) : place(copy);
      return new Restored(sha256, taken.records(), taken.carried(), kept, taken.audit());
    }
  }

  /** What the copy of the backup holds, with what was asked since. */
  private record Taken(long records, LaterRights.@Nullable Carried carried, AuditHead audit) {}

  private Taken taken(@Nullable StoreFile old, Path copy, String sha256, boolean isThere) {
    try (StoreFile restored = StoreFile.openCopy(copy, machine)) {
      LaterRights.Carried carried = null;
      if (old != null) {
        requireSameStore(old, restored);
        carried = LaterRights.carryOver(old, restored, sha256);
      } else {
        LaterRights.ofNone(restored, sha256, isThere);
      }
      // To read all of it shows that it can be read.
      StoreDigest.of(restored);
      Taken taken =
          new Taken(
              restored.queries().number("SELECT count(*) FROM record"), carried, restored.head());
      if (carried != null && carried.erased() > 0) {
        List<Destroyed> unused = restored.rewrite();
      }
      return taken;
    } catch (InputRefusedException e) {
      throw named(copy, e);
    }
  }

  /**
   * What can't be read of the copy can't be read of the backup, whose name the user knows; what
   * can't be written has to do with where the store shall be.
   */
  private InputRefusedException named(Path copy, InputRefusedException e) {
    String words = Objects.toString(e.getMessage(), "");
    if (!words.startsWith(copy.toString())) {
      return e;
    }
    String what = words.substring(copy.toString().length());
    boolean isDisk = what.contains("space on the disk");
    return new InputRefusedException(
        isDisk
            ? asked.db() + what
            : asked.from()
                + what.replace("--db", "--from")
                    .replace("go back to a copy of it (store restore)", "use another backup"),
        e);
  }

  /** What was asked of one store has nothing to do with the records of another. */
  private void requireSameStore(StoreFile old, StoreFile restored) {
    if (!old.setting(StoreFile.IDENTITY).equals(restored.setting(StoreFile.IDENTITY))) {
      throw new InputRefusedException(
          asked.db()
              + ": must be the store that the backup was made of, got another one; nothing was"
              + " replaced. Check --from, or choose another --db");
    }
  }

  private static void requireFile(Path from) {
    if (!Files.isRegularFile(from)) {
      throw new InputRefusedException(
          from
              + ": must be a backup that 'linkage store backup' made, got "
              + (Files.exists(from) ? "no file" : "no such file")
              + "; check --from");
    }
  }

  private List<String> expected() {
    String given = asked.sha256();
    if (given != null) {
      return List.of(given.toLowerCase(Locale.ROOT));
    }
    List<String> noted = ChecksumFile.read(asked.from());
    if (noted.isEmpty()) {
      boolean isThere = Files.exists(ChecksumFile.of(asked.from()));
      throw new InputRefusedException(
          ChecksumFile.of(asked.from())
              + ": must hold the SHA-256 of the backup, "
              + (isThere
                  ? "got none for a file of its name; if the backup was renamed, write its name"
                      + " there"
                  : "got no such file; put it beside the backup")
              + ", or give what you noted: --sha256");
    }
    return noted;
  }

  private void requireReplaceable() throws IOException {
    if (!Files.isRegularFile(db)) {
      throw new InputRefusedException(
          asked.db()
              + ": must be the name of a file, got a folder or a device; choose another"
              + " --db");
    }
    if (Files.isSameFile(db, asked.from())) {
      throw new InputRefusedException(
          asked.db() + ": must be another file than the backup; choose another --db");
    }
    if (!asked.overwrite()) {
      throw new InputRefusedException(
          asked.db()
              + ": must not exist, got one that does; choose another --db, or add --overwrite: the"
              + " store that is there is kept beside under another name");
    }
  }

  /** A log of another store would be read into this one. */
  private void requireNoLog(boolean isThere) {
    Path log = StoreBytes.log(db);
    if (!isThere && Files.exists(log, LinkOption.NOFOLLOW_LINKS)) {
      throw new InputRefusedException(
          log + ": must not exist, got the log of a store that isn't there; move it away");
    }
  }

  /** The store that is there, which can be asked what it knows; null if it can't be read. */
  private @Nullable StoreFile readable(StoreUse use) {
    try {
      return StoreFile.open(asked.db(), machine, use);
    } catch (StoreInUseException e) {
      throw e;
    } catch (InputRefusedException e) {
      requireAllowed(e);
      return null;
    }
  }

  /** Closes a store that can't be read, if that may be replaced. */
  private void giveUp(StoreFile old, InputRefusedException e) {
    requireAllowed(e);
    old.close();
  }

  private boolean isDamaged(InputRefusedException e) {
    return String.valueOf(e.getMessage()).startsWith(asked.db() + ": can't be read");
  }

  private void requireAllowed(InputRefusedException e) {
    if (!asked.evenIfUnreadable()) {
      throw new InputRefusedException(
          e.getMessage()
              + ". So nobody can tell what was erased or refused since the backup; add"
              + " --even-if-unreadable to restore all the same, and do again what was asked"
              + " since",
          e);
    }
  }

  private @Nullable Path place(Path copy) throws IOException {
    Files.move(copy, db);
    force();
    return null;
  }

  /**
   * Replaces a store that can be asked. It is closed, and looked at once more under a lock that
   * lets others read alone: what it was asked since would be lost.
   */
  private Path replace(StoreFile old, Path copy) throws IOException {
    AuditHead ended = old.head();
    old.close();
    beforeSwap.run();
    Path kept = keptName();
    boolean posix = db.getFileSystem().supportedFileAttributeViews().contains("posix");
    try (StoreFile again = StoreFile.openToRead(db, machine)) {
      if (!again.head().equals(ended)) {
        throw new InputRefusedException(
            asked.db()
                + ": must not change while it is replaced, got a change by another process; nothing"
                + " was replaced: run again");
      }
      if (posix) {
        swap(copy, kept);
      }
    }
    if (!posix) {
      // Elsewhere a file that is open can't be replaced.
      swap(copy, kept);
    }
    force();
    return kept;
  }

  private Path replaceUnread(Path copy) throws IOException {
    Path kept = keptName();
    StoreBytes.withoutOthers(db, channel -> swap(copy, kept));
    force();
    return kept;
  }

  private Path keptName() {
    String stamp = db.getFileName() + ".replaced-" + STAMP.format(asked.now());
    Path kept = db.resolveSibling(stamp);
    for (int n = 2; Files.exists(kept, LinkOption.NOFOLLOW_LINKS); n++) {
      kept = db.resolveSibling(stamp + "-" + n);
    }
    return kept;
  }

  /** First the old one gets a second name, then the new one takes the first: never neither. */
  private void swap(Path copy, Path kept) throws IOException {
    link(kept);
    if (Files.exists(StoreBytes.log(db), LinkOption.NOFOLLOW_LINKS)) {
      Files.move(StoreBytes.log(db), StoreBytes.log(kept));
    }
    Files.move(copy, db, StandardCopyOption.REPLACE_EXISTING);
  }

  private void link(Path name) throws IOException {
    try {
      Files.createLink(name, db);
    } catch (UnsupportedOperationException | IOException e) {
      // Some network shares have no second names.
      StoreBytes.copyFile(db, name);
    }
  }

  /** The new name is on the disk before anybody is told of it, where a folder can be forced. */
  private void force() {
    try (FileChannel folder =
        FileChannel.open(Objects.requireNonNull(db.getParent()), StandardOpenOption.READ)) {
      folder.force(/* metaData= */ true);
    } catch (IOException e) {
      // Windows has no such thing.
      return;
    }
  }
}
