package uk.linkage.duckdb.output;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import uk.linkage.intake.InputRefusedException;

/**
 * A file that nobody but its owner may read, where the file system has permissions, and that is
 * whole or not there: it is written beside its final place.
 */
public final class OwnFile implements AutoCloseable {

  /** What it is called as long as it is incomplete. */
  static final String CONTENT = "file";

  private final List<String> notes = new ArrayList<>();
  private final Path named;
  private final String option;
  private final Path target;
  private final Path folder;
  private final Path partial;

  private OwnFile(Path named, String option) {
    this.named = named;
    this.option = option;
    this.target = named.toAbsolutePath().normalize();
    this.folder = Leftovers.own(target, Leftovers.PRIVATE);
    this.partial = folder.resolve(CONTENT);
  }

  /**
   * Looks whether it can be written, before any work is done. What a killed run has left in the
   * same folder of such a file, whatever its name, is destroyed.
   *
   * @param file where it shall be; nothing may be there
   * @param option the option that names it, for messages
   * @return a file without anything in it
   * @throws InputRefusedException if it can't be written
   */
  public static OwnFile prepare(Path file, String option) {
    OwnFile own = new OwnFile(file, option);
    OutputFolder.requireThere(file + ": " + option, own.target);
    own.requireFree();
    try {
      Destruction.of(own.folder);
      Files.createDirectory(own.folder);
      OwnerOnly.keep(own.folder);
      Leftovers.sweepOwnFiles(own.folder, CONTENT, own.notes);
      Files.createFile(own.partial);
      OwnerOnly.keep(own.partial);
    } catch (IOException e) {
      throw OutputFault.refusal(file, e, option);
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

  /**
   * Returns what the user should know: what killed runs had left.
   *
   * @return sentences without a value in them
   */
  public List<String> notes() {
    return List.copyOf(notes);
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
      throw OutputFault.refusal(named, e, option);
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
