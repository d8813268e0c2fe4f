package uk.linkage.duckdb.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.Consumer;
import uk.linkage.duckdb.output.OwnerOnly;
import uk.linkage.duckdb.output.PrivateFolder;
import uk.linkage.intake.InputRefusedException;

/** Makes the file of a store: whole, or not at all. */
final class NewStore {

  private NewStore() {}

  /** Makes it in a folder that nobody else can look into, and puts it in its place when whole. */
  static void make(Path path, Consumer<Path> writer) {
    StoreDoor.requirePlain(path);
    Path target = path.toAbsolutePath();
    Path folder =
        target.resolveSibling(
            "." + target.getFileName() + ".partial-" + ProcessHandle.current().pid());
    Path made = folder.resolve("store");
    try {
      requireFree(path);
      Files.createDirectory(folder);
      OwnerOnly.keep(folder);
      PrivateFolder.sweepBeside(target, folder);
      writer.accept(made);
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
      removeQuietly(StoreBytes.log(made));
      removeQuietly(folder);
    }
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
}
