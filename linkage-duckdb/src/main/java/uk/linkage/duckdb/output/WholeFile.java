package uk.linkage.duckdb.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import uk.linkage.intake.InputRefusedException;

/** A file that is written beside its final place and renamed when complete: whole or not there. */
final class WholeFile implements AutoCloseable {

  private final Path target;
  private final Path partial;
  private boolean committed;

  private WholeFile(Path target) {
    this.target = target;
    this.partial = Leftovers.own(target, Leftovers.PARTIAL);
  }

  /**
   * Refuses a file of {@code --out} that can't be written, before any work.
   *
   * @param out the file as the user named it
   * @param overwrite whether one that is there may be replaced, if it has the same columns
   * @param columns what the columns of the file are called
   * @param endings what its name may end in, such as {@code .csv}
   * @throws InputRefusedException if it may not
   */
  static void requireFree(Path out, boolean overwrite, List<String> columns, String... endings) {
    String name = String.valueOf(out.getFileName()).toLowerCase(Locale.ROOT);
    if (Arrays.stream(endings).noneMatch(name::endsWith)) {
      throw new InputRefusedException(
          out
              + ": must be a file that ends in "
              + String.join(" or ", endings)
              + "; choose another --out");
    }
    OutputFolder.requireThere(out + ":", out);
    if (!Files.exists(out)) {
      return;
    }
    if (!overwrite) {
      throw new InputRefusedException(
          out + ": must not exist, got one that does; choose another --out or add --overwrite");
    }
    EarlierTable.requireSame(out, columns);
  }

  /**
   * Makes an empty file beside the final place, and removes what killed runs left there.
   *
   * @param named the place as the user named it, for messages
   * @param target the same, absolute
   */
  static WholeFile begin(Path named, Path target) {
    WholeFile file = new WholeFile(target);
    try {
      Leftovers.sweepFiles(target);
      Files.deleteIfExists(file.partial);
      Files.createFile(file.partial);
    } catch (IOException e) {
      throw OutputFault.refusal(named, e);
    }
    return file;
  }

  /** Its path while it is incomplete. */
  Path partial() {
    return partial;
  }

  /** Its final place. */
  Path target() {
    return target;
  }

  /** Puts the file in its place. */
  void commit() {
    try {
      Files.move(partial, target, StandardCopyOption.REPLACE_EXISTING);
      committed = true;
    } catch (IOException e) {
      throw OutputFault.refusal(target, e);
    }
  }

  /** Removes what was written, unless it was put in its place. */
  @Override
  public void close() {
    if (!committed) {
      try {
        Files.deleteIfExists(partial);
      } catch (IOException e) {
        throw OutputFault.refusal(partial, e);
      }
    }
  }
}
