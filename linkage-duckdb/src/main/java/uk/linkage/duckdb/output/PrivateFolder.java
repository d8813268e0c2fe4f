package uk.linkage.duckdb.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import uk.linkage.intake.InputRefusedException;

/**
 * A folder for what must not outlive a run.
 *
 * <p>Nobody but its owner may look into it, where the file system has permissions. When it is
 * closed, or the process is asked to end (Ctrl-C, SIGTERM), every file in it is overwritten with
 * zeros at its full length, forced to the disk and removed, and all is seen to be gone. A process
 * that is killed outright or loses power can do nothing more: then the next run with the same
 * result does it, before anything else, if the process that made the folder is no longer alive.
 *
 * <p>What this can't promise is in docs/decisions/0019. Above all: the best way to leave nothing
 * behind is to write nothing, so a run that needs no working file makes no such folder.
 */
public final class PrivateFolder implements AutoCloseable {

  private final Path path;
  private final boolean ownerOnly;
  private final List<String> notes = new ArrayList<>();
  private final List<Destroyed> swept;
  private final Thread onExit;
  private boolean isDestroyed;

  private PrivateFolder(Path target) throws IOException {
    this.path = Leftovers.own(target, Leftovers.PRIVATE);
    // A process of the same number that is no more, since this one makes its first.
    Destruction.of(path);
    Files.createDirectories(Objects.requireNonNull(path.getParent()));
    Files.createDirectory(path);
    // It is empty until this is done.
    this.ownerOnly = OwnerOnly.keep(path);
    this.swept = Leftovers.sweep(target, Leftovers.PRIVATE, path, notes);
    this.onExit = new Thread(this::destroyQuietly, "destroy-private-folder");
  }

  /**
   * Makes a folder beside a result, {@code .NAME.private-PROCESS}. What killed runs have left there
   * is destroyed.
   *
   * @param result where the results of the run shall be; it need not exist
   * @return an empty folder, one for each result
   * @throws InputRefusedException if it can't be made
   */
  public static PrivateFolder beside(Path result) {
    Path target = result.toAbsolutePath().normalize();
    if (target.getFileName() == null) {
      throw new InputRefusedException("--out must be a folder, got '" + result + "'");
    }
    try {
      PrivateFolder folder = new PrivateFolder(target);
      Runtime.getRuntime().addShutdownHook(folder.onExit);
      return folder;
    } catch (IOException e) {
      throw OutputFault.refusal(target, e);
    }
  }

  /**
   * Makes a folder in another one, such as a disk in memory.
   *
   * @param parent the folder to make it in
   * @param name what it is for, a name without separators
   * @return an empty folder, {@code .name.private-PROCESS}
   * @throws InputRefusedException if it can't be made
   */
  public static PrivateFolder in(Path parent, String name) {
    return beside(parent.resolve(name));
  }

  /**
   * Destroys what killed runs have left beside a file, without making a folder: unfinished results
   * and working folders.
   *
   * @param file the file; it need not exist
   * @param owned a file or folder: only what belongs to its owner is destroyed
   * @return what the user should know, as sentences
   */
  public static List<String> sweepBeside(Path file, Path owned) {
    Path target = file.toAbsolutePath().normalize();
    List<String> notes = new ArrayList<>();
    for (String kind : List.of(Leftovers.PARTIAL, Leftovers.PRIVATE)) {
      Leftovers.sweep(target, kind, owned, notes);
    }
    return notes;
  }

  /**
   * Destroys what one process has left beside a file, of which the caller knows that it is gone,
   * whoever has its number today.
   *
   * @param file the file; it need not exist
   * @param process the number of the process
   * @param owned a file or folder: only what belongs to its owner is destroyed
   * @return what the user should know, as sentences
   */
  public static List<String> sweepOf(Path file, long process, Path owned) {
    Path target = file.toAbsolutePath().normalize();
    List<String> notes = new ArrayList<>();
    for (String kind : List.of(Leftovers.PARTIAL, Leftovers.PRIVATE)) {
      Leftovers.sweepOf(target, kind, process, owned, notes);
    }
    return notes;
  }

  /**
   * Returns the folder.
   *
   * @return its path
   */
  public Path path() {
    return path;
  }

  /**
   * Returns where a file is to be written.
   *
   * @param name the name of the file
   * @return its path in the folder
   */
  public Path file(String name) {
    return path.resolve(name);
  }

  /**
   * Tells whether the file system keeps the folder to its owner.
   *
   * @return whether its permissions are rwx------; false where there are none, as on Windows
   */
  public boolean isOwnerOnly() {
    return ownerOnly;
  }

  /**
   * Destroys what killed runs have left in the private folders of other results beside this one,
   * where a name is used once: in those that hold a file of one name and nothing else.
   *
   * @param content what the file is called
   */
  public void sweepOthers(String content) {
    Leftovers.sweepOwnFiles(path, content, notes);
  }

  /**
   * Returns what the user should know: what killed runs had left.
   *
   * @return sentences without a value in them
   */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /**
   * Returns what killed runs had left and was destroyed when this folder was made.
   *
   * @return each file, and each folder after its files
   */
  public List<Destroyed> swept() {
    return List.copyOf(swept);
  }

  /**
   * Destroys the folder with all that is in it. Nothing must be writing there any more.
   *
   * @return each file, and the folder after its files; nothing the second time
   * @throws InputRefusedException if something can't be removed; the message says what to do
   */
  public synchronized List<Destroyed> destroy() {
    if (isDestroyed) {
      return List.of();
    }
    try {
      List<Destroyed> destroyed = Destruction.of(path);
      isDestroyed = true;
      forgetHook();
      return destroyed;
    } catch (IOException e) {
      throw new InputRefusedException(
          path
              + ": the working folder must be destroyed, and something in it could not be removed;"
              + " overwrite and remove it by hand",
          e);
    }
  }

  private void forgetHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook finds nothing to do.
      return;
    }
  }

  private void destroyQuietly() {
    try {
      destroy();
    } catch (InputRefusedException e) {
      // Nobody is left to be told; the next run finds the folder.
      return;
    }
  }

  /** Destroys the folder, if that has not been done. */
  @Override
  public void close() {
    destroy();
  }
}
