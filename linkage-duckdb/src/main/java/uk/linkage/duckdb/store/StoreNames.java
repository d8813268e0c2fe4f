package uk.linkage.duckdb.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import uk.linkage.intake.InputRefusedException;

/** The names that a store has for itself and for what it keeps beside it. */
public final class StoreNames {

  private StoreNames() {}

  /**
   * Sees that a file to be written is not the store itself, by whatever name, nor one that it keeps
   * beside it, there already or not: written there, it would be taken for the store's own.
   *
   * @param db the file of the store, or a link to it; if there is none, whoever opens it says so
   * @param out a file or folder to be written
   * @param option the option that names it, for messages
   * @throws InputRefusedException if it is one of the store's
   */
  public static void requireAnother(Path db, Path out, String option) {
    try {
      Path store = db.toRealPath();
      boolean isStore = Files.exists(out) && Files.isSameFile(store, out);
      Path place = place(out);
      boolean isBeside =
          Objects.equals(store.getParent(), place.getParent())
              && isOwn(String.valueOf(store.getFileName()), String.valueOf(place.getFileName()));
      if (isStore || isBeside) {
        throw new InputRefusedException(
            out
                + ": must be another file than those of the store itself; choose another "
                + option);
      }
    } catch (IOException e) {
      // No such store: whoever opens it says so.
      return;
    }
  }

  private static boolean isOwn(String store, String name) {
    // Hidden are its note, and whatever is unfinished: the next command removes that.
    return name.equals(store) || name.startsWith("." + store + ".") || isCopyOrLog(store, name);
  }

  /** Tells whether a file beside a store holds records of it: its log, or the store as it was. */
  static boolean isCopyOrLog(String store, String name) {
    return name.equals(store + ".wal")
        || name.startsWith(store + ".before-format-")
        || name.startsWith(store + ".replaced-");
  }

  /**
   * Sees that what a command writes is not another file that it reads or writes.
   *
   * @param out what {@code --out} names
   * @param other the other file, whether it is there yet or not
   * @param option the option that names it
   * @throws InputRefusedException if both are one file, however it is spelled
   */
  public static void requireApart(Path out, Path other, String option) {
    if (place(out).equals(place(other)) || isSame(out, other)) {
      throw new InputRefusedException(
          other + ": " + option + " must be another file than --out; choose another of the two");
    }
  }

  private static boolean isSame(Path out, Path other) {
    try {
      return Files.isSameFile(out, other);
    } catch (IOException e) {
      // One that isn't there is no other.
      return false;
    }
  }

  /** Where a file is or would be, its folder without links. */
  private static Path place(Path file) {
    Path plain = file.toAbsolutePath().normalize();
    Path folder = plain.getParent();
    Path name = plain.getFileName();
    if (folder == null || name == null) {
      return plain;
    }
    try {
      return folder.toRealPath().resolve(name);
    } catch (IOException e) {
      // No such folder: whoever writes there makes it, or says so.
      return plain;
    }
  }
}
