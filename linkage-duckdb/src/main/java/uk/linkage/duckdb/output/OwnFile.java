package uk.linkage.duckdb.output;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import uk.linkage.intake.InputRefusedException;

/**
 * A file that nobody but its owner may read, where the file system has permissions, and that is
 * whole or not there: it is written beside its final place.
 */
public final class OwnFile implements AutoCloseable {

  private final Path named;
  private final Path target;
  private final Path folder;
  private final Path partial;

  private OwnFile(Path named) {
    this.named = named;
    this.target = named.toAbsolutePath().normalize();
    this.folder = Leftovers.own(target, Leftovers.PRIVATE);
    this.partial = folder.resolve("file");
  }

  /**
   * Looks whether it can be written, before any work is done.
   *
   * @param file where it shall be; nothing may be there
   * @param option the option that names it, for messages
   * @return a file without anything in it
   * @throws InputRefusedException if it can't be written
   */
  public static OwnFile prepare(Path file, String option) {
    OwnFile own = new OwnFile(file);
    Path parent = own.target.getParent();
    if (parent == null || !Files.isDirectory(parent)) {
      throw new InputRefusedException(
          file
              + ": "
              + option
              + " must be a file in a folder that is there; make the folder, or choose another");
    }
    own.requireFree();
    try {
      for (Path left : Leftovers.ofDeadProcesses(own.target, Leftovers.PRIVATE)) {
        if (Files.getOwner(left).equals(Files.getOwner(parent))) {
          Destruction.of(left);
        }
      }
      Destruction.of(own.folder);
      Files.createDirectory(own.folder);
      OwnerOnly.keep(own.folder);
      Files.createFile(own.partial);
      OwnerOnly.keep(own.partial);
    } catch (IOException e) {
      throw OutputFault.refusal(file, e);
    }
    return own;
  }

  private void requireFree() {
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new InputRefusedException(
          named + ": must not exist, got one that does; choose another name");
    }
  }

  /**
   * Returns where it is to be written.
   *
   * @return its path while it is incomplete
   */
  public Path path() {
    return partial;
  }

  /** Puts it in its place. */
  public void commit() {
    requireFree();
    try {
      Files.move(partial, target);
    } catch (FileAlreadyExistsException e) {
      throw new InputRefusedException(
          named + ": must not exist, got one that does; choose another name", e);
    } catch (IOException e) {
      throw OutputFault.refusal(named, e);
    }
  }

  /** Destroys what was not put in its place. */
  @Override
  public void close() {
    try {
      Destruction.of(folder);
    } catch (IOException e) {
      // Its name says what it is; the fault that led here matters more.
      return;
    }
  }
}
