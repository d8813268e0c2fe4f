package uk.linkage.duckdb.output;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import uk.linkage.intake.InputRefusedException;

/**
 * A directory of results that is whole or not there.
 *
 * <p>It is written beside its final place as {@code .NAME.partial-PID} and renamed when complete,
 * so a run that fails or is killed leaves what was there before. Nobody but its owner can look into
 * it before it is complete, where the file system has permissions; what a killed run has left is
 * removed by the next one with the same result.
 */
public final class OutputDirectory implements AutoCloseable {

  /** What run.json says first, by which a directory of ours is known. */
  static final String PROGRAM = "linkage";

  private final Path named;
  private final Path target;
  private final boolean overwrite;
  private final boolean staysOwnerOnly;
  private final Path partial;
  private final Path replaced;
  private final List<String> notes = new ArrayList<>();
  private final List<Destroyed> swept = new ArrayList<>();
  private final Thread onExit;
  private Set<PosixFilePermission> usual = Set.of();
  private boolean committed;

  private OutputDirectory(Path named, Path target, boolean overwrite, boolean staysOwnerOnly) {
    this.named = named;
    this.target = target;
    this.overwrite = overwrite;
    this.staysOwnerOnly = staysOwnerOnly;
    this.partial = Leftovers.own(target, Leftovers.PARTIAL);
    this.replaced = Leftovers.own(target, Leftovers.REPLACED);
    this.onExit = new Thread(() -> destroyQuietly(partial), "remove-partial-output");
  }

  /**
   * Makes the directory that is written to. In its place it has the permissions that any new
   * directory of the user gets.
   *
   * @param directory where the results shall be
   * @param overwrite whether results of an earlier run may be replaced
   * @return an empty directory
   * @throws InputRefusedException if there is something that may not be replaced, or no permission
   */
  public static OutputDirectory prepare(Path directory, boolean overwrite) {
    return prepare(directory, overwrite, /* staysOwnerOnly= */ false);
  }

  /**
   * Makes the directory that is written to, and that nobody but its owner may look into or read
   * from in its place either, where the file system has permissions.
   *
   * @param directory where the results shall be
   * @param overwrite whether results of an earlier run may be replaced
   * @return an empty directory
   * @throws InputRefusedException if there is something that may not be replaced, or no permission
   */
  public static OutputDirectory prepareOwnerOnly(Path directory, boolean overwrite) {
    return prepare(directory, overwrite, /* staysOwnerOnly= */ true);
  }

  private static OutputDirectory prepare(
      Path directory, boolean overwrite, boolean staysOwnerOnly) {
    Path target = throughLinks(directory.toAbsolutePath().normalize());
    if (target.getFileName() == null) {
      throw new InputRefusedException("--out must be a folder, got '" + directory + "'");
    }
    OutputDirectory output = new OutputDirectory(directory, target, overwrite, staysOwnerOnly);
    output.putBack();
    requireFree(directory, target, overwrite);
    try {
      output.make();
    } catch (IOException e) {
      throw OutputFault.refusal(directory, e);
    }
    // Ctrl-C ends the process without closing anything.
    Runtime.getRuntime().addShutdownHook(output.onExit);
    return output;
  }

  /** A result behind a symbolic link is replaced where it is, and the link stays. */
  private static Path throughLinks(Path target) {
    try {
      return Files.exists(target) ? target.toRealPath() : target;
    } catch (IOException e) {
      throw OutputFault.refusal(target, e);
    }
  }

  /**
   * A run that was killed between putting the earlier result aside and the new one in its place has
   * left nothing there: the earlier one is whole, so it goes back.
   */
  private void putBack() {
    List<Path> aside = Leftovers.ofDeadProcesses(target, Leftovers.REPLACED);
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) || aside.isEmpty()) {
      return;
    }
    try {
      Files.move(aside.get(0), target);
      notes.add("a run that was killed had put the earlier result aside: it is back in its place");
    } catch (IOException e) {
      throw OutputFault.refusal(target, e);
    }
  }

  private static void requireFree(Path named, Path target, boolean overwrite) {
    if (!Files.exists(target)) {
      return;
    }
    if (!overwrite) {
      throw new InputRefusedException(
          named + ": must not exist, got one that does; choose another --out or add --overwrite");
    }
    if (!Files.isDirectory(target)) {
      throw new InputRefusedException(
          named + ": must be a folder, got a file; choose another --out");
    }
    EarlierResult.requireNothingElse(named, target);
  }

  private void make() throws IOException {
    Destruction.of(partial);
    Files.createDirectories(Objects.requireNonNull(partial.getParent()));
    Files.createDirectory(partial);
    usual = OwnerOnly.permissions(partial);
    // It is empty until this is done.
    boolean kept = OwnerOnly.keep(partial);
    if (staysOwnerOnly && !kept) {
      notes.add(
          "this file system can't keep the folder to you alone: see to it that nobody else may read"
              + " it");
    }
    for (String kind : List.of(Leftovers.PARTIAL, Leftovers.REPLACED, Leftovers.PRIVATE)) {
      swept.addAll(Leftovers.sweep(target, kind, partial, notes));
    }
  }

  /**
   * Returns what the user should know about the directory: what killed runs had left.
   *
   * @return sentences without a value in them
   */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /**
   * Returns what killed runs had left and was destroyed when this directory was made.
   *
   * @return each file, and each folder after its files
   */
  public List<Destroyed> swept() {
    return List.copyOf(swept);
  }

  /**
   * Returns where a file of the results is to be written.
   *
   * @param name the name of the file
   * @return its path while the directory is incomplete
   */
  public Path file(String name) {
    return partial.resolve(name);
  }

  /**
   * Says what to do when a file of the directory can't be written.
   *
   * @param name the file
   * @param fault what went wrong
   * @return what to throw
   */
  public InputRefusedException refusal(String name, IOException fault) {
    return OutputFault.refusal(partial.resolve(name), fault);
  }

  /** Returns the directory while it is incomplete. */
  Path partial() {
    return partial;
  }

  /** Puts the results in their place. An earlier directory goes only after that. */
  public void commit() {
    // Somebody may have made the directory, or put something into it, during the run.
    requireFree(named, target, overwrite);
    try {
      boolean replaces = Files.exists(target);
      if (replaces) {
        Destruction.of(replaced);
        Files.move(target, replaced);
      }
      try {
        open();
        Files.move(partial, target);
      } catch (IOException e) {
        if (replaces) {
          Files.move(replaced, target);
        }
        throw e;
      }
      committed = true;
      if (replaces) {
        Destruction.of(replaced);
      }
    } catch (IOException e) {
      throw OutputFault.refusal(target, e);
    }
  }

  /** Gives the directory, or else its files, the permissions that they are to have. */
  private void open() throws IOException {
    if (!staysOwnerOnly) {
      OwnerOnly.set(partial, usual);
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(partial)) {
      files.forEach(OwnerOnly::keep);
    }
  }

  /** Removes what was written, unless it was {@linkplain #commit committed}. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException e) {
      // The process is ending, and the hook at work.
      return;
    }
    if (!committed) {
      destroyQuietly(partial);
    }
  }

  private static void destroyQuietly(Path directory) {
    try {
      Destruction.of(directory);
    } catch (IOException e) {
      // What can't be removed stays under a name that says what it is, for the next run to find;
      // the
      // run's own fault, which is on its way to the user, matters more.
      return;
    }
  }

  @Override
  public String toString() {
    return Objects.toString(target);
  }
}
