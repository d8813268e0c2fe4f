package uk.linkage.duckdb.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import uk.linkage.duckdb.output.Destroyed;
import uk.linkage.duckdb.output.Destruction;
import uk.linkage.duckdb.output.Leftovers;
import uk.linkage.duckdb.output.OwnerOnly;

/**
 * The folder beside a store in which it is written anew, {@code .NAME.erasing-N}.
 *
 * <p>Whoever works in it has a lock on a file in it, which ends with its process. So who finds the
 * folder knows whether somebody works there. The number in its name doesn't tell: in a container it
 * is that of a process elsewhere, and always 1.
 */
final class ErasingFolder implements AutoCloseable {

  private static final String HELD = "held";

  private final Path path;
  private final FileChannel held;

  private ErasingFolder(Path path, FileChannel held) {
    this.path = path;
    this.held = held;
  }

  /**
   * Makes the folder of this process, or takes the one that a process of its number has left.
   *
   * @param store the file of the store, without links
   * @return the folder; null if somebody looks into it at this moment
   */
  static @Nullable ErasingFolder make(Path store) throws IOException {
    Path folder = Leftovers.own(store, Leftovers.ERASING);
    try {
      Files.createDirectory(folder);
      OwnerOnly.keep(folder);
    } catch (FileAlreadyExistsException e) {
      return take(folder);
    }
    return take(folder);
  }

  /** All of a store, of its owner: what somebody else put there under such a name is not ours. */
  static List<Path> beside(Path store) throws IOException {
    List<Path> found = new ArrayList<>();
    for (Path folder : Leftovers.all(store, Leftovers.ERASING)) {
      if (!Files.exists(store) || isOfItsOwner(folder, store)) {
        found.add(folder);
      }
    }
    return found;
  }

  private static boolean isOfItsOwner(Path folder, Path store) throws IOException {
    try {
      return Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(Files.getOwner(store));
    } catch (NoSuchFileException e) {
      return false; // whoever had it is done
    }
  }

  /** Takes a folder; null if somebody has it, or it is gone. */
  static @Nullable ErasingFolder take(Path folder) throws IOException {
    Path file = folder.resolve(HELD);
    FileChannel channel = null;
    boolean taken = false;
    try {
      makeHeld(file);
      Object before = identity(file);
      channel = FileChannel.open(file, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      // Who had it may have removed it before this lock, and another one made it anew.
      taken = lock != null && Files.exists(file) && Objects.equals(before, identity(file));
      return taken ? new ErasingFolder(folder, channel) : null;
    } catch (OverlappingFileLockException | NoSuchFileException e) {
      return null;
    } finally {
      if (channel != null && !taken) {
        channel.close();
      }
    }
  }

  private static void makeHeld(Path file) throws IOException {
    if (!Files.exists(file)) {
      try {
        Files.createFile(file);
        OwnerOnly.keep(file);
      } catch (FileAlreadyExistsException e) {
        return; // its maker was faster
      }
    }
  }

  /** What tells a file from another one that has its name later; null if there is no such thing. */
  static @Nullable Object identity(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (IOException e) {
      return null;
    }
  }

  /** Tells whether somebody is writing a store anew, as far as this user can see. */
  static boolean isHeldBeside(Path store) {
    try {
      for (Path folder : beside(store)) {
        try (ErasingFolder taken = take(folder)) {
          if (taken == null && Files.exists(folder)) {
            return true;
          }
        }
      }
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  Path file(String name) {
    return path.resolve(name);
  }

  /**
   * Destroys what is in it, but not what has another name and is the store or its log: of that only
   * the name in here goes.
   */
  List<Destroyed> empty(Path store) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
      entries.forEach(files::add);
    }
    List<Destroyed> destroyed = new ArrayList<>();
    // To open the file that is held and close it again would give up the lock.
    files.removeIf(file -> file.endsWith(HELD));
    for (Path file : files) {
      for (Path used : List.of(store, StoreBytes.log(store))) {
        if (Files.exists(used) && Files.exists(file) && Files.isSameFile(file, used)) {
          Files.delete(file);
        }
      }
      destroyed.addAll(Destruction.of(file));
    }
    return destroyed;
  }

  /** Removes it, which is empty, and gives up the lock. */
  void remove() throws IOException {
    try (held) {
      Files.deleteIfExists(path.resolve(HELD));
    }
    try {
      Files.deleteIfExists(path);
    } catch (DirectoryNotEmptyException e) {
      return; // another one has found it in this moment, and removes it
    }
  }

  /** Gives up the lock, and leaves all as it is. */
  @Override
  public void close() throws IOException {
    held.close();
  }
}
