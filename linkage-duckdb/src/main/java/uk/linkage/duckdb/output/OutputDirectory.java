package uk.linkage.duckdb.output;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import uk.linkage.intake.InputRefusedException;

/**
 * A directory of results that is whole or not there.
 *
 * <p>It is written beside its final place as {@code .NAME.partial-PID} and renamed when complete,
 * so a run that fails or is killed leaves what was there before.
 */
public final class OutputDirectory implements AutoCloseable {

  /** What run.json says first, by which a directory of ours is known. */
  static final String PROGRAM = "linkage";

  private final Path named;
  private final Path target;
  private final boolean overwrite;
  private final Path partial;
  private final Path replaced;
  private final Thread onExit;
  private boolean committed;

  private OutputDirectory(Path named, Path target, boolean overwrite) {
    this.named = named;
    this.target = target;
    this.overwrite = overwrite;
    String name = "." + target.getFileName();
    long process = ProcessHandle.current().pid();
    this.partial = target.resolveSibling(name + ".partial-" + process);
    this.replaced = target.resolveSibling(name + ".replaced-" + process);
    this.onExit = new Thread(() -> deleteQuietly(partial), "remove-partial-output");
  }

  /**
   * Makes the directory that is written to.
   *
   * @param directory where the results shall be
   * @param overwrite whether results of an earlier run may be replaced
   * @return an empty directory
   * @throws InputRefusedException if there is something that may not be replaced, or no permission
   */
  public static OutputDirectory prepare(Path directory, boolean overwrite) {
    Path target = throughLinks(directory.toAbsolutePath().normalize());
    if (target.getFileName() == null) {
      throw new InputRefusedException("--out must be a folder, got '" + directory + "'");
    }
    requireFree(directory, target, overwrite);
    OutputDirectory output = new OutputDirectory(directory, target, overwrite);
    try {
      delete(output.partial);
      Files.createDirectories(output.partial);
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

  /**
   * Returns where a file of the results is to be written.
   *
   * @param name the name of the file
   * @return its path while the directory is incomplete
   */
  public Path file(String name) {
    return partial.resolve(name);
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
        delete(replaced);
        Files.move(target, replaced);
      }
      try {
        Files.move(partial, target);
      } catch (IOException e) {
        if (replaces) {
          Files.move(replaced, target);
        }
        throw e;
      }
      committed = true;
      if (replaces) {
        delete(replaced);
      }
    } catch (IOException e) {
      throw OutputFault.refusal(target, e);
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
      deleteQuietly(partial);
    }
  }

  private static void deleteQuietly(Path directory) {
    try {
      delete(directory);
    } catch (IOException e) {
      // What can't be deleted stays under a name that says what it is; the run's own fault, which
      // is on its way to the user, matters more.
      return;
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    Files.walkFileTree(
        directory,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(
              Path visited, @org.jspecify.annotations.Nullable IOException e) throws IOException {
            if (e != null) {
              throw e;
            }
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  @Override
  public String toString() {
    return Objects.toString(target);
  }
}
